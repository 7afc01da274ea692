namespace Ordos.GreenPlan.Web.Features.Review;

/// <summary>Stock reasons for returning a report (退回原因): short on the button, a whole sentence to the one who must act.</summary>
internal static class ReturnReasons
{
    public static readonly (string Short, string Words)[] Stock =
    [
        ("下一步无时限", "“下一步”未写明完成时限，请补充。"),
        ("数据口径不清", "数据未写明统计口径和时点，请补充。"),
        ("问题不具体", "“存在问题”不具体，请写明卡在哪一环节、需要谁办理。"),
        ("进展笼统", "“本期进展”较笼统，请写明本期完成的具体工作量。"),
    ];
}
