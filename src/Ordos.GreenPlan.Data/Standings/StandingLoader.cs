using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Standings;

/// <summary>Loads what tasks stand by, a batch at a time.</summary>
internal static class StandingLoader
{
    /// <returns>The facts of those of the tasks whose plan is published.</returns>
    public static async Task<List<StandingFacts>> LoadAsync(GreenPlanContext db, int[] taskIds, PortalCalendar calendar, CancellationToken cancel)
    {
        var tasks = await (
            from task in db.Tasks
            join document in db.Documents on task.DocumentId equals document.Id
            where taskIds.Contains(task.Id) && document.Stage == DocumentStage.Published
            select new StandingRow(
                task.Id, document.Id, task.State, task.Due, task.DueOrigin, document.IssuedOn ?? document.PrintedOn, document.ArchivedAt,
                db.Assignments.Any(unit => unit.TaskId == task.Id && unit.DepartmentId != null
                    && (unit.Role == UnitRole.Lead || unit.Role == UnitRole.Shared)
                    && !db.Handovers.Any(upheld => upheld.InForce && upheld.TaskId == unit.TaskId && upheld.OriginId == unit.DepartmentId && upheld.ToId == null)),
                document.PublishedAt,
                db.CloseOutChecks.Where(check => check.TaskId == task.Id).Select(check => (DateTime?)check.At).FirstOrDefault()))
            .ToListAsync(cancel);
        var documentIds = tasks.Select(task => task.DocumentId).Distinct().ToArray();

        var periods = (await (
            from period in db.Periods
            from covered in period.Documents
            where documentIds.Contains(covered.DocumentId)
            select new CoveringPeriod(period.Id, covered.DocumentId, period.EndsOn, period.OpensOn, period.ClosesOn))
            .ToListAsync(cancel)).ToLookup(period => period.DocumentId);

        var reports = (await SignedReportsAsync(db, taskIds, cancel)).ToLookup(report => report.TaskId);
        return tasks.ConvertAll(task => new StandingFacts(task, [.. reports[task.TaskId]], [.. periods[task.DocumentId]], calendar));
    }

    public static Task<List<SignedReport>> SignedReportsAsync(GreenPlanContext db, int[] taskIds, CancellationToken cancel) =>
        (from report in db.Reports
         where taskIds.Contains(report.TaskId) && report.SignedAt != null
         select new SignedReport(
             report.Id,
             report.TaskId,
             report.DepartmentId,
             report.PeriodId,
             db.Periods.Where(period => period.Id == report.PeriodId).Select(period => (DateOnly?)period.EndsOn).FirstOrDefault(),
             report.ClaimedState,
             report.Percent,
             report.NeedsCoordination,
             db.Answerers.Any(answerer => answerer.TaskId == report.TaskId && answerer.DepartmentId == report.DepartmentId
                 && (answerer.Since == null || answerer.Since <= report.SubmittedAt)),
             report.SignedAt!.Value,
             report.AcceptedAt))
        .ToListAsync(cancel);
}
