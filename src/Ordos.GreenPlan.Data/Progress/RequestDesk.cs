using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>What departments ask about their duties (签收、异议、延期申请), and how coordinators answer.</summary>
public sealed class RequestDesk(IDbContextFactory<GreenPlanContext> contexts, StandingKeeper standings, PortalCalendar calendar)
{
    /// <summary>The department takes tasks on. One that it has answered before is left as it is.</summary>
    /// <returns>How many were signed for.</returns>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>not-responsible</c></exception>
    public async Task<int> ReceiveAsync(Actor actor, int departmentId, IReadOnlyList<int> taskIds, CancellationToken cancel)
    {
        actor.Require(Operation.ReceiveTask, departmentId);
        await using var db = await OpenAsync(actor, cancel);
        await RequireDutiesAsync(db, departmentId, taskIds, cancel);
        var answered = await db.DutyReceipts.Where(receipt => receipt.DepartmentId == departmentId && taskIds.Contains(receipt.TaskId))
            .Select(receipt => receipt.TaskId).ToListAsync(cancel);
        var open = taskIds.Distinct().Except(answered).Order().ToList();

        db.DutyReceipts.AddRange(open.Select(taskId => DutyReceipt.Sign(taskId, departmentId, actor, calendar.Now)));
        await SaveAsync(db, cancel);
        return open.Count;
    }

    /// <summary>The department disputes that a task is its own.</summary>
    /// <exception cref="DomainRuleException">
    /// <c>forbidden</c>; <c>not-responsible</c>; <c>already-received</c>; what <see cref="DutyReceipt.Dispute"/> refuses.
    /// </exception>
    public async Task DisputeAsync(Actor actor, int departmentId, int taskId, string reason, CancellationToken cancel)
    {
        actor.Require(Operation.ReceiveTask, departmentId);
        await using var db = await OpenAsync(actor, cancel);
        await RequireDutiesAsync(db, departmentId, [taskId], cancel);

        if (await db.DutyReceipts.AnyAsync(receipt => receipt.DepartmentId == departmentId && receipt.TaskId == taskId, cancel))
        {
            throw new DomainRuleException("already-received", "该任务已签收或已提出过异议。如需变更，请联系调度员。");
        }

        db.DutyReceipts.Add(DutyReceipt.Dispute(taskId, departmentId, actor, calendar.Now, calendar.Today, reason));
        await SaveAsync(db, cancel);
    }

    /// <summary>The coordinator answers a dispute. Where it is upheld, the task is no longer the department's: neither its sheet nor its health counts it.</summary>
    /// <param name="toId">The department that takes the task on instead; null names none.</param>
    /// <exception cref="DomainRuleException">
    /// <c>forbidden</c>; <c>request-gone</c>; what <see cref="DutyReceipt.Settle"/> refuses; for the named department <c>department-gone</c>,
    /// <c>same-department</c>, <c>group</c>, <c>department-ended</c>, <c>dispute-upheld</c>.
    /// </exception>
    public async Task AnswerDisputeAsync(
        Actor actor, int receiptId, uint version, bool isUpheld, string answer, CancellationToken cancel, int? toId = null)
    {
        actor.Require(Operation.AnswerDispute);
        await using var db = await OpenAsync(actor, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var receipt = await db.DutyReceipts.SingleOrDefaultAsync(r => r.Id == receiptId, cancel) ?? throw Gone();
        db.Entry(receipt).Property(r => r.Version).OriginalValue = version;
        var task = isUpheld ? await DisputedDuties.LockAsync(db, receipt.TaskId, cancel) : null;

        if (isUpheld && toId is { } to)
        {
            await DisputedDuties.CheckAsync(db, receipt, to, calendar.Today, cancel);
        }

        receipt.Settle(actor, calendar.Now, isUpheld, answer);
        await SaveAsync(db, cancel);

        if (task is not null)
        {
            await DisputedDuties.MoveAsync(db, receipt, toId, calendar.Now, cancel);
            await FollowAsync(db, actor, receipt, toId, cancel);
            await standings.FollowReportsAsync(db, task, cancel);
            await db.Database.ExecuteSqlAsync($"select recount_departments({new[] { task.DocumentId }})", cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>A department that answers for a task asks for a later deadline.</summary>
    /// <exception cref="DomainRuleException">
    /// <c>forbidden</c>; <c>not-responsible</c>; <c>already-asked</c> while an earlier request is open; what <see cref="ExtensionRequest.Ask"/> refuses.
    /// </exception>
    public async Task AskExtensionAsync(Actor actor, int departmentId, int taskId, DateOnly due, string reason, CancellationToken cancel)
    {
        actor.Require(Operation.RequestExtension, departmentId);
        await using var db = await OpenAsync(actor, cancel);
        var answers = await AskedDuty.AnsweredIn(db).AnyAsync(duty => duty.TaskId == taskId && duty.DepartmentId == departmentId, cancel);

        if (!answers)
        {
            throw new DomainRuleException("not-responsible", "您的单位不是该任务的牵头或分工单位，或任务已办结，不能申请延期。");
        }

        if (await db.ExtensionRequests.AnyAsync(
                request => request.TaskId == taskId && request.DepartmentId == departmentId && request.State == ExtensionState.Open, cancel))
        {
            throw new DomainRuleException("already-asked", "已有一份延期申请待答复，请勿重复申请。");
        }

        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.Id == taskId, cancel);
        db.ExtensionRequests.Add(ExtensionRequest.Ask(task, departmentId, due, reason, actor, calendar.Now, calendar.Today));
        await SaveAsync(db, cancel);
    }

    /// <summary>The coordinator grants a later deadline; it becomes the task's.</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>request-gone</c>; what <see cref="ExtensionRequest.Grant"/> refuses.</exception>
    public Task GrantAsync(Actor actor, int requestId, uint version, string? answer, CancellationToken cancel) =>
        AnswerExtensionAsync(actor, requestId, version, (request, task) => request.Grant(task, actor, calendar.Now, answer), cancel);

    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>request-gone</c>; what <see cref="ExtensionRequest.Refuse"/> refuses.</exception>
    public Task RefuseAsync(Actor actor, int requestId, uint version, string answer, CancellationToken cancel) =>
        AnswerExtensionAsync(actor, requestId, version, (request, _) => request.Refuse(actor, calendar.Now, answer), cancel);

    /// <summary>What was sent about the duty goes with it.</summary>
    private async Task FollowAsync(GreenPlanContext db, Actor actor, DutyReceipt receipt, int? toId, CancellationToken cancel)
    {
        var moves = new SupervisionMoves(db, actor);
        await (toId is { } to
            ? moves.FollowAsync([receipt.TaskId], receipt.DepartmentId, to, "异议成立", calendar.Now, cancel)
            : moves.ReleaseAsync(receipt.TaskId, receipt.DepartmentId, "异议成立，该单位不再承担此任务。", calendar.Now, cancel));
        await db.SaveChangesAsync(cancel);
    }

    private async Task AnswerExtensionAsync(
        Actor actor, int requestId, uint version, Action<ExtensionRequest, PolicyTask> answer, CancellationToken cancel)
    {
        actor.Require(Operation.SetDueDate);
        await using var db = await OpenAsync(actor, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var request = await db.ExtensionRequests.SingleOrDefaultAsync(r => r.Id == requestId, cancel) ?? throw Gone();
        db.Entry(request).Property(r => r.Version).OriginalValue = version;
        var task = await db.Tasks.SingleAsync(t => t.Id == request.TaskId, cancel);

        answer(request, task);
        await db.SaveChangesAsync(cancel);
        await standings.RefreshAsync(db, [task.Id], cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<GreenPlanContext> OpenAsync(Actor actor, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        return db;
    }

    private static async Task RequireDutiesAsync(GreenPlanContext db, int departmentId, IReadOnlyList<int> taskIds, CancellationToken cancel)
    {
        var own = await AskedDuty.In(db).Where(duty => duty.DepartmentId == departmentId && taskIds.Contains(duty.TaskId))
            .CountAsync(cancel);

        if (own != taskIds.Distinct().Count())
        {
            throw new DomainRuleException("not-responsible", "其中有任务不属于您的单位或已办结，请刷新后再办理。");
        }
    }

    private static async Task SaveAsync(GreenPlanContext db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new DbUpdateConcurrencyException("A colleague has done the same at the same moment.", failure);
        }
    }

    private static DomainRuleException Gone() => new("request-gone", "该申请已不存在，请刷新。");
}
