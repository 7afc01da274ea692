namespace Ordos.GreenPlan.Domain.Organisation;

/// <summary>Kind of a registered body.</summary>
public enum DepartmentKind
{
    /// <summary>政府部门</summary>
    Department,

    /// <summary>旗区</summary>
    District,

    /// <summary>园区</summary>
    Park,

    /// <summary>中央垂直管理单位</summary>
    CentralBody,

    /// <summary>党委部门</summary>
    PartyBody,

    /// <summary>事业单位、群团组织</summary>
    PublicBody,

    /// <summary>统称，如“各旗区人民政府”</summary>
    Group,
}

public static class DepartmentKinds
{
    public static string Words(this DepartmentKind kind) => kind switch
    {
        DepartmentKind.Department => "政府部门",
        DepartmentKind.District => "旗区",
        DepartmentKind.Park => "园区",
        DepartmentKind.CentralBody => "中央垂直管理单位",
        DepartmentKind.PartyBody => "党委部门",
        DepartmentKind.PublicBody => "事业单位、群团",
        _ => "统称",
    };
}
