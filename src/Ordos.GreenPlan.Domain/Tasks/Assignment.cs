using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>A department in a role for a task (责任单位).</summary>
public sealed class Assignment
{
    public int Id { get; private set; }
    public int TaskId { get; private set; }

    /// <summary>Position in the list, from 0.</summary>
    public required int Ordinal { get; init; }

    public required UnitRole Role { get; set; }

    /// <summary>The name as the notice prints it, shared prefixes restored.</summary>
    public required string NameAsPrinted { get; set; }

    /// <summary>Where the name stands in the notice.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }
    public int? DepartmentId { get; set; }
    public Department? Department { get; set; }

    /// <summary>The group, such as 各旗区人民政府, that the notice names and that was replaced by this chosen member.</summary>
    public int? GroupId { get; set; }

    public ReviewMark Review { get; set; }
}

/// <summary>What a unit is responsible for.</summary>
public enum UnitRole
{
    /// <summary>牵头</summary>
    Lead,

    /// <summary>分工负责: several units, none of them named as lead</summary>
    Shared,

    /// <summary>配合</summary>
    Support,

    /// <summary>落实: units that a rule for the whole document makes responsible</summary>
    Implement,
}

public static class UnitRoles
{
    public static string Words(this UnitRole role) => role switch
    {
        UnitRole.Lead => "牵头",
        UnitRole.Shared => "分工",
        UnitRole.Support => "配合",
        _ => "落实",
    };

    /// <summary>Whether the role answers for the task's progress: the leads, or those who share the task.</summary>
    public static bool IsResponsible(this UnitRole role) => role is UnitRole.Lead or UnitRole.Shared;
}
