namespace Ordos.GreenPlan.Data.Messages;

/// <summary>What a message is about.</summary>
public enum MessageKind
{
    /// <summary>调度期开放</summary>
    PeriodOpened,

    /// <summary>截止提醒</summary>
    ClosingSoon,

    /// <summary>退回</summary>
    Returned,

    /// <summary>新任务待签收</summary>
    Assigned,

    /// <summary>抽查佐证</summary>
    Drawn,

    /// <summary>异议待答复</summary>
    Disputed,

    /// <summary>异议答复</summary>
    DisputeAnswered,

    /// <summary>改由本单位承担: named instead of a department whose dispute was upheld</summary>
    Named,

    /// <summary>延期待答复</summary>
    ExtensionAsked,

    /// <summary>延期答复</summary>
    ExtensionAnswered,

    /// <summary>提醒、催办、督办单、通报</summary>
    Supervised,

    /// <summary>督办答复待核查、申请延期答复</summary>
    SupervisionReplied,

    /// <summary>督办事项的退回、延期答复和办结</summary>
    SupervisionAnswered,
}

public static class MessageKinds
{
    /// <summary>What cannot wait for the next digest: work that went out has come back.</summary>
    public static IReadOnlyList<MessageKind> Urgent { get; } = [MessageKind.Returned];

    public static bool IsUrgent(this MessageKind kind) => Urgent.Contains(kind);

    public static string Words(this MessageKind kind) => kind switch
    {
        MessageKind.PeriodOpened => "调度期开放",
        MessageKind.ClosingSoon => "截止提醒",
        MessageKind.Returned => "退回",
        MessageKind.Assigned => "新任务",
        MessageKind.Drawn => "抽查佐证",
        MessageKind.Disputed => "异议",
        MessageKind.DisputeAnswered => "异议答复",
        MessageKind.Named => "改派任务",
        MessageKind.ExtensionAsked => "延期申请",
        MessageKind.ExtensionAnswered => "延期答复",
        MessageKind.Supervised => "督办",
        MessageKind.SupervisionReplied => "督办答复",
        _ => "督办办理",
    };
}
