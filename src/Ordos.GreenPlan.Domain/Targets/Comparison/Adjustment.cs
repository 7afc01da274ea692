namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>Whether a sentence says that it changes a target that stood before (目标调整).</summary>
internal static class Adjustment
{
    // 由原定的80%: so far before the figure its 由 may stand.
    private const int Reach = 6;

    private static readonly string[] Words =
        ["调整为", "调整至", "调整到", "上调", "下调", "调高", "调低", "调增", "调减", "加严", "收紧", "放宽", "修订为", "推迟", "延后", "提前至", "提前到", "原定", "原目标", "原有目标"];

    public static bool IsSaid(JudgedTarget later, JudgedTarget earlier)
    {
        var sentence = later.Target.Sentence;
        return Array.Exists(Words, word => sentence.Contains(word, StringComparison.Ordinal))
            || (earlier.Value is { } former && NamesAsFormer(sentence, Wording.Number(former)));
    }

    /// <summary>由80%提高到85%; but 由2022年的80%提高到85% speaks of what was reached.</summary>
    private static bool NamesAsFormer(string sentence, string value)
    {
        for (var at = sentence.IndexOf(value, StringComparison.Ordinal); at > 0; at = sentence.IndexOf(value, at + 1, StringComparison.Ordinal))
        {
            var before = sentence.AsSpan(Math.Max(0, at - Reach), Math.Min(Reach, at));
            before = before[(before.LastIndexOfAny('，', '、', '；') + 1)..];

            if (!char.IsAsciiDigit(before.Length == 0 ? ' ' : before[^1]) && before.IndexOfAny('由', '从', '原') >= 0 && before.IndexOf('年') < 0)
            {
                return true;
            }
        }

        return false;
    }
}
