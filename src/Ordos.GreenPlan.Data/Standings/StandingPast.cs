using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Standings;

/// <summary>Works out how a task stood on every day since it was first asked about, from what is stamped with a moment.</summary>
internal static class StandingPast
{
    /// <param name="now">How the task stands, which is the last of its stretches.</param>
    /// <returns>The stretches in order, the last without an end; each differs from the one before.</returns>
    public static List<StandingSpan> Of(StandingFacts facts, TaskStanding now, HealthThresholds thresholds, PortalCalendar calendar)
    {
        var spans = new List<StandingSpan>();

        // It can have stood otherwise only from a day on which one of its facts became another.
        foreach (var day in Days(facts, thresholds, calendar).Where(day => day < calendar.Today).Distinct().Order())
        {
            var past = facts.AsOf(day);
            var standing = new TaskStanding { TaskId = now.TaskId, DocumentId = now.DocumentId };
            standing.Follow(past.On(day, thresholds), past.AwaitsAcceptance, thresholds, day);
            Add(spans, Span(standing, day, facts.Task.From));
        }

        Add(spans, Span(now, spans.Count == 0 ? now.AsOf : calendar.Today, facts.Task.From));
        return spans;
    }

    private static void Add(List<StandingSpan> spans, StandingSpan next)
    {
        if (spans is not [.., var last])
        {
            spans.Add(next);
        }
        else if (!last.GoesOnAs(next))
        {
            spans[^1] = last with { Until = next.Since };
            spans.Add(next);
        }
    }

    private static IEnumerable<DateOnly> Days(StandingFacts facts, HealthThresholds thresholds, PortalCalendar calendar)
    {
        var task = facts.Task;
        var moments = facts.Reports.SelectMany(report => new[] { report.SignedAt, report.AcceptedAt })
            .Concat([task.PublishedAt, task.ArchivedAt, task.ClosedOutAt]).OfType<DateTime>().Select(calendar.DayOf).ToList();
        var opened = facts.Periods.Select(period => period.OpensOn).ToList();

        if (moments.Count + opened.Count == 0)
        {
            return [];
        }

        // Work may have been reported before the portal knew the plan.
        var first = moments.Concat(opened).Min();
        int[] percents = [0, .. facts.Reports.Select(report => report.Percent).Distinct()];

        return moments.Concat(opened).Concat(facts.Periods.Select(period => period.ClosesOn.AddDays(1)))
            .Concat(task.Due is { } due ? [due.AddDays(-thresholds.DueSoonDays), due.AddDays(1)] : [])
            .Concat(percents.SelectMany(percent => new[] { percent + thresholds.YellowPoints, percent + thresholds.RedPoints })
                .Select(point => TaskHealth.DayOfPoint(task.From, task.Due, point)).OfType<DateOnly>())
            .Where(day => day >= first);
    }

    private static StandingSpan Span(TaskStanding standing, DateOnly since, DateOnly? from) => new()
    {
        TaskId = standing.TaskId,
        Since = since,
        DocumentId = standing.DocumentId,
        Health = standing.Health,
        Reason = standing.Reason,
        State = standing.State,
        Due = standing.Due,
        DueBand = standing.DueBand,
        Percent = standing.Percent,
        AwaitsAcceptance = standing.AwaitsAcceptance,
        ScheduledFrom = standing.Scheduled is null ? null : from,
    };
}
