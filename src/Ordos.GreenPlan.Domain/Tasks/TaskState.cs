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
