using System.Globalization;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>Reads a deadline (完成时限) as printed: the last day of the period it names.</summary>
internal static partial class DeadlineReader
{
    /// <summary>True when the words are a deadline and nothing else: 2023年12月底前完成, 长期坚持.</summary>
    public static bool IsDeadline(string words)
    {
        var text = words.Trim();
        return text.Length is > 1 and <= 30 && (OnlyPeriod().IsMatch(text) || OnlyOngoing().IsMatch(text));
    }

    /// <returns>The last day of the printed period, or null when the words name none.</returns>
    /// <param name="words">The words of the deadline.</param>
    /// <param name="year">The year that a month without one belongs to.</param>
    public static DateOnly? Read(string words, int? year = null)
    {
        // 年内持续推进 lasts; its 年内 is no last day.
        words = Lasting().Replace(words, "");

        if (Dashed().Match(words) is { Success: true } dashed)
        {
            return DateReader.Read(dashed.Value);
        }

        DateOnly? last = null;

        // Stages are printed one after the other (2023年底完成一期，2025年底全部完成): the last one is the deadline.
        foreach (Match period in Period().Matches(words))
        {
            year = period.Groups["year"].Success ? ToInt(period.Groups["year"]) : year;
            last = LastDay(period, year) is { } day && (last is null || day > last) ? day : last;
        }

        return last;
    }

    public static bool IsOngoing(string words) => Ongoing().IsMatch(words);

    private static DateOnly? LastDay(Match period, int? printedYear)
    {
        if (printedYear is not { } year || year is < 1990 or > 2100)
        {
            return null;
        }

        var half = period.Groups["half"];
        var month = period.Groups["month"].Success ? ToInt(period.Groups["month"])
            : half.Success ? MonthOf(half.Value)
            : 12;

        // OCR prints months such as 21; a wrong deadline is worse than none.
        if (month is < 1 or > 12)
        {
            return null;
        }

        var days = DateTime.DaysInMonth(year, month);
        var day = period.Groups["day"].Success ? ToInt(period.Groups["day"]) : period.Groups["third"].Value switch
        {
            "上旬" => 10,
            "中旬" => 20,
            _ => days,
        };

        return day >= 1 && day <= days ? new DateOnly(year, month, day) : null;
    }

    private static int MonthOf(string half) => half switch
    {
        "上半年" => 6,
        "一季度" => 3,
        "二季度" => 6,
        "三季度" => 9,
        _ => 12,
    };

    private static int ToInt(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    // 2025年 | 2025年底 | 2023年12月底 | 2023年6月30日 | 12月底 | 2024年上半年 | 2023年第三季度 | 6月中旬 | 2022-2025年
    [GeneratedRegex("((?<year>20[0-9]{2})\\s?年?\\s?([-—–－~～至]\\s?(?<year>20[0-9]{2})\\s?)?年?\\s?((?<month>[0-9]{1,2})\\s?月份?((?<day>[0-9]{1,2})\\s?[日号]|(?<third>[上中下]旬))?|第?(?<half>上半年|下半年|[一二三四]季度))?(年?[底末终])?|(?<![0-9年])(?<month>[0-9]{1,2})\\s?月份?((?<day>[0-9]{1,2})\\s?[日号]|(?<third>[上中下]旬))?|(?<half>上半年|下半年|年底|年内|[一二三四]季度))", RegexOptions.ExplicitCapture)]
    private static partial Regex Period();

    [GeneratedRegex("(年内|全年)(长期|持续|常年|常态化)[^，；]{0,8}")]
    private static partial Regex Lasting();

    // 2024-09-30 | 2024.9.30
    [GeneratedRegex("20[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}")]
    private static partial Regex Dashed();

    // Only a date, what it is before, and that something is finished by then.
    [GeneratedRegex("""
        ^((完成|办理|整改)?(时限|期限|时间|日期)(为|是|：)?)?(于|在|到|力争|确保|至)?
        (20[0-9]{2}\s?年?\s?[-—–－~～至]\s?20[0-9]{2}\s?年              # 2022—2025年
        |20[0-9]{2}\s?年\s?([0-9]{1,2}\s?月份?([0-9]{1,2}\s?[日号])?|第?[一二三四]季度|[上下]半年)?
        |[0-9]{1,2}\s?月份?([0-9]{1,2}\s?[日号])?|第?[一二三四]季度|[上下]半年|年(?=[底末内]))
        (年?[底末终内]|[上中下]旬)?(之?前|以前|内)?
        (全部|基本|全面|底前)?(完成|落实|实现|启动|建成|开工|竣工|投用|投产|启用|出台|印发|验收|到位|落实到位|见效|取得[^，]{1,6}|(出台|印发|制定|形成|报送|建立)[^，局委厅部办]{1,10}|完成[^，局委厅部]{1,8})?
        (，?并?(长期坚持|持续推进|持续实施))?$
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex OnlyPeriod();

    // 长期坚持 | 持续推进 | 常态化开展
    [GeneratedRegex("^(长期|持续|常年|全年|常态化|贯穿全年|每年|年度|年内){1,2}(?<!^年内)(坚持|推进|实施|开展|进行|落实|执行|任务|工作|抓好|深化|推动|完成|有效)?(，.{0,8})?$")]
    private static partial Regex OnlyOngoing();

    [GeneratedRegex("长期|持续|常年|全年|常态化|每年|贯穿")]
    private static partial Regex Ongoing();
}
