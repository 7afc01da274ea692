using System.Text.RegularExpressions;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Demo;

/// <summary>Words a sample report from the task's own heading and phrases that fit any task.</summary>
internal static partial class DemoWording
{
    public const string ReturnReason = "工作进展表述较为笼统，请补充本季度完成的具体工作量后重新报送。";

    public const string Explanation = "按实际完成情况据实填报。";

    private const int SubjectLength = 40;

    public static ReportEntry Entry(DemoStep step, string taskTitle, int number)
    {
        var subject = Subject(taskTitle);
        return new ReportEntry(
            step.Claimed, step.Percent, Done(step, subject, number), Problems(step), NextStep(step), step.Story == DemoStory.NeedsCoordination);
    }

    private static string Done(DemoStep step, string subject, int number) => step switch
    {
        { Claimed: TaskState.Done } => $"“{subject}”各项工作已全部完成，有关材料已整理归档，申请审结。",
        { Story: DemoStory.Behind or DemoStory.FarBehind } => $"“{subject}”正在推进，目前累计完成{step.Percent}%，进度慢于序时安排，已查明原因并逐项整改。",
        { Story: DemoStory.Recovered } => $"“{subject}”已按要求补齐前期工作，目前累计完成{step.Percent}%，进度已赶上序时安排。",
        _ when number % 2 == 0 => $"已就“{subject}”细化工作安排，明确责任分工和时间节点，各项措施有序推进，目前累计完成{step.Percent}%。",
        _ => $"按照任务要求推进“{subject}”，阶段性工作按计划完成，目前累计完成{step.Percent}%，总体符合序时进度。",
    };

    private static string? Problems(DemoStep step) => step switch
    {
        { Claimed: TaskState.Done } => null,
        { Story: DemoStory.Behind } => "前期手续办理周期较长，影响整体进度。",
        { Story: DemoStory.FarBehind } => "要素保障尚未全部落实，部分工作未能按期启动。",
        { Story: DemoStory.NeedsCoordination } => "所涉事项需多个部门共同办理，本单位难以单独解决，请求协调。",
        _ => null,
    };

    private static string NextStep(DemoStep step) => step switch
    {
        { Claimed: TaskState.Done } => "巩固工作成果，做好日常管理。",
        { Story: DemoStory.Behind or DemoStory.FarBehind } => "倒排工期，按月调度，力争下一季度赶上序时进度。",
        { Story: DemoStory.NeedsCoordination } => "主动对接有关部门，待协调事项明确后加快推进。",
        _ => "继续按计划推进，确保按期完成。",
    };

    private static string Subject(string taskTitle)
    {
        var title = Number().Replace(taskTitle, "").TrimEnd('…', '。', '；', '，').Replace('“', '‘').Replace('”', '’');
        return title.Length <= SubjectLength ? title : string.Concat(title.AsSpan(0, SubjectLength - 1), "…");
    }

    // 一、 （二） 3. 4．
    [GeneratedRegex("^[（(]?[一二三四五六七八九十0-9]+[）)、.．]+\\s*")]
    private static partial Regex Number();
}
