using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Controls;
using Ordos.GreenPlan.Web.Features.Tasks;

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
        var all = new LedgerAddress { Plan = chosen?.Id, AsOf = asOf };
        List<PlanStanding> shown = chosen is null ? plans.FindAll(row => !row.Archived) : [chosen];
        int[] archived = [.. plans.Where(row => row.Archived).Select(row => row.Id)];
        var departments = await DepartmentsAsync(
            db,
            chosen is null
                ? figures.Departments.Where(count => !archived.Contains(count.DocumentId))
                : figures.Departments.Where(count => count.DocumentId == chosen.Id),
            cancel);
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
            totals.Overdue == 0 ? OverdueAges.None : await AgesAsync(db, chosen?.Id, asOf, today, cancel),
            totals.Soon == 0 || asOf is not null ? [] : await ComingAsync(db, chosen?.Id, today, cancel),
            asOf is null ? await AttainmentQuery.LoadAsync(db, [.. shown.Take(PlansShown)], cancel) : [],
            trend,
            asOf is null && trend is [.., var last] ? await TrendQuery.TurnedAsync(db, all, last.Day, today, cancel) : null,
            asOf is null && chosen is null && reporting is { Round.Periods: [var period, ..] }
                ? new ReportingFigures(reporting.Round.Name, reporting.Round.IsOpen, period.ClosesOn, reporting.Asked, reporting.Missing, reporting.UnitsMissing)
                : null);
    }

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

    // Summed by health and spread out here: five conditional sums over the same rows cost the database twice as much.
    private static async Task<List<DepartmentStanding>> DepartmentsAsync(
        GreenPlanContext db, IQueryable<DepartmentBucket> shown, CancellationToken cancel)
    {
        var counts = (await shown
            .GroupBy(count => new { count.DepartmentId, count.Health })
            .Select(bucket => new { bucket.Key.DepartmentId, bucket.Key.Health, Tasks = bucket.Sum(count => count.Tasks) })
            .ToListAsync(cancel))
            .ToLookup(bucket => bucket.DepartmentId, bucket => (bucket.Health, bucket.Tasks));

        // A group such as "all districts" is shown by its members; one without members stands for itself.
        var departments = await db.Departments
            .Where(department => department.Kind != DepartmentKind.Group || !department.Members.Any())
            .Select(department => new { department.Id, department.Name })
            .ToListAsync(cancel);

        return
        [
            .. departments
                .Select(department => new DepartmentStanding(department.Id, department.Name, Counts(counts[department.Id])))
                .Where(row => row.Health.Total > 0)
                .OrderByDescending(row => row.Health.Red).ThenByDescending(row => row.Health.Yellow)
                .ThenByDescending(row => row.Health.Total).ThenBy(row => row.Id),
        ];
    }

    private static HealthCounts Counts(IEnumerable<(Health Health, int Tasks)> buckets)
    {
        var tasks = buckets.ToDictionary(bucket => bucket.Health, bucket => bucket.Tasks);
        int Of(Health health) => tasks.GetValueOrDefault(health);
        return new HealthCounts(Of(Health.Red), Of(Health.Yellow), Of(Health.Green), Of(Health.Grey));
    }

    // Each count is a stretch of the index of overdue tasks, and reads nothing else. No task of an archived plan is overdue.
    private static Task<OverdueAges> AgesAsync(GreenPlanContext db, int? plan, DateOnly? asOf, DateOnly today, CancellationToken cancel)
    {
        var day = asOf ?? today;
        var (month, quarter, half) = (day.AddDays(-30), day.AddDays(-90), day.AddDays(-180));

        return asOf is not null
            ? db.Database.SqlQuery<OverdueAges>(
                $"""
                select
                    count(*) filter (where due >= {month})::integer as "To30",
                    count(*) filter (where due < {month} and due >= {quarter})::integer as "To90",
                    count(*) filter (where due < {quarter} and due >= {half})::integer as "To180",
                    count(*) filter (where due < {half})::integer as "Above180",
                    min(due) as "EarliestDue"
                from standing_spans
                where due_band = 'Overdue' and since <= {day} and (until is null or until > {day}) and ({plan}::integer is null or document_id = {plan})
                """).SingleAsync(cancel)
            : db.Database.SqlQuery<OverdueAges>(
                $"""
                with overdue as not materialized (
                    select due from standings where due_band = 'Overdue' and ({plan}::integer is null or document_id = {plan}))
                select
                    (select count(*)::integer from overdue where due >= {month}) as "To30",
                    (select count(*)::integer from overdue where due < {month} and due >= {quarter}) as "To90",
                    (select count(*)::integer from overdue where due < {quarter} and due >= {half}) as "To180",
                    (select count(*)::integer from overdue where due < {half}) as "Above180",
                    (select min(due) from overdue) as "EarliestDue"
                """).SingleAsync(cancel);
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
