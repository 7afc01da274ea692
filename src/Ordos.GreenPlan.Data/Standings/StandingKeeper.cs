using Microsoft.EntityFrameworkCore;
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
        var reports = (await StandingLoader.SignedReportsAsync(db, ids, cancel)).FindAll(report => report.Answers).ToLookup(report => report.TaskId);

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
        await counts.Database.ExecuteSqlRawAsync("select fold_counts()", cancel);
        return seen;
    }

    private async Task<List<TaskStanding>> AssessAsync(GreenPlanContext db, int[] taskIds, DateOnly today, CancellationToken cancel) =>
        (await StandingLoader.LoadAsync(db, taskIds, calendar, cancel)).ConvertAll(facts =>
        {
            var standing = new TaskStanding { TaskId = facts.Task.TaskId, DocumentId = facts.Task.DocumentId };
            standing.Follow(facts.On(today, thresholds), facts.AwaitsAcceptance, thresholds, today);
            return standing;
        });
}
