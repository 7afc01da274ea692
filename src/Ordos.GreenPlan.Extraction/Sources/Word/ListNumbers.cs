using System.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Word;

/// <summary>Counts the paragraphs of lists in the order of the document and writes their numbers as printed.</summary>
internal sealed class ListNumbers(ListDefinitions definitions)
{
    private readonly Dictionary<int, int?[]> _counters = [];
    private readonly HashSet<(int List, int Level)> _overridden = [];

    /// <returns>The number of the next paragraph in this list and level, or the empty text for bullets and unknown lists.</returns>
    public string Next(int listId, int? levelAsked, IEnumerable<string> styles)
    {
        if (definitions.Find(listId) is not { } list)
        {
            return "";
        }

        var level = Math.Clamp(levelAsked ?? LevelTiedTo(list, styles) ?? 0, 0, ListDefinitions.LevelCount - 1);
        if (list.Levels[level] is not { } definition)
        {
            return "";
        }

        var counters = CountersOf(list);
        Count(list, level, definition, counters);
        return Write(list, definition, counters);
    }

    private static int? LevelTiedTo(ListDefinition list, IEnumerable<string> styles)
    {
        foreach (var style in styles)
        {
            var level = Array.FindIndex(list.Levels, candidate => candidate?.Style == style);
            if (level >= 0)
            {
                return level;
            }
        }

        return null;
    }

    private int?[] CountersOf(ListDefinition list)
    {
        if (!_counters.TryGetValue(list.CountsWith, out var counters))
        {
            _counters[list.CountsWith] = counters = new int?[ListDefinitions.LevelCount];
        }

        return counters;
    }

    private void Count(ListDefinition list, int level, ListLevel definition, int?[] counters)
    {
        // A level that was skipped shows its first number, as Word prints it.
        for (var higher = 0; higher < level; higher++)
        {
            counters[higher] ??= StartOf(list, higher);
        }

        if (list.StartOverrides[level] is { } start && _overridden.Add((list.Id, level)))
        {
            counters[level] = start;
        }
        else
        {
            counters[level] = counters[level] is { } last && last < int.MaxValue ? last + 1 : StartOf(list, level, definition);
        }

        for (var lower = level + 1; lower < ListDefinitions.LevelCount; lower++)
        {
            var restartsAfter = list.Levels[lower]?.RestartsAfter;
            if (restartsAfter is null || (restartsAfter > 0 && level < restartsAfter))
            {
                counters[lower] = null;
            }
        }
    }

    private static int StartOf(ListDefinition list, int level, ListLevel? definition = null) =>
        list.StartOverrides[level] ?? (definition ?? list.Levels[level])?.Start ?? 1;

    private static string Write(ListDefinition list, ListLevel level, int?[] counters)
    {
        if (level.Format == "bullet")
        {
            return "";
        }

        var number = new StringBuilder();
        for (var at = 0; at < level.Text.Length; at++)
        {
            if (level.Text[at] == '%' && at + 1 < level.Text.Length && level.Text[at + 1] is >= '1' and <= '9')
            {
                var shown = level.Text[++at] - '1';
                var format = list.Levels[shown]?.Format ?? "decimal";
                var isDecimal = level.InDecimals && !ReferenceEquals(list.Levels[shown], level);
                number.Append(NumberFormat.Write(counters[shown] ?? 1, isDecimal ? "decimal" : format));
            }
            else
            {
                number.Append(level.Text[at]);
            }
        }

        return number.Length > 0 && NeedsSpace(number[^1], level.Suffix) ? number.Append(' ').ToString() : number.ToString();
    }

    // "一、总体要求" is printed without a gap to speak of; "1.1 总体要求" and "第一条 总则" would run together without one.
    private static bool NeedsSpace(char last, string suffix) => suffix != "nothing" && char.IsLetterOrDigit(last);
}
