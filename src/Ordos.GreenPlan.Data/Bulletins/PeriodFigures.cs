using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Bulletins;

/// <summary>What a bulletin says about a period: how the tasks stand today, and what was reported for the period.</summary>
internal sealed record PeriodFigures
{
    /// <summary>Most tasks that a table of a bulletin lists; the ledger has all.</summary>
    public const int MostRows = 50;

    /// <summary>Most reports of a department that its own report lists.</summary>
    private const int MostReports = 500;

    /// <summary>Most reports that are quoted one by one.</summary>
    private const int QuotedReports = 30;

    public required int PeriodId { get; init; }
    public required string Period { get; init; }
    public required DateOnly StartsOn { get; init; }
    public required DateOnly EndsOn { get; init; }
    public required DateOnly AsOf { get; init; }
    public required bool IsDemo { get; init; }
    public required IReadOnlyList<PlanFigure> Plans { get; init; }

    /// <summary>Whether the period covers all plans in force, so that their lists need no filter by plan.</summary>
    public required bool CoversAll { get; init; }

    /// <summary>The department that the figures are narrowed to; null for all.</summary>
    public required CountedRow? Department { get; init; }

    public required IReadOnlyList<RedTask> Reds { get; init; }
    public required IReadOnlyList<OwedReport> Owed { get; init; }

    /// <summary>What a department signed for the period; empty where the figures are of all departments.</summary>
    public required IReadOnlyList<PeriodReport> Reports { get; init; }

    /// <summary>Signed reports that ask for coordination, that name a problem, that name a next step: as many as a bulletin has room for.</summary>
    public required IReadOnlyList<PeriodReport> Asking { get; init; }

    public required IReadOnlyList<PeriodReport> Problems { get; init; }
    public required IReadOnlyList<PeriodReport> NextSteps { get; init; }

    public int Tasks => Plans.Sum(plan => plan.Tasks);

    /// <summary>The list that a figure over all plans of the period counts.</summary>
    public FigureSource Source => new()
    {
        Plans = CoversAll ? null : [.. Plans.Select(plan => new CountedRow(plan.Id, plan.Title))], DepartmentId = Department?.Id,
    };

    /// <param name="departmentId">Null for all departments.</param>
    /// <exception cref="DomainRuleException"><c>period-gone</c>; <c>department-gone</c>; <c>nothing-covered</c></exception>
    public static async Task<PeriodFigures> LoadAsync(GreenPlanContext db, int periodId, int? departmentId, DateOnly today, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var period = await db.Periods.AsNoTracking().Include(one => one.Documents).SingleOrDefaultAsync(one => one.Id == periodId, cancel)
            ?? throw new DomainRuleException("period-gone", "该调度期已不存在，请重新选择。");
        var covered = period.Documents.Select(one => one.DocumentId).ToArray();
        var plans = await db.Documents.Where(plan => plan.Stage == DocumentStage.Published && plan.ArchivedAt == null)
            .OrderByDescending(plan => plan.IssuedOn).ThenBy(plan => plan.Id)
            .Select(plan => new { plan.Id, plan.Title }).ToListAsync(cancel);
        var own = plans.FindAll(plan => covered.Contains(plan.Id));

        if (own.Count == 0)
        {
            throw new DomainRuleException("nothing-covered", "该调度期没有仍在执行的文件，无从编制。");
        }

        var department = departmentId is null ? null : await db.Departments.Where(one => one.Id == departmentId)
                .Select(one => new CountedRow(one.Id, one.Name)).SingleOrDefaultAsync(cancel)
            ?? throw new DomainRuleException("department-gone", "该单位已不存在，请重新选择。");
        var ids = own.Select(plan => plan.Id).ToArray();
        var rows = new PeriodRows(db, ids, periodId, departmentId);
        var counts = await rows.CountsAsync(cancel);
        return new PeriodFigures
        {
            PeriodId = period.Id, Period = period.Name, StartsOn = period.StartsOn, EndsOn = period.EndsOn, AsOf = today, IsDemo = period.IsDemo,
            CoversAll = own.Count == plans.Count, Department = department,
            Plans = [.. own.Select(plan => PlanFigure.Of(plan.Id, plan.Title, counts[plan.Id])).Where(plan => plan.Tasks > 0)],
            Reds = await rows.RedsAsync(cancel),
            Owed = await rows.OwedAsync(cancel),
            Reports = departmentId is null ? [] : await rows.ReportsAsync(_ => true, MostReports, cancel),
            Asking = await rows.ReportsAsync(report => report.NeedsCoordination, QuotedReports, cancel),
            Problems = await rows.ReportsAsync(report => report.Problems != null, QuotedReports, cancel),
            NextSteps = await rows.ReportsAsync(report => report.NextStep != null, QuotedReports, cancel),
        };
    }
}

/// <summary>How the tasks of a plan stand.</summary>
/// <param name="Percent">Mean progress last signed for, of the tasks that have a schedule; null without any.</param>
/// <param name="Scheduled">Mean scheduled progress of the same tasks.</param>
internal sealed record PlanFigure(
    int Id, string Title, int Tasks, int Red, int Yellow, int Grey, int Green, int Finished, int Overdue, int? Percent, int? Scheduled)
{
    public static PlanFigure Of(int id, string title, IEnumerable<StandingCount> counts)
    {
        var all = counts.ToList();
        var scheduled = all.Sum(count => count.WithSchedule);
        return new PlanFigure(
            id, title, all.Sum(count => count.Tasks), Sum(Health.Red), Sum(Health.Yellow), Sum(Health.Grey), Sum(Health.Green),
            all.Where(count => count.State is TaskState.Done or TaskState.ClosedOut).Sum(count => count.Tasks),
            all.Where(count => count.DueBand == DueBand.Overdue).Sum(count => count.Tasks),
            scheduled == 0 ? null : all.Sum(count => count.Percent) / scheduled,
            scheduled == 0 ? null : all.Sum(count => count.Scheduled) / scheduled);

        int Sum(Health health) => all.Where(count => count.Health == health).Sum(count => count.Tasks);
    }
}

internal sealed record StandingCount(
    int DocumentId, Health Health, TaskState State, DueBand DueBand, int Tasks, int WithSchedule, int Percent, int Scheduled);

/// <summary>A red task with the departments that answer for it.</summary>
internal sealed record RedTask(int Id, string Title, int DocumentId, HealthVerdict Verdict, DateOnly? Due, int? Percent, IReadOnlyList<string> Leads);

/// <summary>A report that a department owes for the period.</summary>
internal sealed record OwedReport(int TaskId, string Task, int DepartmentId, string Department, ReportState? State)
{
    public bool IsSigned => State is ReportState.Signed or ReportState.Accepted;
}

/// <summary>A signed report of the period by a department that answers for the task.</summary>
internal sealed record PeriodReport(
    int TaskId, string Task, string Department, TaskState ClaimedState, int Percent, string Done, string? Problems, string? NextStep);
