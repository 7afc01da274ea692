namespace Ordos.GreenPlan.Domain.Supervision;

/// <summary>One thing that was done about a supervised duty: who, when, what, in which words. Never changed.</summary>
public sealed class SupervisionStep
{
    public int Id { get; private set; }
    public int ItemId { get; private set; }
    public required SupervisionStepKind Kind { get; init; }

    /// <summary>The rung on which it was done.</summary>
    public required SupervisionLevel Level { get; init; }

    public required DateTime At { get; init; }
    public required string By { get; init; }
    public string? Text { get; init; }

    /// <summary>The day that was set, asked for or granted.</summary>
    public DateOnly? Day { get; init; }
}

/// <summary>What was done.</summary>
public enum SupervisionStepKind
{
    /// <summary>发出</summary>
    Sent,

    /// <summary>升级</summary>
    Escalated,

    /// <summary>拟答复</summary>
    ReplyWritten,

    /// <summary>签发答复</summary>
    ReplySigned,

    /// <summary>退回答复</summary>
    ReplyReturned,

    /// <summary>申请延期答复</summary>
    ExtensionAsked,

    /// <summary>同意延期</summary>
    ExtensionGranted,

    /// <summary>不同意延期</summary>
    ExtensionRefused,

    /// <summary>办结</summary>
    Closed,

    /// <summary>撤回</summary>
    Withdrawn,

    /// <summary>移交: the duty came to another department, and this with it</summary>
    Moved,

    /// <summary>并入: the department that the duty came to is supervised for the same task already</summary>
    Merged,
}

public static class SupervisionStepKinds
{
    public static string Words(this SupervisionStepKind kind) => kind switch
    {
        SupervisionStepKind.Sent => "发出",
        SupervisionStepKind.Escalated => "升级",
        SupervisionStepKind.ReplyWritten => "拟答复",
        SupervisionStepKind.ReplySigned => "签发答复",
        SupervisionStepKind.ReplyReturned => "退回答复",
        SupervisionStepKind.ExtensionAsked => "申请延期答复",
        SupervisionStepKind.ExtensionGranted => "同意延期",
        SupervisionStepKind.ExtensionRefused => "不同意延期",
        SupervisionStepKind.Closed => "核查办结",
        SupervisionStepKind.Moved => "移交",
        SupervisionStepKind.Merged => "并入",
        _ => "撤回",
    };
}
