using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Standings;

/// <summary>A department's duty for a task as it is now, its own, as member of a group, or handed to it: the view <c>duties</c>.</summary>
public sealed class Duty
{
    public int TaskId { get; private set; }
    public int DepartmentId { get; private set; }
    public UnitRole Role { get; private set; }

    /// <summary>The department that the notice means; another one only after a reorganisation.</summary>
    public int OriginId { get; private set; }
}

/// <summary>A department whose reports speak for a task: the view <c>answerers</c>.</summary>
public sealed class Answerer
{
    public int TaskId { get; private set; }
    public int DepartmentId { get; private set; }

    /// <summary>Which reports: those submitted since; null for all.</summary>
    public DateTime? Since { get; private set; }
}

/// <summary>Kept count of a plan's tasks by what lists filter on; rows are changes to be summed.</summary>
public sealed class PlanCount
{
    public int DocumentId { get; private set; }
    public Health Health { get; private set; }
    public TaskState State { get; private set; }
    public DueBand DueBand { get; private set; }
    public int Tasks { get; private set; }

    /// <summary>Sum of the shown progress of the tasks that have a schedule.</summary>
    public int Percent { get; private set; }

    /// <summary>Number of tasks that have a schedule.</summary>
    public int WithSchedule { get; private set; }

    public int Scheduled { get; private set; }
}

/// <summary>Kept count of the tasks that a department answers for (lead or shared); rows are changes to be summed.</summary>
public sealed class DepartmentCount
{
    public int DepartmentId { get; private set; }
    public int DocumentId { get; private set; }
    public Health Health { get; private set; }
    public int Tasks { get; private set; }
}
