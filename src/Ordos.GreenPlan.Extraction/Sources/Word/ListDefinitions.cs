using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Ordos.GreenPlan.Extraction.Sources.Archives;

namespace Ordos.GreenPlan.Extraction.Sources.Word;

/// <summary>One level of a list as numbering.xml defines it.</summary>
/// <param name="Format">Such as <c>chineseCounting</c>.</param>
/// <param name="Text">The pattern, such as <c>（%1）</c>.</param>
/// <param name="Start">The first number.</param>
/// <param name="RestartsAfter">The level (from 1) whose numbers restart this one; 0 for never, null for every higher one.</param>
/// <param name="InDecimals">Higher levels are shown in decimals whatever their own format (w:isLgl).</param>
/// <param name="Suffix">What stands behind the number: tab, space or nothing.</param>
/// <param name="Style">The paragraph style tied to the level.</param>
internal sealed record ListLevel(
    string Format, string Text, int Start, int? RestartsAfter, bool InDecimals, string Suffix, string? Style);

/// <summary>A list that paragraphs name (w:num): its levels, and the numbers that it restarts at.</summary>
/// <param name="Id">The number that paragraphs name it by.</param>
/// <param name="CountsWith">The abstract definition: lists that share one count on together.</param>
/// <param name="Levels">Its levels; null where none is defined.</param>
/// <param name="StartOverrides">For each level the number that this list begins anew with.</param>
internal sealed record ListDefinition(int Id, int CountsWith, ListLevel?[] Levels, int?[] StartOverrides);

/// <summary>The lists of a document.</summary>
internal sealed class ListDefinitions
{
    public const int LevelCount = 9;

    private readonly Dictionary<int, ListDefinition> _lists = [];

    public ListDefinitions(Numbering? numbering, WordStyles styles)
    {
        var patterns = new Dictionary<int, OpenXmlElement>();
        foreach (var pattern in numbering?.Children("abstractNum") ?? [])
        {
            patterns.TryAdd(OfficeXml.Number(pattern.Attribute("abstractNumId")) ?? -1, pattern);
        }

        var patternOfList = new Dictionary<int, int>();
        var lists = numbering?.Children("num").ToList() ?? [];
        foreach (var list in lists)
        {
            patternOfList.TryAdd(OfficeXml.Number(list.Attribute("numId")) ?? -1, OfficeXml.Number(list.Value("abstractNumId")) ?? -1);
        }

        foreach (var list in lists)
        {
            var id = OfficeXml.Number(list.Attribute("numId")) ?? -1;
            var pattern = patternOfList.GetValueOrDefault(id, -1);

            // A pattern may only point to a list style, which points to the list that has the levels.
            if (patterns.GetValueOrDefault(pattern)?.Value("numStyleLink") is { } link
                && styles.ListOf(link) is { } linked)
            {
                pattern = patternOfList.GetValueOrDefault(linked.ListId, pattern);
            }

            _lists.TryAdd(id, ReadList(id, pattern, patterns.GetValueOrDefault(pattern), list));
        }
    }

    public ListDefinition? Find(int id) => _lists.GetValueOrDefault(id);

    private static ListDefinition ReadList(int id, int patternId, OpenXmlElement? pattern, OpenXmlElement list)
    {
        var levels = new ListLevel?[LevelCount];
        var starts = new int?[LevelCount];
        AddLevels(pattern, levels);

        foreach (var change in list.Children("lvlOverride"))
        {
            AddLevels(change, levels);
            if (OfficeXml.Number(change.Attribute("ilvl")) is { } level and >= 0 and < LevelCount)
            {
                starts[level] = OfficeXml.Number(change.Value("startOverride"));
            }
        }

        return new ListDefinition(id, patternId, levels, starts);
    }

    private static void AddLevels(OpenXmlElement? parent, ListLevel?[] levels)
    {
        foreach (var level in parent?.Children("lvl") ?? [])
        {
            if (OfficeXml.Number(level.Attribute("ilvl")) is { } index and >= 0 and < LevelCount)
            {
                levels[index] = new ListLevel(
                    FormatOf(level),
                    level.Value("lvlText") ?? "",
                    OfficeXml.Number(level.Value("start")) ?? 0,
                    OfficeXml.Number(level.Value("lvlRestart")),
                    level.IsOn("isLgl"),
                    level.Value("suff") ?? "tab",
                    level.Value("pStyle"));
            }
        }
    }

    // Newer formats stand in an alternative, with decimal as the fallback.
    private static string FormatOf(OpenXmlElement level) =>
        level.Value("numFmt")
        ?? (level.Child("AlternateContent") is { } either ? OfficeXml.Preferred(either)?.Value("numFmt") : null)
        ?? "decimal";
}
