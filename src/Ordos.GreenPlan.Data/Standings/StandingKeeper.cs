using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Standings;

/// <summary>Keeps every published task's standing in step with its facts. The one writer of standings.</summary>
public sealed class StandingKeeper(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, HealthThresholds thresholds)
{
    private const int BatchSize = 2000;

    /// <summary>Lets a task take over what its reports claim, and brings it up to date, inside the caller's transaction.</summary>
    public Task FollowReportsAsync(GreenPlanContext db, PolicyTask task, CancellationToken cancel) => FollowReportsAsync(db, [task], cancel);

    /// <summary>Lets tasks take over what their reports claim, and brings them up to date, inside the caller's transaction, which has locked them.</summary>
    public async Task FollowReportsAsync(GreenPlanContext db, IReadOnlyList<PolicyTask> tasks, CancellationToken cancel)
    {
        var ids = tasks.Select(task => task.Id).ToArray();
        var reports = (await SignedReportsAsync(db, ids, cancel)).FindAll(report => report.Answers).ToLookup(report => report.TaskId);

        foreach (var task in tasks)
        {
            task.Follow(
                accepted: StandingFacts.Newest(reports[task.Id].Where(report => report.AcceptedAt is not null), calendar)?.ClaimedState,
                signed: StandingFacts.Newest(reports[task.Id], calendar)?.ClaimedState);
        }

        await db.SaveChangesAsync(cancel);
        await RefreshAsync(db, ids, cancel);
    }

    /// <summary>Brings some tasks up to date inside the caller's transaction.</summary>
    public async Task RefreshAsync(GreenPlanContext db, IReadOnlyCollection<int> taskIds, CancellationToken cancel)
    {
        var today = calendar.Today;

        foreach (var batch in taskIds.Order().Chunk(BatchSize))
        {
            // Whoever looks at a task's facts holds its standing, so that nobody overwrites it with what it saw before.
            await StandingStore.LockAsync(db, batch, cancel);
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
        var last = 0;
        int[] due;

        do
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var today = calendar.Today;
            due = await db.Standings
                .Where(standing => standing.ChangesOn <= today && standing.AsOf < today && standing.TaskId > last)
                .OrderBy(standing => standing.TaskId)
                .Select(standing => standing.TaskId)
                .Take(BatchSize)
                .ToArrayAsync(cancel);
            await RefreshAsync(db, due, cancel);
            await transaction.CommitAsync(cancel);
            seen += due.Length;
            last = due.LastOrDefault();
        }
        while (due.Length == BatchSize);

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
                task.Id, document.Id, task.State, task.Due, task.DueOrigin, document.IssuedOn ?? document.PrintedOn, document.ArchivedAt != null,
                db.Assignments.Any(unit => unit.TaskId == task.Id && unit.DepartmentId != null
                    && (unit.Role == UnitRole.Lead || unit.Role == UnitRole.Shared)
                    && !db.Handovers.Any(upheld => upheld.InForce && upheld.TaskId == unit.TaskId && upheld.OriginId == unit.DepartmentId && upheld.ToId == null))))
            .ToListAsync(cancel);
        var documentIds = tasks.Select(task => task.DocumentId).Distinct().ToArray();

        var periods = (await (
            from period in db.Periods
            from covered in period.Documents
            where documentIds.Contains(covered.DocumentId)
            select new CoveringPeriod(period.Id, covered.DocumentId, period.EndsOn, period.OpensOn, period.ClosesOn))
            .ToListAsync(cancel)).ToLookup(period => period.DocumentId);

        var reports = (await SignedReportsAsync(db, taskIds, cancel)).ToLookup(report => report.TaskId);

        return tasks.ConvertAll(task =>
        {
            var facts = new StandingFacts(task, [.. reports[task.TaskId]], [.. periods[task.DocumentId]], calendar);
            var standing = new TaskStanding { TaskId = task.TaskId, DocumentId = task.DocumentId };
            standing.Follow(facts.On(today, thresholds), facts.AwaitsAcceptance, thresholds, today);
            return standing;
        });
    }

    private static Task<List<SignedReport>> SignedReportsAsync(GreenPlanContext db, int[] taskIds, CancellationToken cancel) =>
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
