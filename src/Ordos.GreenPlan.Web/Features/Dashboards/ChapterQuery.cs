using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>How the chapters (章节) of one plan stand: the highest headings that part its tasks.</summary>
internal static class ChapterQuery
{
    /// <returns>The chapters in the order of the notice; none where the plan is not parted.</returns>
    public static async Task<IReadOnlyList<ChapterStanding>> LoadAsync(
        GreenPlanContext db, IQueryable<TaskStanding> standings, int plan, CancellationToken cancel)
    {
        var parts = await PartsAsync(db, standings, plan, 0, cancel);

        // A plan with all its tasks under one heading (二、主要任务) is parted by the next.
        if (parts.Count == 1)
        {
            parts = await PartsAsync(db, standings, plan, 1, cancel);
        }

        return parts.Count < 2 || parts.Exists(part => part.Title is null) ? [] : parts.ConvertAll(Standing);
    }

    /// <param name="depth">Number of the heading above a task that parts the plan, from 0, the highest.</param>
    private static Task<List<Part>> PartsAsync(GreenPlanContext db, IQueryable<TaskStanding> standings, int plan, int depth, CancellationToken cancel) => (
        from task in db.Tasks
        join standing in standings on task.Id equals standing.TaskId
        where task.DocumentId == plan && task.Path.Count > 0
        group new { task, standing } by task.Path.Count > depth ? task.Path[depth] : null into part
        orderby part.Min(row => row.task.Ordinal)
        select new Part(
            part.Key,
            new HealthCounts(
                part.Count(row => row.standing.Health == Health.Red),
                part.Count(row => row.standing.Health == Health.Yellow),
                part.Count(row => row.standing.Health == Health.Green),
                part.Count(row => row.standing.Health == Health.Grey)),
            part.Count(row => row.standing.State == TaskState.Done || row.standing.State == TaskState.ClosedOut),
            part.Sum(row => row.standing.Scheduled == null ? 0 : row.standing.Percent ?? 0),
            part.Count(row => row.standing.Scheduled != null),
            part.Sum(row => row.standing.Scheduled ?? 0))).ToListAsync(cancel);

    private static ChapterStanding Standing(Part part) => new(
        part.Title!, part.Health, part.Finished, OverviewTotals.Mean(part.Percent, part.WithSchedule), OverviewTotals.Mean(part.Scheduled, part.WithSchedule));

    private sealed record Part(string? Title, HealthCounts Health, int Finished, int Percent, int WithSchedule, int Scheduled);
}

/// <summary>How the tasks of a chapter stand.</summary>
/// <param name="Title">The heading as printed.</param>
/// <param name="Percent">Mean progress of the tasks with a schedule; null where none has one.</param>
public sealed record ChapterStanding(string Title, HealthCounts Health, int Finished, int? Percent, int? Scheduled);
