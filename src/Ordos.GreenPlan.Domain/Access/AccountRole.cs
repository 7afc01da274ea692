namespace Ordos.GreenPlan.Domain.Access;

/// <summary>What a person does in the portal (角色).</summary>
public enum AccountRole
{
    /// <summary>经办人: writes the reports of one department.</summary>
    Staff,

    /// <summary>审核人: signs for one department.</summary>
    DepartmentHead,

    /// <summary>调度员: coordinates the plans, accepts reports.</summary>
    Coordinator,

    /// <summary>领导: reads everything.</summary>
    Leader,

    /// <summary>管理员: imports notices, keeps departments and accounts.</summary>
    Administrator,
}
