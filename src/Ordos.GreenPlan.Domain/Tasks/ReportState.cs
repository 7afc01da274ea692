namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>Life of a report (填报状态).</summary>
public enum ReportState
{
    /// <summary>填报中</summary>
    Draft,

    /// <summary>待签发: submitted by staff</summary>
    Submitted,

    /// <summary>待审核: signed by the department's head</summary>
    Signed,

    /// <summary>已审结: accepted by the coordinator, locked</summary>
    Accepted,

    /// <summary>已退回</summary>
    Returned,
}

public static class ReportStates
{
    public static string Words(this ReportState state) => state switch
    {
        ReportState.Draft => "填报中",
        ReportState.Submitted => "待签发",
        ReportState.Signed => "待审核",
        ReportState.Accepted => "已审结",
        _ => "已退回",
    };

    internal static string Verb(this ReportState state) => state switch
    {
        ReportState.Draft => "撤回",
        ReportState.Submitted => "提交",
        ReportState.Signed => "签发",
        ReportState.Accepted => "审结",
        _ => "退回",
    };
}
