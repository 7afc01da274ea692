using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Standings;

/// <summary>Kept total of the tasks of all plans that a department answers for, archived ones with them; rows are changes to be summed.</summary>
public sealed class DepartmentTotal
{
    public int DepartmentId { get; private set; }
    public Health Health { get; private set; }
    public int Tasks { get; private set; }
}

/// <summary>Kept total of the overdue tasks (逾期) of all plans that were due on a day; rows are changes to be summed.</summary>
public sealed class OverdueTotal
{
    public DateOnly Due { get; private set; }
    public int Tasks { get; private set; }
}

/// <summary>Kept total of the tasks of all plans that turned to their health on a day, archived ones with them; rows are changes to be summed.</summary>
public sealed class TurnTotal
{
    public DateOnly HealthSince { get; private set; }
    public Health Health { get; private set; }
    public int Tasks { get; private set; }
}
