using System.Text.Json;
using Ordos.GreenPlan.Cli.Comparing;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Cli.Verbs;

/// <summary>compare 文件…: targets that measure the same, within and across notices, with proposed verdicts.</summary>
internal static class CompareVerb
{
    private static readonly (PairVerdict Verdict, string Word)[] Words =
    [
        (PairVerdict.Conflicting, "冲突"),
        (PairVerdict.Superseded, "被替代"),
        (PairVerdict.Relaxed, "放宽"),
        (PairVerdict.Tightened, "收紧"),
        (PairVerdict.NextStep, "递进"),
        (PairVerdict.PartOfTotal, "分项与总量"),
        (PairVerdict.Same, "一致"),
        (PairVerdict.DifferentScope, "口径不同"),
    ];

    public static async Task<int> RunAsync(VerbCall call)
    {
        var files = call.Files(out var asJson);

        if (files.Count == 0)
        {
            throw new RefusalException("请给出一个或多个通知文件。");
        }

        var targets = new List<ComparedTarget>();

        foreach (var file in files)
        {
            targets.AddRange(ComparedNotice.TargetsOf(file, await NoticeReading.ReadAsync(file, call.Cancel)));
        }

        var pairs = new TargetIndex().Compare(targets);

        if (asJson)
        {
            IReadOnlyList<PairLine> lines = [.. pairs.Select(PairLine.Of)];
            await call.SayAsync(JsonSerializer.Serialize(lines, ComparisonJson.Readable.IReadOnlyListPairLine));
        }
        else
        {
            await PrintAsync(call, targets.Count, pairs);
        }

        return ExitCode.Done;
    }

    /// <summary>What needs a ruling first.</summary>
    private static async Task PrintAsync(VerbCall call, int targets, IReadOnlyList<TargetPair> pairs)
    {
        foreach (var (verdict, word) in Words)
        {
            var found = pairs.Where(pair => pair.Verdict == verdict).ToList();

            if (found.Count > 0)
            {
                await call.SayAsync($"【{word}】{found.Count}对");
            }

            foreach (var pair in found)
            {
                await call.SayAsync($"  甲 {Line(pair.A)}");
                await call.SayAsync($"  乙 {Line(pair.B)}");
                await call.SayAsync($"     {pair.Reason}");
            }
        }

        await call.SayAsync($"共{targets}个目标，{pairs.Count}对。以上为建议，由人裁定。");
    }

    private static string Line(ComparedTarget target) =>
        $"{Path.GetFileNameWithoutExtension(target.Document.Key)} 第{target.Index + 1}个目标：{target.Quote}";
}
