namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>The rule that gives a task its health (健康), with the reason in words.</summary>
/// <remarks>
/// Red: past due and not done; or the last closed period has no accepted report from a lead; or far behind schedule.
/// Yellow: due soon; or behind schedule; or coordination is asked for; or recovered from red. Green: none of these.
/// Grey: no period has opened yet, so nobody has been asked: then only a deadline that is printed or confirmed can be missed, and being
/// behind does not count.
/// </remarks>
public static class TaskHealth
{
    public static HealthVerdict Assess(TaskFacts facts, HealthThresholds thresholds, DateOnly today)
    {
        if (Settled(facts) is { } settled)
        {
            return settled;
        }

        if (facts.IsUnscheduled)
        {
            // To ask for help is not to be late: grey would hide it from the one who can help.
            return facts.NeedsCoordination
                ? new(Health.Yellow, HealthReason.NeedsCoordination)
                : new(Health.Grey, HealthReason.NotYetScheduled);
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

        if (behind >= thresholds.YellowPoints)
        {
            return new(Health.Yellow, HealthReason.Behind, behind);
        }

        return facts switch
        {
            { NeedsCoordination: true } => new(Health.Yellow, HealthReason.NeedsCoordination),
            { WasRed: true } => new(Health.Yellow, HealthReason.Recovered),
            { PeriodOpened: false } => new(Health.Grey, HealthReason.NotYetScheduled),
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

    /// <summary>The next day on which scheduled progress is a point further; null when it moves no more.</summary>
    public static DateOnly? NextPoint(DateOnly? from, DateOnly? due, DateOnly today)
    {
        if (from is not { } start || due is not { } end || today >= end)
        {
            return null;
        }

        return DayOfPoint(start, end, Scheduled(start, end, today)!.Value + 1);
    }

    /// <summary>The first day on which scheduled progress has come to a number of points; null where it never does.</summary>
    public static DateOnly? DayOfPoint(DateOnly? from, DateOnly? due, int point)
    {
        if (from is not { } start || due is not { } end || point > 100)
        {
            return null;
        }

        var span = end.DayNumber - start.DayNumber;
        return span <= 0 ? end : start.AddDays((int)(((long)point * span + 99) / 100));
    }

    /// <summary>The next day on which the verdict may change though nobody does anything; null when never.</summary>
    public static DateOnly? NextChange(TaskFacts facts, HealthThresholds thresholds, DateOnly today) =>
        Settled(facts) is not null ? null
        : facts.IsUnscheduled ? facts.ChangeOn
        : Earlier(facts.ChangeOn, facts.Due is { } due ? NextByDue(facts, thresholds, today, due) : null);

    internal static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;

    private static DateOnly? NextByDue(TaskFacts facts, HealthThresholds thresholds, DateOnly today, DateOnly due)
    {
        // Words count days, so a task that is due soon or past due changes every day.
        var soon = due.AddDays(-thresholds.DueSoonDays);
        if (today >= soon)
        {
            return today.AddDays(1);
        }

        // Before that only scheduled progress moves, by a point every few days.
        return facts.PeriodOpened ? Earlier(NextPoint(facts.From, due, today), soon) : soon;
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
