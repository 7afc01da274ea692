using System.Globalization;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>Reads the last day of the period that a plan covers out of its title.</summary>
public static partial class PlanPeriodReader
{
    private const string Ordinals = "一二三四五六七八九十";

    /// <returns>31 December of the period's last year, or null when the title names none.</returns>
    public static DateOnly? Read(string? title)
    {
        if (title is null)
        {
            return null;
        }

        if (Years().Match(title) is { Success: true } years)
        {
            return LastDay(int.Parse(years.Groups["last"].Value, CultureInfo.InvariantCulture));
        }

        if (FiveYears().Match(title) is { Success: true } five)
        {
            return LastDay(1955 + (5 * Ordinal(five.Groups["ordinal"].Value)));
        }

        return SingleYear().Match(title) is { Success: true } single
            ? LastDay(int.Parse(single.Groups["year"].Value, CultureInfo.InvariantCulture))
            : null;
    }

    private static DateOnly LastDay(int year) => new(year, 12, 31);

    // 十三 is 13, 十 is 10, 九 is 9.
    private static int Ordinal(string printed) =>
        printed.Length == 2 ? 10 + Ordinals.IndexOf(printed[1], StringComparison.Ordinal) + 1
        : Ordinals.IndexOf(printed[0], StringComparison.Ordinal) + 1;

    // 2023—2025年, 2023-2025年, 2023年至2025年
    [GeneratedRegex("20[0-9]{2}年?[—–\\-－~～至]+(?<last>20[0-9]{2})年", RegexOptions.ExplicitCapture)]
    private static partial Regex Years();

    // “十四五”: the first five-year plan ended in 1957 and the third began only in 1966; from the sixth on the n-th ends in 1955 + 5n.
    [GeneratedRegex("[“\"「](?<ordinal>十[一二三四五六七八九]?|[六七八九])五[”\"」]", RegexOptions.ExplicitCapture)]
    private static partial Regex FiveYears();

    // 2024年工作要点
    [GeneratedRegex("(?<year>20[0-9]{2})年(?!第)", RegexOptions.ExplicitCapture)]
    private static partial Regex SingleYear();
}
