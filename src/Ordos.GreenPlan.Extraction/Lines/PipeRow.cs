using System.Buffers;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>Rows drawn with upright strokes (| 1 | 任务 |) are rows with tabs.</summary>
internal static class PipeRow
{
    private const int FewestStrokes = 3;

    private static readonly SearchValues<char> Rule = SearchValues.Create("|│┃-=: ─━┼");

    private static readonly SearchValues<char> Strokes = SearchValues.Create("|│┃");

    /// <summary>1 | 任务 | 单位: two strokes or more between blanks or three without, and Chinese or a rule around them.</summary>
    public static bool HasInnerStrokes(ReadOnlySpan<char> row) =>
        (row.Count(" | ") >= 2 || row.Count('|') >= FewestStrokes) && (row.IndexOfAnyExcept(Rule) < 0 || row.ContainsAnyInRange('\u4E00', '\u9FFF'));

    /// <summary>The row with tabs, null for a rule between rows (|---|---|), the text itself when it is no such row.</summary>
    public static string? Unframe(string text)
    {
        var row = text.AsSpan().Trim();

        if (row.Length < 5 || row.IndexOfAny(Strokes) < 0)
        {
            return text;
        }

        var framed = Strokes.Contains(row[0]) && Strokes.Contains(row[^1]);

        // 1 | 任务 | 单位, without strokes at the ends
        if (!framed && (!HasInnerStrokes(row) || Strokes.Contains(row[0])))
        {
            return text;
        }

        if (row.IndexOfAnyExcept(Rule) < 0)
        {
            return null;
        }

        return string.Concat("\t", (framed ? row[1..^1] : row).ToString().Replace('|', '\t').Replace('│', '\t').Replace('┃', '\t'));
    }
}
