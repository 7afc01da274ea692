using System.Globalization;
using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Tasks;
using static Ordos.GreenPlan.Data.Bulletins.Phrases;

namespace Ordos.GreenPlan.Data.Bulletins;

/// <summary>Paragraphs and tables about a period that more than one kind of bulletin has.</summary>
internal sealed class PeriodParagraphs(PeriodFigures figures)
{
    private FigureSource All => figures.Source;

    public string Span => $"{figures.Period}（{Day(figures.StartsOn)}至{Day(figures.EndsOn)}）";

    /// <summary>How many tasks stand how.</summary>
    public BulletinParagraph Overall()
    {
        var sentences = new List<BulletinSentence>
        {
            BulletinSentence.Of(
                $"截至{Day(figures.AsOf)}，", Count(figures.Tasks, All), "项任务中，进度正常", Count(figures.Plans.Sum(plan => plan.Green), All with { Health = Health.Green }),
                "项，预警", Count(figures.Plans.Sum(plan => plan.Yellow), All with { Health = Health.Yellow }),
                "项，逾期或滞后", Count(figures.Plans.Sum(plan => plan.Red), All with { Health = Health.Red }),
                "项，尚未调度或已终止", Count(figures.Plans.Sum(plan => plan.Grey), All with { Health = Health.Grey }), "项。"),
            BulletinSentence.Of(
                "已完成（含已销号）", Count(figures.Plans.Sum(plan => plan.Finished), All with { IsFinished = true }),
                "项，超过完成时限尚未完成", Count(figures.Plans.Sum(plan => plan.Overdue), All with { IsOverdue = true }), "项。"),
        };
        return new BulletinParagraph(sentences);
    }

    /// <summary>What was reported for the period; null where nothing is owed.</summary>
    public BulletinParagraph? Reporting()
    {
        if (figures.Owed.Count == 0)
        {
            return null;
        }

        var signed = figures.Owed.Where(owed => owed.IsSigned).ToList();
        var accepted = signed.FindAll(owed => owed.State == ReportState.Accepted);
        var missing = figures.Owed.Where(owed => !owed.IsSigned).ToList();
        return Paragraph(BulletinSentence.Of(
            "本期未办结任务应报进展", Count(figures.Owed.Count, Rows(figures.Owed)), "项次，已签发", Count(signed.Count, Rows(signed)), "项次，其中已审结",
            Count(accepted.Count, Rows(accepted)), "项次；未报送", Count(missing.Count, Rows(missing)), "项次。"));
    }

    /// <summary>The departments that have not reported all, in the order of the registry: a list, no ranking.</summary>
    public BulletinParagraph? Missing()
    {
        var departments = figures.Owed.Where(owed => !owed.IsSigned).GroupBy(owed => (owed.DepartmentId, owed.Department)).ToList();

        if (departments.Count == 0)
        {
            return null;
        }

        List<BulletinPart> parts = [$"未报齐的单位{departments.Count}个："];

        foreach (var (index, department) in departments.Index())
        {
            parts.AddRange([$"{(index > 0 ? "，" : "")}{department.Key.Department}", Count(department.Count(), Rows(department)), "项"]);
        }

        parts.Add("。");
        return Paragraph(new BulletinSentence(parts));
    }

    public BulletinTable PlanTable() => new(
        "各文件任务进展情况", ["序号", "文件", "任务", "正常", "预警", "逾期或滞后", "已完成", "平均进度", "序时进度"], [6, 34, 8, 8, 8, 9, 9, 9, 9],
        [
            .. figures.Plans.Select((plan, index) => (IReadOnlyList<string>)
            [
                Number(index + 1), plan.Title, Number(plan.Tasks), Number(plan.Green), Number(plan.Yellow), Number(plan.Red), Number(plan.Finished),
                plan.Percent is { } percent ? $"{percent}%" : "—", plan.Scheduled is { } scheduled ? $"{scheduled}%" : "—",
            ]),
        ]);

    public BulletinTable RedTable() => new(
        "逾期和滞后任务", ["序号", "重点任务", "责任单位", "完成时限", "进度", "原因"], [6, 38, 22, 14, 8, 12],
        [
            .. figures.Reds.Select((task, index) => (IReadOnlyList<string>)
            [
                Number(index + 1), task.Title, task.Leads.Count == 0 ? "—" : string.Join('、', task.Leads), task.Due?.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture) ?? "长期",
                task.Percent is { } percent ? $"{percent}%" : "未报", task.Verdict.Words,
            ]),
        ]);

    /// <summary>One sentence for each report, tied to its task.</summary>
    public static IEnumerable<BulletinBlock> Each(IEnumerable<PeriodReport> reports, Func<PeriodReport, string> text) => reports.Select(report =>
        Paragraph(BulletinSentence.Of(
            new BulletinPart($"{report.Department}“{report.Task}”", new FigureSource { Tasks = [new CountedRow(report.TaskId, report.Task)] }), "：", Sentence(text(report)))));

    private static IEnumerable<CountedRow> Rows(IEnumerable<OwedReport> owed) => owed.Select(one => new CountedRow(one.TaskId, one.Task));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
