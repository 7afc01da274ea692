using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>Which records of a draft a person should look at one by one, and why. Records without a doubt may be accepted together.</summary>
public sealed class DraftDoubts
{
    private const int ShortestTask = 8;
    private const int LongestIndicator = 40;

    private readonly Dictionary<RecordKey, string> _reasons = [];
    private readonly List<int> _lineStarts = [0];

    private DraftDoubts(string text, DraftDisagreements disagreements)
    {
        Disagreements = disagreements;

        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            _lineStarts.Add(at + 1);
        }
    }

    /// <param name="before">The doubts before a change of the draft, of which costly parts are taken over.</param>
    public static DraftDoubts Of(Draft draft, DraftDoubts? before = null)
    {
        var doubts = new DraftDoubts(draft.Source.Text, DraftDisagreements.Of(draft, before?.Disagreements));
        doubts.AddTasks(draft);
        doubts.AddUnits(draft);
        doubts.AddTargets(draft);
        doubts.AddHeadings(draft);
        return doubts;
    }

    public DraftDisagreements Disagreements { get; }

    /// <returns>The reason, or null where the record is of high confidence (把握高).</returns>
    public string? ReasonOf(RecordKey key) => _reasons.GetValueOrDefault(key);

    /// <summary>The line of the text, from 1, on which a place stands.</summary>
    public int LineOf(int place)
    {
        var index = _lineStarts.BinarySearch(place);
        return index >= 0 ? index + 1 : ~index;
    }

    private void AddTasks(Draft draft)
    {
        var broken = Lines(draft, "broken-paragraph");
        var withUnits = draft.Units.Where(unit => unit.Review != ReviewMark.Rejected).Select(unit => unit.TaskId).ToHashSet();
        var open = draft.Sentences.Where(sentence => sentence.Review == ReviewMark.Pending).Select(sentence => sentence.Start).Order().ToList();

        foreach (var task in draft.Tasks)
        {
            Add(RecordKind.Task, task.Id, task switch
            {
                // Where no task has units, the notice prints none; that is one thing to know, not one for each task.
                _ when withUnits.Count > 0 && !withUnits.Contains(task.Id) => "未注明责任单位",
                { Text.Length: < ShortestTask } => "任务文字过短",
                _ when IsCutShort(task, open) => "其后有未认领语句，可能截断",
                _ when broken.Overlaps(Enumerable.Range(LineOf(task.Start), LineOf(task.End) - LineOf(task.Start) + 1)) => "原文换行截断，请核对是否完整",
                _ => null,
            });
        }
    }

    // A sentence that nobody claims, behind the task on the same line.
    private bool IsCutShort(PolicyTask task, List<int> open)
    {
        var next = open.BinarySearch(task.End) is var found && found >= 0 ? found : ~found;
        return next < open.Count && open[next] - task.End < 200 && LineOf(open[next]) == LineOf(task.End);
    }

    private void AddUnits(Draft draft)
    {
        var unknown = draft.Source.Warnings.Where(warning => warning.Code == "unknown-unit").Select(warning => warning.Message).ToList();

        foreach (var unit in draft.Units)
        {
            Add(RecordKind.Unit, unit.Id, unit.DepartmentId is null
                ? unknown.Exists(message => message.Contains($"“{unit.NameAsPrinted}”", StringComparison.Ordinal)) ? "不像单位名称" : "未对应到部门"
                : null);
        }
    }

    private void AddTargets(Draft draft)
    {
        var conflicts = draft.Source.Warnings.Where(warning => warning.Code == "conflicting-target").ToList();

        foreach (var target in draft.Targets)
        {
            Add(RecordKind.Target, target.Id, target switch
            {
                { Value: null, Unit: null } => "没有读出数值",
                { IndicatorName.Length: < 2 or > LongestIndicator } => "指标名称不完整或过长",
                { Year: < 1990 or > 2060 } => $"年份{target.Year}不合常理",
                _ when Disagreements.OfTarget(target.Id) is { Settled: null } => target.FromTable ? "与正文不一致" : "与附件不一致",
                _ => conflicts.Find(warning => warning.Message.Contains($"“{target.Scope}{target.IndicatorName}”", StringComparison.Ordinal))?.Message,
            });
        }
    }

    private void AddHeadings(Draft draft)
    {
        var odd = draft.Source.Warnings.Where(warning => warning.Code is "duplicate-numbering" or "odd-numbering" && warning.Line is not null)
            .GroupBy(warning => warning.Line!.Value).ToDictionary(group => group.Key, group => group.First().Message);

        foreach (var heading in draft.Headings)
        {
            Add(RecordKind.Heading, heading.Id, odd.GetValueOrDefault(LineOf(heading.Start)));
        }
    }

    private static HashSet<int> Lines(Draft draft, string code) =>
        [.. draft.Source.Warnings.Where(warning => warning.Code == code && !warning.Message.StartsWith("全文", StringComparison.Ordinal)).Select(warning => warning.Line).OfType<int>()];

    private void Add(RecordKind kind, int id, string? reason)
    {
        if (reason is not null)
        {
            _reasons[new RecordKey(kind, id)] = reason;
        }
    }
}
