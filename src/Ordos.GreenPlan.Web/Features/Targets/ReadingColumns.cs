namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>The columns of the sheet of readings: what is downloaded is what is uploaded.</summary>
internal static class ReadingColumns
{
    public const int Code = 0;
    public const int Version = 1;
    public const int Unit = 5;
    public const int Value = 9;
    public const int Weight = 10;
    public const int Note = 11;
    public const int Reason = 12;

    public static readonly (string Title, double Width)[] All =
    [
        ("行码（勿改）", 22), ("版本（勿改）", 12), ("指标", 36), ("范围", 16), ("期间", 14), ("单位", 14), ("上期", 14), ("上期值", 12), ("本期已报", 12),
        ("本期实际值", 14), ("权重", 12), ("说明", 30), ("更正理由", 30),
    ];
}
