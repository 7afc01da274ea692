using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>Gives an ending that a list states once to the members before it: 甲、乙市政府 is 甲市政府 and 乙市政府.</summary>
internal static partial class SharedEndings
{
    public static List<NamePart> Restore(List<NamePart> parts)
    {
        for (var i = parts.Count - 1; i > 0; i--)
        {
            if (Ending().Match(parts[i].Name) is { Success: true } ending)
            {
                for (var k = i - 1; k >= 0 && LacksEnding(parts[k].Name); k--)
                {
                    parts[k] = parts[k] with { Name = parts[k].Name + ending.Groups["end"].Value };
                }
            }
        }

        return parts;
    }

    private static bool LacksEnding(string name) =>
        name.Length is >= 2 and <= 6 && !UnitVocabulary.IsUnit(name) && !UnitVocabulary.IsCollective(name);

    // A place of two to four characters, then what the list shares: 市政府, 区人民政府, 县委; or a trade and 部门.
    [GeneratedRegex("^[^各市县区]{2,4}(?<end>(市|区|县|旗|州|盟|新区|自治县)(委|人民政府|政府|管委会|党工委|行政公署)?)$|^[^各有相]{2,6}(?<end>(主管)?部门)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Ending();
}
