using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Tasks;
using static Ordos.GreenPlan.Data.Bulletins.Phrases;

namespace Ordos.GreenPlan.Data.Bulletins;

/// <summary>The text of a 督办单 on paper: as it was sent in the portal, with the facts of the task.</summary>
internal static class OrderText
{
    public static BulletinContent Of(
        SupervisionItem item, string department, CountedRow task, string document, HealthVerdict? verdict, int? percent, DateOnly? due, DateOnly sentOn)
    {
        var source = new FigureSource { Tasks = [task] };
        List<BulletinBlock> blocks =
        [
            Paragraph(Body(item.Wording, department)),
            new BulletinTable(
                "督办事项", ["项目", "内容"], [22, 78],
                [
                    ["督办级别", item.Colour?.Words() ?? "—"], ["责任单位", department], ["重点任务", task.Title], ["所属文件", $"《{document}》"],
                    ["完成时限", Due(due)], ["督办理由", item.Reason], ["答复期限", item.ReplyBy is { } day ? Day(day) : "不要求答复"],
                ]),
            Paragraph(BulletinSentence.Of(
                $"截至{Day(sentOn)}，该任务进度为", new BulletinPart(percent is { } done ? $"{done}%" : "未报", source), $"，{verdict?.Words ?? "所属文件已不再执行"}。")),
        ];
        return new BulletinContent(
            $"{item.Level.Words()}（{item.Colour?.Words().Split('（')[0]}）", BulletinText.Number, $"{department}：", blocks, BulletinText.Signer, sentOn);
    }

    // The addressee stands above the text already.
    private static string Body(string wording, string department) =>
        wording.StartsWith(department + "：", StringComparison.Ordinal) ? wording[(department.Length + 1)..] : wording;
}
