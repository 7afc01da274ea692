using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Outline;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>The year of a section that is headed 一、2025年主要预期目标: it governs what stands below that heading.</summary>
internal sealed partial class SectionYears
{
    private const int LongestHeading = 40;
    private HeadingStyle? _style;

    /// <summary>The year of the section that is open; null where none or no such section is.</summary>
    public int? Year { get; private set; }

    /// <summary>Goes on to the next paragraph: a heading of the same or a higher kind ends the section.</summary>
    public void Take(string paragraph, int? issuedIn)
    {
        if (HeadingNumber.Read(paragraph) is not { } number)
        {
            return;
        }

        if (paragraph.Length <= LongestHeading && Aims().IsMatch(paragraph)
            && YearScope.Of(PassageText.Of(paragraph), issuedIn).Governing(paragraph.Length) is { Role: YearRole.Due } year)
        {
            (Year, _style) = (year.Year, number.Style);
        }
        else if (number.Style <= _style)
        {
            (Year, _style) = (null, null);
        }
    }

    // 2025年主要预期目标 | 到2025年目标 | 2010年我市经济和社会发展的主要目标
    [GeneratedRegex("20[0-9]{2}年[^。；：]{0,24}(目标|指标)(任务)?。?$")]
    private static partial Regex Aims();
}
