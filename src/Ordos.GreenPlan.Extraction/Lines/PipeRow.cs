using System.Buffers;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>Rows drawn with upright strokes (| 1 | 任务 |) are rows with tabs.</summary>
internal static class PipeRow
{
    private static readonly SearchValues<char> Rule = SearchValues.Create("|│┃-=: ─━┼");

    /// <summary>The row with tabs, null for a rule between rows (|---|---|), the text itself when it is no such row.</summary>
    public static string? Unframe(string text)
    {
        var row = text.AsSpan().Trim();

        if (row.Length < 5 || row[0] is not ('|' or '│' or '┃') || row[^1] is not ('|' or '│' or '┃'))
        {
            return text;
        }

        if (row.IndexOfAnyExcept(Rule) < 0)
        {
            return null;
        }

        return string.Concat("\t", row[1..^1].ToString().Replace('|', '\t').Replace('│', '\t').Replace('┃', '\t'));
    }
}
