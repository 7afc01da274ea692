using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Tasks;
using static Ordos.GreenPlan.Data.Bulletins.Phrases;

namespace Ordos.GreenPlan.Data.Bulletins;

/// <summary>The texts of the bulletins about a period. Every figure in a sentence is tied to what it counts.</summary>
internal static class BulletinText
{
    /// <summary>Who signs is filled in in Word: the portal does not know in whose name it is issued.</summary>
    public const string Signer = "（发文机关署名）";

    public const string Number = "〔　　〕　号";

    /// <summary>调度通报: how things stand, who has not reported, what is red, what is asked of everybody.</summary>
    public static BulletinContent Dispatch(PeriodFigures figures)
    {
        var say = new PeriodParagraphs(figures);
        var body = new Body();
        body.Add(Paragraph(BulletinSentence.Of(
            $"{say.Span}，对", Plans(figures), "确定的", Count(figures.Tasks, figures.Source), "项重点任务进行了调度，现将有关情况通报如下。")));
        body.Section("总体情况", say.Overall(), say.PlanTable());
        body.Section("进展报送情况", say.Reporting() ?? Paragraph("本期各项任务均已办结，无应报进展。"), say.Missing());
        body.Section("逾期和滞后任务", Reds(figures), figures.Reds.Count == 0 ? null : say.RedTable());
        body.Section(
            "需协调解决的事项",
            [figures.Asking.Count == 0 ? Paragraph("本期各单位没有提出需协调解决的事项。") : null, .. PeriodParagraphs.Each(figures.Asking, report => report.Problems ?? report.Done)]);
        body.Section(
            "下一步工作要求",
            Paragraph("各责任单位要对照完成时限和序时进度，逐项分析逾期和滞后任务的原因，明确整改措施和完成时间，加快推进。"),
            Paragraph("牵头单位要主动会商配合单位，对需协调解决的事项及时提出意见；未报齐进展的单位要尽快补报。"));
        return new BulletinContent($"关于{figures.Period}\n重点任务调度情况的通报", Number, "各有关单位：", body.Blocks, Signer, figures.AsOf);
    }

    /// <summary>进展报告: plan by plan, then problems and next steps in the words of the departments.</summary>
    public static BulletinContent Progress(PeriodFigures figures)
    {
        var say = new PeriodParagraphs(figures);
        var body = new Body();
        body.Add(Paragraph(BulletinSentence.Of($"现将{say.Span}", Plans(figures), "重点任务推进情况报告如下。")));
        body.Section("总体进展", say.Overall(), say.PlanTable());
        body.Section("分文件进展", [.. figures.Plans.SelectMany((plan, index) => OfPlan(figures, plan, index + 1))]);
        body.Section("存在问题", [Reds(figures), .. PeriodParagraphs.Each(figures.Problems, report => report.Problems!)]);
        body.Section(
            "下一步工作",
            [figures.NextSteps.Count == 0 ? Paragraph("各单位本期填报没有写明下一步工作。") : null, .. PeriodParagraphs.Each(figures.NextSteps, report => report.NextStep!)]);
        return new BulletinContent($"关于{figures.Period}\n重点任务进展情况的报告", Number, null, body.Blocks, Signer, figures.AsOf);
    }

    /// <summary>A department's own report: its tasks, what it signed for the period, problems, next steps.</summary>
    public static BulletinContent OfDepartment(PeriodFigures figures)
    {
        var say = new PeriodParagraphs(figures);
        var name = figures.Department!.Title;
        var body = new Body();
        body.Add(Paragraph(BulletinSentence.Of(
            $"{say.Span}，{name}牵头或分工负责", Plans(figures), "确定的", Count(figures.Tasks, figures.Source), "项重点任务，现将推进情况报告如下。")));
        body.Section("总体情况", say.Overall(), say.Reporting());
        body.Section("任务进展", figures.Reports.Count == 0 ? Paragraph("本期尚无签发的进展。") : ReportTable(figures));
        body.Section(
            "存在问题",
            [Reds(figures), figures.Reds.Count == 0 ? null : say.RedTable(), .. PeriodParagraphs.Each(figures.Problems, report => report.Problems!)]);
        body.Section("下一步工作", [figures.NextSteps.Count == 0 ? Paragraph("本期填报没有写明下一步工作。") : null, .. PeriodParagraphs.Each(figures.NextSteps, report => report.NextStep!)]);
        return new BulletinContent($"{name}{figures.Period}\n重点任务进展情况报告", Number, null, body.Blocks, name, figures.AsOf);
    }

    private static BulletinParagraph Reds(PeriodFigures figures)
    {
        var red = figures.Plans.Sum(plan => plan.Red);
        var source = figures.Source with { Health = Health.Red };
        return red == 0
            ? Paragraph("本期没有逾期或滞后的任务。")
            : Paragraph(red > figures.Reds.Count
                ? BulletinSentence.Of("逾期或滞后的任务共", Count(red, source), $"项，其中时限最早的{figures.Reds.Count}项见下表，其余见任务台账。")
                : BulletinSentence.Of("逾期或滞后的任务共", Count(red, source), "项。"));
    }

    private static IEnumerable<BulletinBlock> OfPlan(PeriodFigures figures, PlanFigure plan, int number)
    {
        var source = new FigureSource { Plans = [new CountedRow(plan.Id, plan.Title)], DepartmentId = figures.Department?.Id };
        yield return new BulletinHeading(2, $"（{Numeral(number)}）{plan.Title}");
        List<BulletinSentence> sentences =
        [
            BulletinSentence.Of(
                "共", Count(plan.Tasks, source), "项任务，正常", Count(plan.Green, source with { Health = Health.Green }), "项，预警",
                Count(plan.Yellow, source with { Health = Health.Yellow }), "项，逾期或滞后", Count(plan.Red, source with { Health = Health.Red }), "项，已完成",
                Count(plan.Finished, source with { IsFinished = true }), "项。"),
        ];

        if (plan is { Percent: { } percent, Scheduled: { } scheduled })
        {
            sentences.Add(BulletinSentence.Of("有时限任务的平均进度", new BulletinPart($"{percent}%", source), $"，同期序时进度{scheduled}%。"));
        }

        yield return new BulletinParagraph(sentences);
    }

    private static BulletinTable ReportTable(PeriodFigures figures) => new(
        "本期任务进展", ["序号", "重点任务", "状态", "进度", "本期进展"], [6, 30, 9, 8, 47],
        [
            .. figures.Reports.Select((report, index) => (IReadOnlyList<string>)
                [$"{index + 1}", report.Task, report.ClaimedState.Words(), $"{report.Percent}%", Sentence(report.Done)]),
        ]);

    private static BulletinPart Plans(PeriodFigures figures) => new(
        figures.Plans.Count == 1 ? $"《{figures.Plans[0].Title}》" : $"《{figures.Plans[0].Title}》等{figures.Plans.Count}份文件",
        new FigureSource { Plans = [.. figures.Plans.Select(plan => new CountedRow(plan.Id, plan.Title))], DepartmentId = figures.Department?.Id });

    /// <summary>Blocks with numbered sections.</summary>
    private sealed class Body
    {
        private int _sections;

        public List<BulletinBlock> Blocks { get; } = [];

        public void Add(BulletinBlock block) => Blocks.Add(block);

        public void Section(string title, params ReadOnlySpan<BulletinBlock?> blocks)
        {
            Blocks.Add(new BulletinHeading(1, $"{Numeral(++_sections)}、{title}"));
            foreach (var block in blocks)
            {
                if (block is not null)
                {
                    Blocks.Add(block);
                }
            }
        }
    }
}
