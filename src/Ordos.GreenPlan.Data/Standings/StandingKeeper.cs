using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Standings;

/// <summary>Keeps every published task's standing in step with its facts. The one writer of standings.</summary>
public sealed class StandingKeeper(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, HealthThresholds thresholds)
{
    private const int BatchSize = 2000;

    /// <summary>Brings some tasks up to date inside the caller's transaction.</summary>
    public async Task RefreshAsync(GreenPlanContext db, IReadOnlyCollection<int> taskIds, CancellationToken cancel)
    {
        var today = calendar.Today;

        foreach (var batch in taskIds.Order().Chunk(BatchSize))
        {
            var standings = await AssessAsync(db, batch, today, cancel);
            await StandingStore.WriteAsync(db, standings, cancel);
        }
    }

    /// <summary>Brings all tasks of a plan up to date inside the caller's transaction.</summary>
    public async Task RefreshPlanAsync(GreenPlanContext db, int documentId, CancellationToken cancel) =>
        await RefreshAsync(db, await db.Tasks.Where(task => task.DocumentId == documentId).Select(task => task.Id).ToListAsync(cancel), cancel);

    /// <summary>Brings every task up to date whose standing the calendar may have changed since it was last looked at.</summary>
    /// <returns>How many tasks were looked at.</returns>
    public async Task<int> FollowCalendarAsync(CancellationToken cancel)
    {
        var seen = 0;

        while (true)
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var today = calendar.Today;
            var due = await db.Standings
                .Where(standing => standing.ChangesOn <= today && standing.AsOf < today)
                .OrderBy(standing => standing.TaskId)
                .Select(standing => standing.TaskId)
                .Take(BatchSize)
                .ToListAsync(cancel);

            if (due.Count == 0)
            {
                break;
            }

            await RefreshAsync(db, due, cancel);
            seen += due.Count;
        }

        await using var counts = await contexts.CreateDbContextAsync(cancel);
        await counts.Database.ExecuteSqlRawAsync("select compact_counts()", cancel);
        return seen;
    }

    private async Task<List<TaskStanding>> AssessAsync(GreenPlanContext db, int[] taskIds, DateOnly today, CancellationToken cancel)
    {
        var tasks = await (
            from task in db.Tasks
            join document in db.Documents on task.DocumentId equals document.Id
            where taskIds.Contains(task.Id) && document.Stage == DocumentStage.Published
            select new StandingRow(
                task.Id, document.Id, task.State, task.Due, document.IssuedOn ?? document.PrintedOn, document.ArchivedAt != null))
            .ToListAsync(cancel);
        var documentIds = tasks.Select(task => task.DocumentId).Distinct().ToArray();

        var periods = (await (
            from period in db.Periods
            from covered in period.Documents
            where documentIds.Contains(covered.DocumentId)
            select new CoveringPeriod(period.Id, covered.DocumentId, period.EndsOn, period.OpensOn, period.ClosesOn))
            .ToListAsync(cancel)).ToLookup(period => period.DocumentId);

        var reports = (await db.Reports
            .Where(report => taskIds.Contains(report.TaskId) && report.SignedAt != null)
            .Select(report => new SignedReport(
                report.TaskId,
                report.PeriodId,
                report.Percent,
                report.NeedsCoordination,
                db.Duties.Any(duty => duty.TaskId == report.TaskId && duty.DepartmentId == report.DepartmentId
                    && (duty.Role == UnitRole.Lead || duty.Role == UnitRole.Shared)),
                report.SignedAt!.Value,
                report.AcceptedAt))
            .ToListAsync(cancel)).ToLookup(report => report.TaskId);

        return tasks.ConvertAll(task =>
        {
            var facts = new StandingFacts(task, [.. reports[task.TaskId]], [.. periods[task.DocumentId]], calendar);
            var standing = new TaskStanding { TaskId = task.TaskId, DocumentId = task.DocumentId };
            standing.Follow(facts.On(today, thresholds), facts.AwaitsAcceptance, thresholds, today);
            return standing;
        });
    }
}
