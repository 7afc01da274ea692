using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Reads the overview: sums of kept counts, so that its cost does not grow with the number of tasks.</summary>
public static class OverviewQuery
{
    public const int PlansShown = 12;
    public const int DepartmentsShown = 12;
    private const int ComingShown = 6;

    /// <param name="address">A plan in it that does not exist, or is not published, counts as absent; so does a day that is not over.</param>
    /// <param name="reporting">How far the present round has been answered.</param>
    public static async Task<OverviewData> LoadAsync(
        GreenPlanContext db, OverviewAddress address, DateOnly today, CancellationToken cancel, RoundStanding? reporting = null)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var asOf = address.AsOf < today ? address.AsOf : null;
        var figures = await DayFigures.OfAsync(db, asOf, cancel);
        var plans = await PlansAsync(db, figures, cancel);
        var chosen = plans.Find(row => row.Id == address.Plan);
        List<PlanStanding> shown = chosen is null ? plans.FindAll(row => !row.Archived) : [chosen];
        int[] archived = [.. plans.Where(row => row.Archived).Select(row => row.Id)];
        var departments = await DepartmentStandingsQuery.LoadAsync(db, Responsible(db, figures, chosen?.Id, archived), cancel);
        var totals = OverviewTotals.Of(shown);
        var trend = await TrendQuery.LoadAsync(db, chosen?.Id, asOf ?? today, cancel);

        return new OverviewData(
            address,
            today,
            asOf,
            chosen is null ? null : Choice(chosen),
            shown.Exists(row => row.HasDemo),
            totals,
            shown.Count,
            [.. shown.Take(PlansShown)],
            chosen is null ? [] : await ChapterQuery.LoadAsync(db, figures.Standings, chosen.Id, cancel),
            plans.FindAll(row => !row.Archived || row == chosen).ConvertAll(Choice),
            plans.Count(row => row.Archived),
            departments.Count,
            departments.Select(row => row.Health.Total).DefaultIfEmpty().Max(),
            address.AllUnits ? departments : [.. departments.Take(DepartmentsShown)],
            totals.Overdue == 0 ? OverdueAges.None : await OverdueQuery.AgesAsync(db, chosen?.Id, asOf, today, cancel),
            totals.Soon == 0 || asOf is not null ? [] : await ComingAsync(db, chosen?.Id, today, cancel),
            asOf is null ? await AttainmentQuery.LoadAsync(db, [.. shown.Take(PlansShown)], cancel) : [],
            trend,
            asOf is null && trend is [.., var last] ? await TrendQuery.TurnedAsync(db, chosen?.Id, last.Day, today, cancel) : null,
            asOf is null && chosen is null && reporting is { Round.Periods: [var period, ..] }
                ? new ReportingFigures(reporting.Round.Name, reporting.Round.IsOpen, period.ClosesOn, reporting.Asked, reporting.Missing, reporting.UnitsMissing)
                : null);
    }

    private static IQueryable<DepartmentBucket> Responsible(GreenPlanContext db, DayFigures figures, int? plan, int[] archived) => (plan, figures.IsNow) switch
    {
        ({ } id, _) => figures.Departments.Where(count => count.DocumentId == id),
        (null, true) => DepartmentStandingsQuery.AllButArchived(db, archived),
        _ => figures.Departments.Where(count => !archived.Contains(count.DocumentId)),
    };

    private static PlanChoice Choice(PlanStanding plan) => new(plan.Id, plan.Title, plan.Archived);

    private static Task<List<PlanStanding>> PlansAsync(GreenPlanContext db, DayFigures figures, CancellationToken cancel)
    {
        var archivedBefore = figures.ArchivedBefore;
        var counts =
            from count in figures.Plans
            group count by count.DocumentId into plan
            select new
            {
                Id = plan.Key,
                Red = plan.Sum(c => c.Health == Health.Red ? c.Tasks : 0),
                Yellow = plan.Sum(c => c.Health == Health.Yellow ? c.Tasks : 0),
                Green = plan.Sum(c => c.Health == Health.Green ? c.Tasks : 0),
                Grey = plan.Sum(c => c.Health == Health.Grey ? c.Tasks : 0),
                Done = plan.Sum(c => c.State == TaskState.Done ? c.Tasks : 0),
                ClosedOut = plan.Sum(c => c.State == TaskState.ClosedOut ? c.Tasks : 0),
                Overdue = plan.Sum(c => c.DueBand == DueBand.Overdue ? c.Tasks : 0),
                Soon = plan.Sum(c => c.DueBand == DueBand.Soon ? c.Tasks : 0),
                Percent = plan.Sum(c => c.Percent),
                WithSchedule = plan.Sum(c => c.WithSchedule),
                Scheduled = plan.Sum(c => c.Scheduled),
            };

        return (
            from document in figures.Documents
            join count in counts on document.Id equals count.Id
            orderby count.Red descending, count.Yellow descending, document.IssuedOn descending, document.Id
            select new PlanStanding(
                document.Id,
                document.Title,
                document.PlanEndsOn,
                document.ArchivedAt != null && (archivedBefore == null || document.ArchivedAt < archivedBefore),
                document.IsDemo || db.Periods.Any(period => period.IsDemo && period.Documents.Any(covered => covered.DocumentId == document.Id)),
                new HealthCounts(count.Red, count.Yellow, count.Green, count.Grey),
                count.Done,
                count.ClosedOut,
                count.Overdue,
                count.Soon,
                count.Percent,
                count.WithSchedule,
                count.Scheduled)).ToListAsync(cancel);
    }

    private static async Task<List<ComingTask>> ComingAsync(GreenPlanContext db, int? plan, DateOnly today, CancellationToken cancel)
    {
        var rows = await (
            from standing in db.Standings
            join task in db.Tasks on standing.TaskId equals task.Id
            where standing.Due >= today && standing.DueBand == DueBand.Soon && (plan == null || standing.DocumentId == plan)
            orderby standing.Due, standing.TaskId
            select new { task.Id, task.Title, standing.Due, standing.Health })
            .Take(ComingShown)
            .ToListAsync(cancel);

        return rows.ConvertAll(row => new ComingTask(row.Id, row.Title, row.Due!.Value, row.Health));
    }
}
