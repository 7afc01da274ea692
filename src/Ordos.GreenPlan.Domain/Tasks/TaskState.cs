namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>State of a task (任务状态).</summary>
public enum TaskState
{
    /// <summary>未启动</summary>
    NotStarted,

    /// <summary>推进中</summary>
    UnderWay,

    /// <summary>已完成: claimed and accepted</summary>
    Done,

    /// <summary>已销号: checked by the coordinator</summary>
    ClosedOut,

    /// <summary>已终止</summary>
    Stopped,
}

/// <summary>Where a due date comes from.</summary>
public enum DueOrigin
{
    /// <summary>未定</summary>
    None,

    /// <summary>原文载明</summary>
    Printed,

    /// <summary>按目标年份拟定</summary>
    ProposedFromTarget,

    /// <summary>按规划期拟定</summary>
    ProposedFromPlan,

    /// <summary>已确认</summary>
    Confirmed,
}

public static class TaskWords
{
    public static string Words(this TaskState state) => state switch
    {
        TaskState.NotStarted => "未启动",
        TaskState.UnderWay => "推进中",
        TaskState.Done => "已完成",
        TaskState.ClosedOut => "已销号",
        _ => "已终止",
    };

    /// <summary>Whether the deadline is a proposal that nobody has confirmed.</summary>
    public static bool IsProposed(this DueOrigin origin) => origin is DueOrigin.ProposedFromTarget or DueOrigin.ProposedFromPlan;

    public static string Words(this DueOrigin origin) => origin switch
    {
        DueOrigin.Printed => "原文载明",
        DueOrigin.ProposedFromTarget => "按目标年份拟定",
        DueOrigin.ProposedFromPlan => "按规划期拟定",
        DueOrigin.Confirmed => "已确认",
        _ => "未定",
    };
}
