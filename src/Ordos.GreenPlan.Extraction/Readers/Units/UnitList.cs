using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>An assignment and where the text that its places count from begins in the notice.</summary>
internal readonly record struct PlacedAssignment(Assignment Assignment, int Offset);

/// <summary>The responsible units of one task with full names and weighed roles.</summary>
internal sealed record UnitList(IReadOnlyList<ExtractedUnit> Units, bool OpenEnded, string DeadlineWords)
{
    /// <summary>Weighs all that was printed for one task as one, so 牵头单位 on one line and 配合单位 on the next agree.</summary>
    public static UnitList Of(IReadOnlyList<PlacedAssignment> placed, bool firstLeads, string? place = null, bool hallsAreBare = false)
    {
        var groups = placed.SelectMany(one => one.Assignment.Groups.Select(group => (group, one.Offset))).ToList();
        var whole = new Assignment(
            [.. groups.Select(pair => pair.group)],
            string.Join('，', placed.Select(one => one.Assignment.DeadlineWords).Where(words => words.Length > 0)),
            placed.Any(one => one.Assignment.FirstLeads));

        var prefixes = new SharedPrefixes(place, hallsAreBare);
        var units = new List<ExtractedUnit>();
        var at = 0;

        foreach (var (group, roleOf) in RoleWeigher.Weigh(whole, firstLeads))
        {
            var offset = groups[at++].Offset;

            for (var i = 0; i < group.Names.Count; i++)
            {
                var name = group.Names[i];
                Add(units, new ExtractedUnit(prefixes.Restore(name.Name), roleOf(i), new TextRange(offset + name.Start, offset + name.End)));
            }
        }

        return new UnitList(units, groups.Any(pair => pair.group.OpenEnded), whole.DeadlineWords);
    }

    /// <summary>A unit named in two roles has both; the same role twice is one.</summary>
    private static void Add(List<ExtractedUnit> units, ExtractedUnit unit)
    {
        if (!units.Exists(other => other.Name == unit.Name && other.Role == unit.Role))
        {
            units.Add(unit);
        }
    }
}
