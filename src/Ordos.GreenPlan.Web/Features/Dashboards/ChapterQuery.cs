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
        var parts = await (
            from task in db.Tasks
            join standing in standings on task.Id equals standing.TaskId
            where task.DocumentId == plan && task.Path.Count > 0
            group new { task, standing } by new { First = task.Path[0], Second = task.Path.Count > 1 ? task.Path[1] : null } into part
            select new Part(
                part.Key.First,
                part.Key.Second,
                part.Min(row => row.task.Ordinal),
                new HealthCounts(
                    part.Count(row => row.standing.Health == Health.Red),
                    part.Count(row => row.standing.Health == Health.Yellow),
                    part.Count(row => row.standing.Health == Health.Green),
                    part.Count(row => row.standing.Health == Health.Grey)),
                part.Count(row => row.standing.State == TaskState.Done || row.standing.State == TaskState.ClosedOut),
                part.Sum(row => row.standing.Scheduled == null ? 0 : row.standing.Percent ?? 0),
                part.Count(row => row.standing.Scheduled != null),
                part.Sum(row => row.standing.Scheduled ?? 0))).ToListAsync(cancel);

        // A plan with all its tasks under one heading (二、主要任务) is parted by the next.
        var isOne = parts.Select(part => part.First).Distinct(StringComparer.Ordinal).Count() == 1;

        return parts.Exists(part => (isOne ? part.Second : part.First) is null) || (isOne && parts.Count < 2)
            ? []
            : [.. parts.GroupBy(part => isOne ? part.Second! : part.First, StringComparer.Ordinal).OrderBy(part => part.Min(p => p.Ordinal)).Select(Sum)];
    }

    private static ChapterStanding Sum(IGrouping<string, Part> chapter)
    {
        var withSchedule = chapter.Sum(part => part.WithSchedule);

        return new ChapterStanding(
            chapter.Key,
            chapter.Aggregate(default(HealthCounts), (sum, part) => sum + part.Health),
            chapter.Sum(part => part.Finished),
            OverviewTotals.Mean(chapter.Sum(part => (long)part.Percent), withSchedule),
            OverviewTotals.Mean(chapter.Sum(part => (long)part.Scheduled), withSchedule));
    }

    private sealed record Part(string First, string? Second, int Ordinal, HealthCounts Health, int Finished, int Percent, int WithSchedule, int Scheduled);
}

/// <summary>How the tasks of a chapter stand.</summary>
/// <param name="Title">The heading as printed.</param>
/// <param name="Percent">Mean progress of the tasks with a schedule; null where none has one.</param>
public sealed record ChapterStanding(string Title, HealthCounts Health, int Finished, int? Percent, int? Scheduled);
