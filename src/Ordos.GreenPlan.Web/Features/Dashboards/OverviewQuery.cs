using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Reads the overview: sums of kept counts, so that its cost does not grow with the number of tasks.</summary>
public static class OverviewQuery
{
    private const int ComingShown = 6;

    /// <param name="plan">The plan to be shown alone; null, or a number that no published plan has, for all plans in force.</param>
    public static async Task<OverviewData> LoadAsync(GreenPlanContext db, int? plan, DateOnly today, CancellationToken cancel)
    {
        var plans = await PlansAsync(db, cancel);
        var chosen = plans.Find(row => row.Id == plan);
        List<PlanStanding> shown = chosen is null ? plans.FindAll(row => !row.Archived) : [chosen];
        var totals = OverviewTotals.Of(shown);
        int[] ids = [.. shown.Select(row => row.Id)];

        return new OverviewData(
            plan,
            shown,
            plans.FindAll(row => !row.Archived || row == chosen).ConvertAll(row => new PlanChoice(row.Id, row.Title)),
            plans.Count(row => row.Archived),
            await DepartmentsAsync(db, ids, cancel),
            totals.Overdue == 0 ? OverdueAges.None : await AgesAsync(db, ids, today, cancel),
            totals.Soon == 0 ? [] : await ComingAsync(db, ids, today, cancel));
    }

    private static Task<List<PlanStanding>> PlansAsync(GreenPlanContext db, CancellationToken cancel)
    {
        var counts =
            from count in db.PlanCounts
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
            from document in db.Documents
            join count in counts on document.Id equals count.Id
            where document.Stage == DocumentStage.Published
            orderby count.Red descending, count.Yellow descending, document.IssuedOn descending, document.Id
            select new PlanStanding(
                document.Id,
                document.Title,
                document.PlanEndsOn,
                document.ArchivedAt != null,
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

    // A group such as "all districts" is shown by its members; one without members stands for itself.
    private static Task<List<DepartmentStanding>> DepartmentsAsync(GreenPlanContext db, int[] plans, CancellationToken cancel)
    {
        var counts =
            from count in db.DepartmentCounts
            where plans.Contains(count.DocumentId)
            group count by count.DepartmentId into department
            select new
            {
                Id = department.Key,
                Red = department.Sum(c => c.Health == Health.Red ? c.Tasks : 0),
                Yellow = department.Sum(c => c.Health == Health.Yellow ? c.Tasks : 0),
                Green = department.Sum(c => c.Health == Health.Green ? c.Tasks : 0),
                Grey = department.Sum(c => c.Health == Health.Grey ? c.Tasks : 0),
                All = department.Sum(c => c.Tasks),
            };

        return (
            from department in db.Departments
            join count in counts on department.Id equals count.Id
            where count.All > 0 && (department.Kind != DepartmentKind.Group || !department.Members.Any())
            orderby count.Red descending, count.Yellow descending, count.All descending, department.Id
            select new DepartmentStanding(
                department.Id, department.Name, new HealthCounts(count.Red, count.Yellow, count.Green, count.Grey))).ToListAsync(cancel);
    }

    private static Task<OverdueAges> AgesAsync(GreenPlanContext db, int[] plans, DateOnly today, CancellationToken cancel)
    {
        var (month, quarter, half) = (today.AddDays(-30), today.AddDays(-90), today.AddDays(-180));

        return db.Standings
            .Where(standing => standing.DueBand == DueBand.Overdue && plans.Contains(standing.DocumentId))
            .GroupBy(_ => 1)
            .Select(overdue => new OverdueAges(
                overdue.Count(s => s.Due >= month),
                overdue.Count(s => s.Due < month && s.Due >= quarter),
                overdue.Count(s => s.Due < quarter && s.Due >= half),
                overdue.Count(s => s.Due < half),
                overdue.Min(s => s.Due)))
            .SingleAsync(cancel);
    }

    private static async Task<List<ComingTask>> ComingAsync(GreenPlanContext db, int[] plans, DateOnly today, CancellationToken cancel)
    {
        var rows = await (
            from standing in db.Standings
            join task in db.Tasks on standing.TaskId equals task.Id
            where standing.Due >= today && standing.DueBand == DueBand.Soon && plans.Contains(standing.DocumentId)
            orderby standing.Due, standing.TaskId
            select new { task.Id, task.Title, standing.Due, standing.Health, standing.Reason, standing.Amount })
            .Take(ComingShown)
            .ToListAsync(cancel);

        return rows.ConvertAll(row => new ComingTask(
            row.Id, row.Title, row.Due!.Value, new HealthState(row.Health, new HealthVerdict(row.Health, row.Reason, row.Amount).Words)));
    }
}
