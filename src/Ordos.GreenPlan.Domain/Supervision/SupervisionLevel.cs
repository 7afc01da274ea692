using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Supervision;

/// <summary>A rung of the ladder of supervision (督办层级), the mildest first.</summary>
public enum SupervisionLevel
{
    /// <summary>提醒</summary>
    Reminder,

    /// <summary>催办</summary>
    Urging,

    /// <summary>督办单: bears a colour</summary>
    Order,

    /// <summary>通报</summary>
    Circular,
}

/// <summary>The colour of a 督办单: why it was issued.</summary>
public enum OrderColour
{
    /// <summary>蓝色：临期</summary>
    Blue,

    /// <summary>黄色：滞后</summary>
    Yellow,

    /// <summary>红色：逾期</summary>
    Red,
}

/// <summary>How a supervised duty stands (督办状态).</summary>
public enum SupervisionState
{
    /// <summary>待答复: the department has it</summary>
    Awaiting,

    /// <summary>待签发: the reply is written, its head has not signed</summary>
    Replying,

    /// <summary>待核查: the department has replied</summary>
    Replied,

    /// <summary>已办结: the coordinator has checked</summary>
    Closed,

    /// <summary>已撤回: should not have been sent</summary>
    Withdrawn,
}

public static class SupervisionWords
{
    public static string Words(this SupervisionLevel level) => level switch
    {
        SupervisionLevel.Reminder => "提醒",
        SupervisionLevel.Urging => "催办",
        SupervisionLevel.Order => "督办单",
        _ => "通报",
    };

    public static string Words(this OrderColour colour) => colour switch
    {
        OrderColour.Blue => "蓝色（临期）",
        OrderColour.Yellow => "黄色（滞后）",
        _ => "红色（逾期）",
    };

    public static string Words(this SupervisionState state) => state switch
    {
        SupervisionState.Awaiting => "待答复",
        SupervisionState.Replying => "待签发",
        SupervisionState.Replied => "待核查",
        SupervisionState.Closed => "已办结",
        _ => "已撤回",
    };

    /// <summary>Whether the ladder may still be climbed.</summary>
    public static bool IsOpen(this SupervisionState state) => state is not (SupervisionState.Closed or SupervisionState.Withdrawn);

    /// <summary>Whether it is the department's turn.</summary>
    public static bool IsWithDepartment(this SupervisionState state) => state is SupervisionState.Awaiting or SupervisionState.Replying;

    /// <summary>The colour that a verdict gives to a 督办单: what is past its deadline, what is behind, and what will soon be due.</summary>
    public static OrderColour ColourOf(HealthVerdict verdict) => verdict.Reason switch
    {
        HealthReason.PastDue => OrderColour.Red,
        HealthReason.NoAcceptedReport or HealthReason.FarBehind or HealthReason.Behind => OrderColour.Yellow,
        _ => OrderColour.Blue,
    };
}
