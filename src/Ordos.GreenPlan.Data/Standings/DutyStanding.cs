using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Standings;

/// <summary>A task that a department has a duty for, with how it stands: a row of the department's ledger.</summary>
/// <remarks>Kept by the triggers of <c>ledger.sql</c>: a department has thousands of duties, and looking their tasks up one by one took longer than the page.</remarks>
public sealed class DutyStanding : IStanding
{
    public int TaskId { get; private set; }
    public int DepartmentId { get; private set; }
    public DutyRoles Roles { get; private set; }
    public int DocumentId { get; private set; }
    public short Severity { get; private set; }
    public Health Health { get; private set; }
    public TaskState State { get; private set; }
    public DateOnly? Due { get; private set; }
    public DueBand DueBand { get; private set; }
    public int? Percent { get; private set; }
}

/// <summary>The roles in which a department has the duty for one task; it may have several.</summary>
[Flags]
public enum DutyRoles
{
    None = 0,
    Lead = 1,
    Shared = 2,
    Support = 4,
    Implement = 8,

    /// <summary>Those that answer for the task's progress.</summary>
    Answering = Lead | Shared,
}

public static class DutyRoleWords
{
    /// <summary>The role that weighs most: 牵头 before 分工 before 配合 before 落实.</summary>
    public static UnitRole Weightiest(this DutyRoles roles) =>
        roles.HasFlag(DutyRoles.Lead) ? UnitRole.Lead
        : roles.HasFlag(DutyRoles.Shared) ? UnitRole.Shared
        : roles.HasFlag(DutyRoles.Support) ? UnitRole.Support
        : UnitRole.Implement;
}
