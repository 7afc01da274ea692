namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>The rule that gives a task its health (健康), with the reason in words.</summary>
/// <remarks>
/// Red: past due and not done; or the last closed period has no accepted report from a lead; or far behind schedule.
/// Yellow: due soon; or behind schedule; or coordination is asked for; or recovered from red. Green: none of these.
/// Grey: no period has opened yet, so nobody has been asked and only the calendar can speak.
/// </remarks>
public static class TaskHealth
{
    public static HealthVerdict Assess(TaskFacts facts, HealthThresholds thresholds, DateOnly today)
    {
        if (Settled(facts) is { } settled)
        {
            return settled;
        }

        var daysLeft = facts.Due?.DayNumber - today.DayNumber;

        if (daysLeft < 0)
        {
            return new(Health.Red, HealthReason.PastDue, -daysLeft.Value);
        }

        var behind = facts.PeriodOpened ? Behind(facts, today) : 0;

        if (facts.PeriodOpened && facts.MissedLastPeriod)
        {
            return new(Health.Red, HealthReason.NoAcceptedReport);
        }

        if (behind >= thresholds.RedPoints)
        {
            return new(Health.Red, HealthReason.FarBehind, behind);
        }

        if (daysLeft <= thresholds.DueSoonDays)
        {
            return new(Health.Yellow, HealthReason.DueSoon, daysLeft.Value);
        }

        if (!facts.PeriodOpened)
        {
            return new(Health.Grey, HealthReason.NotYetScheduled);
        }

        if (behind >= thresholds.YellowPoints)
        {
            return new(Health.Yellow, HealthReason.Behind, behind);
        }

        return facts switch
        {
            { NeedsCoordination: true } => new(Health.Yellow, HealthReason.NeedsCoordination),
            { WasRed: true } => new(Health.Yellow, HealthReason.Recovered),
            _ => new(Health.Green, HealthReason.OnCourse),
        };
    }

    /// <summary>Scheduled progress (序时进度) in percent: linear from the document's date to the due date.</summary>
    /// <returns>0 to 100, rounded down; null where a date is missing.</returns>
    public static int? Scheduled(DateOnly? from, DateOnly? due, DateOnly today)
    {
        if (from is not { } start || due is not { } end)
        {
            return null;
        }

        if (today >= end)
        {
            return 100;
        }

        return today <= start ? 0 : (int)((today.DayNumber - start.DayNumber) * 100L / (end.DayNumber - start.DayNumber));
    }

    /// <summary>The next day on which the verdict may change though nobody does anything; null when never.</summary>
    public static DateOnly? NextChange(TaskFacts facts, HealthThresholds thresholds, DateOnly today)
    {
        if (Settled(facts) is not null || facts.Due is not { } due)
        {
            return null;
        }

        // Words count days, so a task that is due soon or past due changes every day.
        var soon = due.AddDays(-thresholds.DueSoonDays);
        if (today >= soon.AddDays(-1))
        {
            return today.AddDays(1);
        }

        // Scheduled progress moves by a point only every few days; the next point is the next possible change.
        var scheduled = Scheduled(facts.From, due, today);
        if (!facts.PeriodOpened || facts.From is not { } from || scheduled is not { } now)
        {
            return soon;
        }

        var span = due.DayNumber - from.DayNumber;
        var next = from.AddDays((int)((((now + 1L) * span) + 99) / 100));
        return next <= today ? today.AddDays(1) : next < soon ? next : soon;
    }

    private static int Behind(TaskFacts facts, DateOnly today) =>
        Scheduled(facts.From, facts.Due, today) is { } scheduled ? scheduled - (facts.SignedPercent ?? 0) : 0;

    private static HealthVerdict? Settled(TaskFacts facts) => facts switch
    {
        { State: TaskState.Done or TaskState.ClosedOut } => new(Health.Green, HealthReason.Finished),
        { State: TaskState.Stopped } => new(Health.Grey, HealthReason.Stopped),
        { PlanArchived: true } => new(Health.Grey, HealthReason.Archived),
        _ => null,
    };
}
