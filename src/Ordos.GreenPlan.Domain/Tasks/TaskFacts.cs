namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>What the health of a task depends on, as it stood on one day.</summary>
public sealed record TaskFacts
{
    public required TaskState State { get; init; }

    /// <summary>The day scheduled progress starts from: the document's date.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>Nobody has confirmed the deadline, and the notice prints none.</summary>
    public bool DueIsProposed { get; init; }

    public bool PlanArchived { get; init; }

    /// <summary>Whether a reporting period of the plan has ever opened.</summary>
    public bool PeriodOpened { get; init; }

    /// <summary>Whether the last closed period has no accepted report, though there is a department to give one.</summary>
    public bool MissedLastPeriod { get; init; }

    /// <summary>The progress last signed for by a responsible department's head; null before the first.</summary>
    public int? SignedPercent { get; init; }

    /// <summary>Whether the last signed report of some department asks for coordination.</summary>
    public bool NeedsCoordination { get; init; }

    /// <summary>Whether the task was red when the last closed period ended.</summary>
    public bool WasRed { get; init; }

    /// <summary>The next day on which a period opens or has closed, and the facts are others; null when none is ahead.</summary>
    public DateOnly? ChangeOn { get; init; }

    /// <summary>Nobody has been asked and nobody has set a deadline: there is nothing yet to be late for.</summary>
    public bool IsUnscheduled => !PeriodOpened && (DueIsProposed || Due is null);
}

/// <summary>When a task counts as late: settings of the portal.</summary>
/// <param name="RedPoints">Percentage points behind schedule that make a task red.</param>
/// <param name="YellowPoints">Percentage points behind schedule that make a task yellow.</param>
/// <param name="DueSoonDays">Days before the due date from which a task is yellow.</param>
public sealed record HealthThresholds(int RedPoints = 25, int YellowPoints = 10, int DueSoonDays = 30);
