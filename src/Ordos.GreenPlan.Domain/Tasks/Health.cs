namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>Health of a task (健康): computed, never set by hand. The order is that of urgency.</summary>
public enum Health
{
    /// <summary>红：逾期或滞后</summary>
    Red,

    /// <summary>黄：预警</summary>
    Yellow,

    /// <summary>灰：未调度</summary>
    Grey,

    /// <summary>绿：正常</summary>
    Green,
}

/// <summary>Why a task has its health.</summary>
public enum HealthReason
{
    /// <summary>正常</summary>
    OnCourse,

    /// <summary>逾期N天</summary>
    PastDue,

    /// <summary>上期未报</summary>
    NoAcceptedReport,

    /// <summary>落后序时N点（红）</summary>
    FarBehind,

    /// <summary>N天内到期</summary>
    DueSoon,

    /// <summary>落后序时N点（黄）</summary>
    Behind,

    /// <summary>请求协调</summary>
    NeedsCoordination,

    /// <summary>由红回升</summary>
    Recovered,

    /// <summary>未调度</summary>
    NotYetScheduled,

    /// <summary>已完成、已销号</summary>
    Finished,

    /// <summary>已终止</summary>
    Stopped,

    /// <summary>已归档</summary>
    Archived,
}

/// <summary>A health with its reason.</summary>
/// <param name="Amount">Days or percentage points that belong to the reason; 0 where it has none.</param>
public readonly record struct HealthVerdict(Health Health, HealthReason Reason, int Amount = 0)
{
    /// <summary>The reason in words, as lists show it.</summary>
    public string Words => Reason switch
    {
        HealthReason.PastDue => $"逾期{Amount}天",
        HealthReason.NoAcceptedReport => "上期未报",
        HealthReason.FarBehind or HealthReason.Behind => $"落后序时{Amount}点",
        HealthReason.DueSoon => Amount == 0 ? "今日到期" : $"剩{Amount}天到期",
        HealthReason.NeedsCoordination => "请求协调",
        HealthReason.Recovered => "由红回升",
        HealthReason.NotYetScheduled => "未调度",
        HealthReason.Finished => "已完成",
        HealthReason.Stopped => "已终止",
        HealthReason.Archived => "已归档",
        _ => "正常",
    };
}
