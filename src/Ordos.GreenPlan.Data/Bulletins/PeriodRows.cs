using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Bulletins;

/// <summary>The rows behind a bulletin's figures, of certain plans and perhaps of one department's tasks.</summary>
internal sealed class PeriodRows(GreenPlanContext db, int[] plans, int periodId, int? departmentId)
{
    private static readonly UnitRole[] Answering = [UnitRole.Lead, UnitRole.Shared];

    private IQueryable<TaskStanding> Standings =>
        db.Standings.AsNoTracking().Where(standing => plans.Contains(standing.DocumentId))
            .Where(standing => departmentId == null
                || db.Duties.Any(duty => duty.TaskId == standing.TaskId && duty.DepartmentId == departmentId && Answering.Contains(duty.Role)));

    /// <summary>How many tasks stand how, by plan: the kept counts, or for one department its own tasks counted.</summary>
    public async Task<ILookup<int, StandingCount>> CountsAsync(CancellationToken cancel) => (
        departmentId is null
            ? await db.PlanCounts.Where(count => plans.Contains(count.DocumentId))
                .GroupBy(count => new { count.DocumentId, count.Health, count.State, count.DueBand })
                .Select(one => new StandingCount(
                    one.Key.DocumentId, one.Key.Health, one.Key.State, one.Key.DueBand, one.Sum(count => count.Tasks),
                    one.Sum(count => count.WithSchedule), one.Sum(count => count.Percent), one.Sum(count => count.Scheduled)))
                .ToListAsync(cancel)
            : await Standings.GroupBy(standing => new { standing.DocumentId, standing.Health, standing.State, standing.DueBand })
                .Select(one => new StandingCount(
                    one.Key.DocumentId, one.Key.Health, one.Key.State, one.Key.DueBand, one.Count(),
                    one.Count(standing => standing.Scheduled != null), one.Sum(standing => standing.Scheduled == null ? 0 : standing.Percent ?? 0),
                    one.Sum(standing => standing.Scheduled ?? 0)))
                .ToListAsync(cancel))
        .ToLookup(count => count.DocumentId);

    /// <summary>The red tasks that a table has room for, the oldest deadlines first.</summary>
    public async Task<IReadOnlyList<RedTask>> RedsAsync(CancellationToken cancel)
    {
        var rows = await (
                from standing in Standings
                join task in db.Tasks on standing.TaskId equals task.Id
                where standing.Health == Health.Red
                orderby standing.Due, task.Id
                select new { Standing = standing, task.Title })
            .Take(PeriodFigures.MostRows).ToListAsync(cancel);
        var ids = rows.Select(row => row.Standing.TaskId).ToArray();
        var leads = (await (
                    from duty in db.Duties
                    join department in db.Departments on duty.DepartmentId equals department.Id
                    where ids.Contains(duty.TaskId) && Answering.Contains(duty.Role) && department.Kind != Domain.Organisation.DepartmentKind.Group
                    orderby department.Id
                    select new { duty.TaskId, department.Name }).Distinct().ToListAsync(cancel))
            .ToLookup(lead => lead.TaskId, lead => lead.Name);
        return
        [
            .. rows.Select(row => new RedTask(
                row.Standing.TaskId, row.Title, row.Standing.DocumentId, row.Standing.Verdict, row.Standing.Due, row.Standing.Percent, [.. leads[row.Standing.TaskId]])),
        ];
    }

    /// <summary>Every report that is owed for the period by those who answer for a task, with its state; null where nothing is written.</summary>
    public async Task<IReadOnlyList<OwedReport>> OwedAsync(CancellationToken cancel)
    {
        return await (
                from duty in AskedDuty.AnsweredIn(db).Where(duty => plans.Contains(duty.DocumentId)).Where(duty => departmentId == null || duty.DepartmentId == departmentId)
                join task in db.Tasks on duty.TaskId equals task.Id
                join department in db.Departments on duty.DepartmentId equals department.Id
                orderby department.Id, task.Id
                select new OwedReport(
                    task.Id, task.Title, department.Id, department.Name,
                    db.Reports.Where(report => report.TaskId == task.Id && report.DepartmentId == department.Id && report.PeriodId == periodId)
                        .Select(report => (ReportState?)report.State).FirstOrDefault()))
            .ToListAsync(cancel);
    }

    /// <summary>What those who answer for a task signed for the period, as far as it is asked for: red tasks first.</summary>
    public async Task<IReadOnlyList<PeriodReport>> ReportsAsync(Expression<Func<ProgressReport, bool>> which, int most, CancellationToken cancel) => await (
            from report in db.Reports.Where(which)
            join task in db.Tasks on report.TaskId equals task.Id
            join standing in db.Standings on task.Id equals standing.TaskId
            join department in db.Departments on report.DepartmentId equals department.Id
            where report.PeriodId == periodId && plans.Contains(task.DocumentId)
                && (report.State == ReportState.Signed || report.State == ReportState.Accepted)
                && (departmentId == null || report.DepartmentId == departmentId)
                && db.Duties.Any(duty => duty.TaskId == task.Id && duty.DepartmentId == department.Id && Answering.Contains(duty.Role))
            orderby standing.Health == Health.Red descending, task.DocumentId descending, task.Ordinal, department.Id
            select new PeriodReport(
                task.Id, task.Title, department.Name, report.ClaimedState, report.Percent, report.Done, report.Problems, report.NextStep))
        .Take(most).ToListAsync(cancel);
}
