using System.Text;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>The unit in brackets behind a title or name: 森林覆盖率（%）, 单位：万吨.</summary>
internal static partial class UnitBracket
{
    public static string? Of(string title) => Find(title) is { } bracket ? UnitIn(bracket) : null;

    /// <summary>The title without its unit; what else the bracket says (较2020年下降，%) stays.</summary>
    public static string Without(string title) =>
        Find(title) is { } bracket ? title.Remove(bracket.Index, bracket.Length).Insert(bracket.Index, bracket.Groups["else"].Value).Trim() : title;

    /// <summary>A unit as a cell of a unit column prints it; a dash stands for none.</summary>
    public static string? OfCell(string cell)
    {
        var unit = HasSurrogate(cell) ? cell.Trim() : cell.Trim().Normalize(NormalizationForm.FormKC);
        return unit is "" or "-" or "—" or "/" or "——" or "无" or "－" or "--" ? null : unit;
    }

    /// <summary>Of several brackets, as in 颗粒物（PM2.5）浓度（微克/立方米）, the one that holds a unit.</summary>
    private static Match? Find(string title)
    {
        for (var match = Bracket().Match(title); match.Success; match = match.NextMatch())
        {
            if (UnitIn(match) is not null)
            {
                return match;
            }
        }

        return null;
    }

    private static string? UnitIn(Match bracket)
    {
        var text = bracket.Groups["unit"].Value.Trim();
        var folded = PassageText.Of(text).Folded;
        var end = MeasureVocabulary.Read(folded, 0, out var kind);
        var isUnit = text.Length > 0 && ((end == folded.Length && kind != UnitKind.None) || (bracket.Groups["said"].Success && !text.Contains('、', StringComparison.Ordinal)));
        return isUnit && !HasSurrogate(text) ? text.Normalize(NormalizationForm.FormKC) : null;
    }

    /// <summary>Half a character cannot be normalised; whole ones beyond the plane are no units either.</summary>
    private static bool HasSurrogate(string text) => text.Any(char.IsSurrogate);

    // A bracket at the end or before another one; else: what it says before the unit; said: 单位： in it makes any word a unit; also 单位：万吨 without bracket.
    [GeneratedRegex("[（(](?<said>单位[:：])?((?<else>[^（）()，]{2,16})，(?=[%％‰]))?(?<unit>[^（）()]{1,14})[）)]|(?<said>单位[:：])(?<unit>[^（）()，。]{1,14})$")]
    private static partial Regex Bracket();
}
