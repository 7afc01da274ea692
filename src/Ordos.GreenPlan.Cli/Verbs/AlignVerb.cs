using System.Globalization;
using System.Text.Json;
using Ordos.GreenPlan.Cli.Comparing;
using Ordos.GreenPlan.Domain.Policies.Alignment;
using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Cli.Verbs;

/// <summary>align 上级文件 本级文件: what became of each of the parent's passages in the plan that follows it.</summary>
internal static class AlignVerb
{
    private const int LongestExcerpt = 40;

    public static async Task<int> RunAsync(VerbCall call)
    {
        if (call.Files(out var asJson) is not [var parentFile, var childFile])
        {
            throw new RefusalException("请依次给出上级文件和本级文件。");
        }

        var parent = Passages(await NoticeReading.ReadAsync(parentFile, call.Cancel));
        var child = Passages(await NoticeReading.ReadAsync(childFile, call.Cancel));
        var alignment = PassageAligner.Align(parent, child);

        if (asJson)
        {
            await call.SayAsync(JsonSerializer.Serialize(AlignmentLines.Of(alignment), ComparisonJson.Readable.AlignmentLines));
        }
        else
        {
            await PrintAsync(call, alignment, parent, child);
        }

        return ExitCode.Done;
    }

    private static List<PlanPassage> Passages(ExtractedNotice notice) => [.. notice.Tasks.Select((task, index) => new PlanPassage(index, task.Path, task.Text))];

    private static async Task PrintAsync(VerbCall call, PlanAlignment alignment, List<PlanPassage> parent, List<PlanPassage> child)
    {
        foreach (var paragraph in alignment.Paragraphs)
        {
            await call.SayAsync(Word(paragraph.Kind) + (paragraph.Children.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"  相似度{paragraph.Likeness * 100:0}%")));
            await call.SayAsync($"  上级{paragraph.Parent + 1}：{Excerpt(parent[paragraph.Parent])}");

            foreach (var index in paragraph.Children)
            {
                await call.SayAsync($"  本级{index + 1}：{Excerpt(child[index])}");
            }
        }

        foreach (var index in alignment.Added)
        {
            await call.SayAsync(Word(AlignmentKind.Added));
            await call.SayAsync($"  本级{index + 1}：{Excerpt(child[index])}");
        }

        var counts = string.Join('、', alignment.Paragraphs.GroupBy(paragraph => paragraph.Kind).OrderBy(kind => kind.Key).Select(kind => $"{Word(kind.Key)}{kind.Count()}段"));
        await call.SayAsync($"上级{parent.Count}段：{counts}；本级新增{alignment.Added.Count}段。以上为建议，由人核对。");
    }

    private static string Word(AlignmentKind kind) => kind switch
    {
        AlignmentKind.Covered => "承接",
        AlignmentKind.MadeLocal => "本地化",
        AlignmentKind.Added => "新增",
        _ => "未承接",
    };

    private static string Excerpt(PlanPassage passage) => passage.Text.Length <= LongestExcerpt ? passage.Text : passage.Text[..LongestExcerpt] + "…";
}
