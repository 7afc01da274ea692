using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Outline;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>Group rows of a table that has lost its tabs: 一、某某领域 on one line, or 一 and 某某领域 on two.</summary>
internal static partial class LooseGroups
{
    private const int LongestPlainGroup = 16;
    private const int LongestGroup = 40;
    private const int MostBlanks = 20;

    /// <summary>A group row before row 1, on one line (一、某某领域) or two (一 ⏎ 某某领域).</summary>
    public static (List<string> Cells, int Next)? At(List<SourceLine> lines, int at)
    {
        var text = lines[at].Text;

        if (!GroupNumber().IsMatch(text))
        {
            return IsGroup(text) && RowOneAt(lines, at + 1) is { } next ? ([text], next) : null;
        }

        var name = NextPrinted(lines, at + 1);
        return name < lines.Count && lines[name].Text.Length <= LongestGroup && RowOneAt(lines, name + 1) is { } behind ? ([text, lines[name].Text], behind) : null;
    }

    private static int? RowOneAt(List<SourceLine> lines, int from) =>
        NextPrinted(lines, from) is var next && next < lines.Count && lines[next].Text == "1" ? next : null;

    /// <summary>The cells of a group row that stand behind the cells of a row.</summary>
    public static List<string> Behind(List<string> cells, int columns, bool hasPlainGroups)
    {
        if (cells.Count > 2 && GroupNumber().IsMatch(cells[^2]) && cells[^1].Length <= LongestGroup)
        {
            return cells.GetRange(cells.Count - 2, 2);
        }

        var isNumbered = cells.Count > 1 && IsGroup(cells[^1]) && cells[^1].Length <= LongestGroup && cells[^1][^1] != '。';
        return isNumbered || (hasPlainGroups && cells.Count == columns && cells[^1].Length <= LongestPlainGroup) ? [cells[^1]] : [];
    }

    public static bool IsGroup(string cell) =>
        HeadingNumber.Read(cell) is { Style: HeadingStyle.Chinese or HeadingStyle.ChineseBracket };

    public static int NextPrinted(List<SourceLine> lines, int from)
    {
        for (var end = from + MostBlanks; from < lines.Count && from < end && lines[from].Text.Length == 0;)
        {
            from++;
        }

        return from;
    }

    // 一 | （二） | 三、 alone on its line
    [GeneratedRegex("^[（(]?[一二三四五六七八九十]{1,3}[）)、]?$")]
    private static partial Regex GroupNumber();
}
