namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>The columns of the sheet as a spreadsheet: what is downloaded is what is uploaded.</summary>
internal static class SheetColumns
{
    public const int Code = 0;
    public const int Version = 1;
    public const int Title = 2;
    public const int Last = 5;
    public const int Same = 7;
    public const int State = 8;
    public const int Percent = 9;
    public const int Done = 10;
    public const int Problems = 11;
    public const int NextStep = 12;
    public const int Coordination = 13;
    public const int Explanation = 14;
    public const int Evidence = 15;
    public const int Value = 16;
    public const int Unit = 17;
    public const int Note = 18;

    public static readonly (string Title, double Width)[] All =
    [
        ("行码（勿改）", 14), ("版本（勿改）", 12), ("任务", 36), ("文件", 26), ("调度期", 16), ("上期进展", 40), ("上期进度", 9),
        ("无变化（填“是”）", 10), ("状态", 9), ("进度（%）", 9), ("本期进展", 48), ("存在问题", 30), ("下一步", 30), ("请求协调（填“是”）", 10),
        ("变动说明", 24), ("佐证", 24), ("指标数值", 12), ("数值单位", 10), ("数值说明", 24),
    ];
}
