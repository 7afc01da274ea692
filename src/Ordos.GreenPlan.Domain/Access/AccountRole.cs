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

public static class AccountRoles
{
    public static string Words(this AccountRole role) => role switch
    {
        AccountRole.Staff => "经办人",
        AccountRole.DepartmentHead => "审核人",
        AccountRole.Coordinator => "调度员",
        AccountRole.Leader => "领导",
        _ => "管理员",
    };

    /// <summary>Whether people of this role belong to a department.</summary>
    public static bool HasDepartment(this AccountRole role) => role is AccountRole.Staff or AccountRole.DepartmentHead;
}
