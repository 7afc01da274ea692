using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Cycle;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>The periods that departments are asked about now: those that are open, or where none is, those that closed last (本期、上期).</summary>
public sealed record ReportingRound(IReadOnlyList<RoundPeriod> Periods, bool IsOpen)
{
    public static ReportingRound None { get; } = new([], IsOpen: false);

    public string Name => Periods switch
    {
        [] => "",
        [var one] => one.Name,
        [var first, ..] => $"{first.Name}等{Periods.Count}个调度期",
    };

    public static async Task<ReportingRound> LoadAsync(GreenPlanContext db, DateOnly today, CancellationToken cancel)
    {
        var open = await Read(db.Periods.Where(period => period.OpensOn <= today && today <= period.ClosesOn)).ToListAsync(cancel);
        return open.Count > 0
            ? new ReportingRound(open, IsOpen: true)
            : new ReportingRound(
                await Read(db.Periods.Where(period => period.ClosesOn < today
                    && period.ClosesOn == db.Periods.Where(closed => closed.ClosesOn < today).Max(closed => closed.ClosesOn))).ToListAsync(cancel),
                IsOpen: false);
    }

    /// <summary>What departments are asked for in the round, each task once a department and period. A closed window is held against those who answer for the task.</summary>
    public IQueryable<AskedRow> Asked(GreenPlanContext db)
    {
        var ids = Periods.Select(period => period.Id).ToArray();
        return
            from duty in IsOpen ? AskedDuty.In(db) : AskedDuty.AnsweredIn(db)
            from period in db.Periods
            where ids.Contains(period.Id) && period.Documents.Any(covered => covered.DocumentId == duty.DocumentId)
            select new AskedRow { TaskId = duty.TaskId, DepartmentId = duty.DepartmentId, PeriodId = period.Id };
    }

    private static IQueryable<RoundPeriod> Read(IQueryable<Domain.Cycle.ReportingPeriod> periods) => periods
        .OrderBy(period => period.ClosesOn).ThenBy(period => period.Id)
        .Select(period => new RoundPeriod(period.Id, period.Name, period.ClosesOn, period.IsDemo));
}

public sealed record RoundPeriod(int Id, string Name, DateOnly ClosesOn, bool IsDemo);

/// <summary>A task that a department is asked to report on for a period.</summary>
public sealed class AskedRow
{
    public int TaskId { get; init; }
    public int DepartmentId { get; init; }
    public int PeriodId { get; init; }
}
