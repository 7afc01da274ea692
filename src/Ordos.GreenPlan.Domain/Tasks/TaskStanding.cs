namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>How a published task stands today: the outcome of <see cref="TaskHealth"/>, kept so that lists can sort and count by it.</summary>
/// <remarks>Only <c>StandingKeeper</c> writes it, from the facts, whenever they or the day change.</remarks>
public sealed class TaskStanding : IStanding
{
    public required int TaskId { get; init; }
    public required int DocumentId { get; init; }
    public Health Health { get; private set; }
    public HealthReason Reason { get; private set; }
    public int Amount { get; private set; }
    public TaskState State { get; private set; }
    public DateOnly? Due { get; private set; }
    public DueBand DueBand { get; private set; }

    /// <inheritdoc />
    public int? Percent { get; private set; }

    /// <summary>The shown progress is signed but not yet accepted (待审核).</summary>
    public bool AwaitsAcceptance { get; private set; }

    public int? Scheduled { get; private set; }
    public DateOnly AsOf { get; private set; }

    /// <summary>The next day on which time alone may change the standing.</summary>
    public DateOnly? ChangesOn { get; private set; }

    /// <summary>The day on which the health became what it is.</summary>
    public DateOnly HealthSince { get; private set; }

    public HealthVerdict Verdict => new(Health, Reason, Amount);

    /// <summary>Takes over what the facts say on a day.</summary>
    public void Follow(TaskFacts facts, bool awaitsAcceptance, HealthThresholds thresholds, DateOnly today)
    {
        var verdict = TaskHealth.Assess(facts, thresholds, today);
        (Health, Reason, Amount) = (verdict.Health, verdict.Reason, verdict.Amount);
        State = facts.State;
        Due = facts.Due;
        DueBand = Band(facts, thresholds, today);
        Percent = facts.SignedPercent;
        AwaitsAcceptance = awaitsAcceptance;
        Scheduled = facts.IsUnscheduled ? null : TaskHealth.Scheduled(facts.From, facts.Due, today);
        AsOf = today;
        ChangesOn = facts.PlanArchived ? null
            : TaskHealth.Earlier(TaskHealth.NextChange(facts, thresholds, today), TaskHealth.NextPoint(facts.From, facts.Due, today));
    }

    private static DueBand Band(TaskFacts facts, HealthThresholds thresholds, DateOnly today)
    {
        if (facts.Due is not { } due || facts.PlanArchived || facts.IsUnscheduled
            || facts.State is TaskState.Done or TaskState.ClosedOut or TaskState.Stopped)
        {
            return DueBand.None;
        }

        return due < today ? DueBand.Overdue
            : due.DayNumber - today.DayNumber <= thresholds.DueSoonDays ? DueBand.Soon
            : DueBand.Later;
    }
}

/// <summary>How near the deadline of an open task is.</summary>
public enum DueBand
{
    /// <summary>无期限、未调度或已办结</summary>
    None,

    /// <summary>逾期</summary>
    Overdue,

    /// <summary>30天内到期</summary>
    Soon,

    /// <summary>30天以后到期</summary>
    Later,
}
