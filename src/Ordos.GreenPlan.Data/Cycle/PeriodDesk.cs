using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Cycle;

/// <summary>What coordinators decide about reporting periods: preview, open, reopen, withdraw.</summary>
public sealed class PeriodDesk(IDbContextFactory<GreenPlanContext> contexts, StandingKeeper standings, PortalCalendar calendar)
{
    /// <summary>How many items each department would get, most first, and which of them it has answered elsewhere.</summary>
    public async Task<IReadOnlyList<DepartmentLoad>> PreviewAsync(Actor actor, PeriodPlan plan, CancellationToken cancel)
    {
        actor.Require(Operation.KeepPeriods);
        plan.Check(calendar.Today);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await RequireInForceAsync(db, plan.DocumentIds, cancel);

        var items = AskedDuty.In(db).Where(duty => plan.DocumentIds.Contains(duty.DocumentId));
        var answered = await items
            .Where(item => db.Reports.Any(report =>
                report.TaskId == item.TaskId && report.DepartmentId == item.DepartmentId
                && (report.State == ReportState.Submitted || report.State == ReportState.Signed || report.State == ReportState.Accepted)
                && db.Periods.Any(period => period.Id == report.PeriodId && period.StartsOn <= plan.EndsOn && plan.StartsOn <= period.EndsOn)))
            .GroupBy(item => item.DepartmentId)
            .Select(own => new { DepartmentId = own.Key, Count = own.Count() })
            .ToDictionaryAsync(own => own.DepartmentId, own => own.Count, cancel);
        var loads = await (
            from load in items.GroupBy(item => item.DepartmentId).Select(own => new { DepartmentId = own.Key, Items = own.Count() })
            join department in db.Departments on load.DepartmentId equals department.Id
            orderby load.Items descending, department.Id
            select new { department.Id, department.Name, load.Items })
            .ToListAsync(cancel);

        return loads.ConvertAll(load => new DepartmentLoad(load.Id, load.Name, load.Items, answered.GetValueOrDefault(load.Id)));
    }

    /// <summary>Opens a period; its window follows the calendar from then on.</summary>
    /// <returns>The id of the period.</returns>
    /// <exception cref="DomainRuleException">
    /// <c>forbidden</c>; what <see cref="PeriodPlan.Check"/> refuses; <c>not-published</c>; <c>period-exists</c> for a plan and span that are opened already.
    /// </exception>
    public async Task<int> OpenAsync(Actor actor, PeriodPlan plan, CancellationToken cancel)
    {
        actor.Require(Operation.KeepPeriods);
        plan.Check(calendar.Today);
        await using var db = await BeginAsync(actor, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(db, cancel);
        await RequireInForceAsync(db, plan.DocumentIds, cancel);

        if (await db.Periods.Where(period => period.StartsOn == plan.StartsOn && period.EndsOn == plan.EndsOn
                && period.Documents.Any(covered => plan.DocumentIds.Contains(covered.DocumentId)))
            .Select(period => period.Name).FirstOrDefaultAsync(cancel) is { } same)
        {
            throw new DomainRuleException("period-exists", $"所选文件中已有同一报告期的调度期“{same}”，不必重复开设。");
        }

        var period = new ReportingPeriod
        {
            Name = plan.Name.Trim(),
            StartsOn = plan.StartsOn,
            EndsOn = plan.EndsOn,
            OpensOn = plan.OpensOn,
            ClosesOn = plan.ClosesOn,
            IsDemo = actor.IsDemo,
        };
        foreach (var documentId in plan.DocumentIds.Distinct().Order())
        {
            period.Cover(documentId);
        }

        db.Periods.Add(period);
        await db.SaveChangesAsync(cancel);
        await RefreshAsync(db, period, cancel);
        await transaction.CommitAsync(cancel);
        return period.Id;
    }

    /// <summary>Opens a closed period again, or makes an open one longer.</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>period-gone</c>; what <see cref="ReportingPeriod.Reopen"/> refuses.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody has changed the period meanwhile.</exception>
    public Task ReopenAsync(Actor actor, int periodId, uint version, DateOnly closesOn, string reason, CancellationToken cancel) =>
        ChangeAsync(actor, periodId, version, (_, period) =>
        {
            period.Reopen(actor, calendar.Now, calendar.Today, closesOn, reason);
            return Task.CompletedTask;
        }, cancel);

    /// <summary>Takes back a period that nobody has begun to answer (撤销).</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>period-gone</c>; <c>period-answered</c></exception>
    public Task WithdrawAsync(Actor actor, int periodId, uint version, CancellationToken cancel) =>
        ChangeAsync(actor, periodId, version, async (db, period) =>
        {
            if (await db.Reports.AnyAsync(report => report.PeriodId == periodId, cancel))
            {
                throw new DomainRuleException("period-answered", "已有单位在该调度期填报，不能撤销。可等其截止。");
            }

            db.Periods.Remove(period);
        }, cancel);

    private async Task ChangeAsync(
        Actor actor, int periodId, uint version, Func<GreenPlanContext, ReportingPeriod, Task> change, CancellationToken cancel)
    {
        actor.Require(Operation.KeepPeriods);
        await using var db = await BeginAsync(actor, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(db, cancel);
        var period = await db.Periods.Include(p => p.Documents).SingleOrDefaultAsync(p => p.Id == periodId, cancel)
            ?? throw new DomainRuleException("period-gone", "该调度期已不存在，请刷新。");
        db.Entry(period).Property(p => p.Version).OriginalValue = version;

        await change(db, period);
        await db.SaveChangesAsync(cancel);
        await RefreshAsync(db, period, cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<GreenPlanContext> BeginAsync(Actor actor, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        return db;
    }

    // One decision at a time: a button pressed twice must not open two periods, and standings are locked plan by plan.
    private static Task<int> LockAsync(GreenPlanContext db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtext('periods'))", cancel);

    private static async Task RequireInForceAsync(GreenPlanContext db, IReadOnlyList<int> documentIds, CancellationToken cancel)
    {
        var inForce = await db.Documents.CountAsync(
            document => documentIds.Contains(document.Id) && document.Stage == DocumentStage.Published && document.ArchivedAt == null, cancel);

        if (inForce != documentIds.Distinct().Count())
        {
            throw new DomainRuleException("not-published", "所选文件中有未发布或已归档的，不能调度，请重新选择。");
        }
    }

    private async Task RefreshAsync(GreenPlanContext db, ReportingPeriod period, CancellationToken cancel)
    {
        foreach (var documentId in period.Documents.Select(covered => covered.DocumentId).Order().ToList())
        {
            await standings.RefreshPlanAsync(db, documentId, cancel);
        }
    }
}

/// <summary>What a period asks of a department.</summary>
/// <param name="Items">Number of tasks it would report on.</param>
/// <param name="Answered">How many of them it has reported on for another period that overlaps this one.</param>
public sealed record DepartmentLoad(int DepartmentId, string Department, int Items, int Answered);
