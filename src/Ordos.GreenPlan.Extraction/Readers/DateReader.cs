using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>Dates of documents: 2024年9月29日, 二〇二四年九月二十九日, 2024-09-29.</summary>
internal static partial class DateReader
{
    /// <returns>The first date in the words, or null when there is none.</returns>
    public static DateOnly? Read(string words)
    {
        var date = Date().Match(words);

        return date.Success
            && ChineseNumeral.Read(date.Groups["year"].ValueSpan) is { } year and >= 1900 and <= 2100
            && ChineseNumeral.Read(date.Groups["month"].ValueSpan) is { } month and >= 1 and <= 12
            && ChineseNumeral.Read(date.Groups["day"].ValueSpan) is { } day and >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    // year 年 month 月 day 日, in figures or Chinese numerals, or with - and / between figures
    [GeneratedRegex(@"(?<year>[12][0-9]{3}|[一二][〇○零Ｏ0-9一二三四五六七八九]{3})\s{0,2}[年/\-.]\s{0,2}(?<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s{0,2}[月/\-.]\s{0,2}(?<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})", RegexOptions.ExplicitCapture)]
    private static partial Regex Date();
}
