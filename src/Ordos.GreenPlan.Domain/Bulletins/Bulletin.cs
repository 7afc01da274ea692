namespace Ordos.GreenPlan.Domain.Bulletins;

/// <summary>A circular or report as it was generated (通报与报告): its text with the data behind each figure. Never changed, so that it can be made again.</summary>
public sealed class Bulletin
{
    public int Id { get; private set; }
    public required BulletinKind Kind { get; init; }

    /// <summary>The period it is about; null for a 督办单.</summary>
    public int? PeriodId { get; init; }

    /// <summary>The department it is about or goes to; null for one about all.</summary>
    public int? DepartmentId { get; init; }

    /// <summary>The supervised item, for a 督办单.</summary>
    public int? ItemId { get; init; }

    public required string Title { get; init; }

    /// <summary>The text as JSON: <see cref="BulletinContent"/>.</summary>
    public required string Content { get; init; }

    public required DateTime MadeAt { get; init; }
    public required string MadeBy { get; init; }
    public required bool IsDemo { get; init; }
}

/// <summary>What a <see cref="Bulletin"/> is.</summary>
public enum BulletinKind
{
    /// <summary>调度通报</summary>
    Dispatch,

    /// <summary>进展报告</summary>
    Progress,

    /// <summary>督办单</summary>
    Order,

    /// <summary>单位报告</summary>
    Department,
}

public static class BulletinKinds
{
    public static string Words(this BulletinKind kind) => kind switch
    {
        BulletinKind.Dispatch => "调度通报",
        BulletinKind.Progress => "进展报告",
        BulletinKind.Order => "督办单",
        _ => "单位报告",
    };
}
