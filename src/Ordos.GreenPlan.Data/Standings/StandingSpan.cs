using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Standings;

/// <summary>A stretch of days at whose ends a task stood the same (历史状态); written by triggers with the standing itself.</summary>
public sealed record StandingSpan
{
    public required int TaskId { get; init; }
    public required DateOnly Since { get; init; }

    /// <summary>The first day at whose end it no longer stood so; null while it does.</summary>
    public DateOnly? Until { get; init; }

    public required int DocumentId { get; init; }
    public required Health Health { get; init; }
    public required HealthReason Reason { get; init; }
    public required TaskState State { get; init; }
    public DateOnly? Due { get; init; }
    public required DueBand DueBand { get; init; }
    public int? Percent { get; init; }
    public required bool AwaitsAcceptance { get; init; }

    /// <summary>The day from which scheduled progress runs; null while the task has no schedule.</summary>
    public DateOnly? ScheduledFrom { get; init; }

    /// <summary>Whether a task that stands so on a later day stands as before.</summary>
    public bool GoesOnAs(StandingSpan later) => this == later with { Since = Since, Until = Until };
}

/// <summary>How many tasks of a plan stood in what way at the end of a past day.</summary>
public sealed class DayCount
{
    public DateOnly Day { get; private set; }
    public int DocumentId { get; private set; }
    public Health Health { get; private set; }
    public TaskState State { get; private set; }
    public DueBand DueBand { get; private set; }
    public int Tasks { get; private set; }

    /// <summary>Sum of the shown progress of the tasks that had a schedule.</summary>
    public int Percent { get; private set; }

    public int WithSchedule { get; private set; }
    public int Scheduled { get; private set; }
}

/// <summary>How many of the tasks that a department answers for today stood in what way at the end of a past day.</summary>
public sealed class DayDepartmentCount
{
    public DateOnly Day { get; private set; }
    public int DepartmentId { get; private set; }
    public int DocumentId { get; private set; }
    public Health Health { get; private set; }
    public int Tasks { get; private set; }
}
