using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>What coordinators and departments do about supervised duties (督办).</summary>
public sealed class SupervisionDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <summary>Most that is sent at once.</summary>
    public const int Most = 500;

    /// <summary>What sending would do, in the words of the templates.</summary>
    /// <param name="level">Null for the level that the rule proposes for each.</param>
    /// <param name="replyBy">One day for all that ask for a reply; null for the clocks of the templates.</param>
    /// <param name="reason">The coordinator's own reason; null for what the rule says, or how the task stands.</param>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>nothing-chosen</c>; <c>too-many</c>; <c>reason-missing</c> and <c>text-too-long</c> for a reason of one's own.</exception>
    public async Task<SupervisionPreview> PreviewAsync(
        Actor actor, IReadOnlyCollection<DutyKey> duties, SupervisionLevel? level, DateOnly? replyBy, CancellationToken cancel, string? reason = null)
    {
        actor.Require(Operation.Supervise);
        RequireSome(duties.Count);
        var own = reason is null ? null : SupervisionSummons.CheckedReason(reason);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await new SupervisionComposer(db, calendar).ComposeAsync([.. duties.Distinct()], level, replyBy, own, cancel);
    }

    /// <summary>Sends all of it, or nothing where one of them has moved on meanwhile.</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>nothing-chosen</c>; <c>too-many</c>; <c>not-responsible</c>; what the item refuses.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody has sent, or the department has replied, meanwhile.</exception>
    public async Task SendAsync(Actor actor, IReadOnlyList<SupervisionOrder> orders, CancellationToken cancel)
    {
        actor.Require(Operation.Supervise);
        RequireSome(orders.Count);
        await using var db = await OpenAsync(actor, cancel);
        await RequireDutiesAsync(db, [.. orders.Select(order => order.Duty)], cancel);
        var ids = orders.Select(order => order.ItemId).OfType<int>().ToArray();
        var items = await db.SupervisionItems.Where(item => ids.Contains(item.Id)).ToDictionaryAsync(item => item.Id, cancel);
        var now = calendar.Now;

        foreach (var order in orders)
        {
            if (order.ItemId is not { } id)
            {
                db.SupervisionItems.Add(SupervisionItem.Send(order.Duty.TaskId, order.Duty.DepartmentId, order.Summons, actor, now, calendar.Today));
                continue;
            }

            var item = items.GetValueOrDefault(id) ?? throw Gone();
            db.Entry(item).Property(i => i.Version).OriginalValue = order.ItemVersion;
            item.Escalate(order.Summons, actor, now, calendar.Today);
        }

        await SaveAsync(db, cancel);
    }

    /// <summary>The department writes its reply.</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>item-gone</c>; what <see cref="SupervisionItem.WriteReply"/> refuses.</exception>
    public Task WriteReplyAsync(Actor actor, int id, uint version, string text, CancellationToken cancel) => ChangeAsync(
        actor, id, version, item => actor.Require(Operation.ReplySupervision, item.DepartmentId), item => item.WriteReply(text, actor, calendar.Now), cancel);

    /// <summary>The head signs the reply, as it is or as the head words it.</summary>
    /// <param name="text">The reply as the head saw or changed it.</param>
    /// <exception cref="DomainRuleException">
    /// <c>forbidden</c>; <c>item-gone</c>; what <see cref="SupervisionItem.WriteReply"/> and <see cref="SupervisionItem.SignReply"/> refuse.
    /// </exception>
    public Task SignReplyAsync(Actor actor, int id, uint version, string text, CancellationToken cancel) => ChangeAsync(
        actor, id, version, item => actor.Require(Operation.SignSupervision, item.DepartmentId),
        item =>
        {
            if (item.State != SupervisionState.Replying || item.Reply != text)
            {
                item.WriteReply(text, actor, calendar.Now);
            }

            item.SignReply(actor, calendar.Now);
        },
        cancel);

    /// <summary>The head sends an unsigned reply back to staff, the coordinator a signed one to the department.</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>item-gone</c>; what <see cref="SupervisionItem.ReturnReply"/> refuses.</exception>
    public Task ReturnReplyAsync(Actor actor, int id, uint version, string why, DateOnly? replyBy, CancellationToken cancel) => ChangeAsync(
        actor, id, version,
        item =>
        {
            if (item.State == SupervisionState.Replying)
            {
                actor.Require(Operation.SignSupervision, item.DepartmentId);
            }
            else
            {
                actor.Require(Operation.Supervise);
            }
        },
        item => item.ReturnReply(why, replyBy, actor, calendar.Now, calendar.Today), cancel);

    /// <summary>The department asks for more time.</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>item-gone</c>; what <see cref="SupervisionItem.AskExtension"/> refuses.</exception>
    public Task AskExtensionAsync(Actor actor, int id, uint version, DateOnly to, string why, CancellationToken cancel) => ChangeAsync(
        actor, id, version, item => actor.Require(Operation.ReplySupervision, item.DepartmentId),
        item => item.AskExtension(to, why, actor, calendar.Now, calendar.Today), cancel);

    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>item-gone</c>; what <see cref="SupervisionItem.AnswerExtension"/> refuses.</exception>
    public Task AnswerExtensionAsync(Actor actor, int id, uint version, bool isGranted, string? words, CancellationToken cancel) => ChangeAsync(
        actor, id, version, _ => actor.Require(Operation.Supervise), item => item.AnswerExtension(isGranted, words, actor, calendar.Now), cancel);

    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>item-gone</c>; what <see cref="SupervisionItem.Close"/> refuses.</exception>
    public Task CloseAsync(Actor actor, int id, uint version, string findings, CancellationToken cancel) => ChangeAsync(
        actor, id, version, _ => actor.Require(Operation.Supervise), item => item.Close(findings, actor, calendar.Now), cancel);

    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>item-gone</c>; what <see cref="SupervisionItem.Withdraw"/> refuses.</exception>
    public Task WithdrawAsync(Actor actor, int id, uint version, string why, CancellationToken cancel) => ChangeAsync(
        actor, id, version, _ => actor.Require(Operation.Supervise), item => item.Withdraw(why, actor, calendar.Now), cancel);

    private async Task ChangeAsync(
        Actor actor, int id, uint version, Action<SupervisionItem> permit, Action<SupervisionItem> change, CancellationToken cancel)
    {
        await using var db = await OpenAsync(actor, cancel);
        var item = await db.SupervisionItems.SingleOrDefaultAsync(one => one.Id == id, cancel) ?? throw Gone();
        permit(item);
        db.Entry(item).Property(i => i.Version).OriginalValue = version;
        change(item);
        await SaveAsync(db, cancel);
    }

    private async Task<GreenPlanContext> OpenAsync(Actor actor, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        return db;
    }

    private async Task RequireDutiesAsync(GreenPlanContext db, List<DutyKey> duties, CancellationToken cancel)
    {
        if (await SupervisionCandidate.Of(db, calendar, duties).Select(one => new { one.TaskId, one.DepartmentId })
                .ToListAsync(cancel) is var own && !duties.TrueForAll(duty => own.Exists(one => one.TaskId == duty.TaskId && one.DepartmentId == duty.DepartmentId)))
        {
            throw new DomainRuleException("not-responsible", "其中有任务已办结或责任单位已变更，请刷新后重新选择。");
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
            throw new DbUpdateConcurrencyException("A colleague has sent the same at the same moment.", failure);
        }
    }

    private static void RequireSome(int count)
    {
        if (count == 0)
        {
            throw new DomainRuleException("nothing-chosen", "请先选择要督办的事项。");
        }

        if (count > Most)
        {
            throw new DomainRuleException("too-many", $"一次最多发送{Most}项，请用筛选缩小范围后分次发送。");
        }
    }

    private static DomainRuleException Gone() => new("item-gone", "该督办事项已不存在，请刷新。");
}
