using System.Globalization;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>A year named in a passage.</summary>
/// <param name="Start">First character, 到 included.</param>
/// <param name="End">Behind 底, 前, 期间 and the like.</param>
/// <param name="Year">The year; for a plan period its last one.</param>
/// <param name="Role">What the year is there for.</param>
internal readonly record struct NamedYear(int Start, int End, int Year, YearRole Role);

/// <summary>What a year is there for.</summary>
internal enum YearRole
{
    /// <summary>When something is due.</summary>
    Due,

    /// <summary>What something is compared with (比2020年).</summary>
    Baseline,

    /// <summary>What has been: 2020年以来, 截至2020年底, or a year before the notice.</summary>
    Past,

    /// <summary>Part of a description: 2000年底前建成的小区.</summary>
    Described,
}

/// <summary>Finds the years of a passage and says which of them governs a place.</summary>
internal sealed partial class YearScope
{
    private const int MostSkipped = 64;

    private readonly List<NamedYear> _years;

    private YearScope(List<NamedYear> years) => _years = years;

    public IReadOnlyList<NamedYear> Years => _years;

    /// <param name="passage">The passage.</param>
    /// <param name="issuedIn">The year of the notice; earlier years are past.</param>
    /// <param name="inTitle">In a title a plan's name stands for its last year even without 末 or 期间.</param>
    public static YearScope Of(PassageText passage, int? issuedIn, bool inTitle = false)
    {
        var years = new List<NamedYear>();

        foreach (Match match in (inTitle ? TitleYear() : Year()).Matches(passage.Folded))
        {
            if ((inTitle || passage.Open[match.Index] != PassageText.Hidden) && Read(passage, match, issuedIn) is { } year)
            {
                years.Add(year);
            }
        }

        return new YearScope(years);
    }

    /// <summary>The year that ends directly at <paramref name="end"/>.</summary>
    public NamedYear? EndingAt(int end) =>
        LastBefore(end) is >= 0 and var i && _years[i].End == end ? _years[i] : null;

    /// <summary>The first year due that is named between two places.</summary>
    public NamedYear? DueBetween(int from, int to)
    {
        for (var i = LastBefore(to); i >= 0 && _years[i].Start >= from; i--)
        {
            if (_years[i].Role == YearRole.Due)
            {
                return _years[i];
            }
        }

        return null;
    }

    /// <summary>The due or past year last named before a place, however far before.</summary>
    public NamedYear? Governing(int at)
    {
        // Years that govern nothing rarely stand in a row; a text made of them must not cost its square.
        var last = LastBefore(at);

        for (var i = last; i >= 0 && last - i < MostSkipped; i--)
        {
            if (_years[i].Role is YearRole.Due or YearRole.Past)
            {
                return _years[i];
            }
        }

        return null;
    }

    /// <summary>The first due year that is named behind a place and before another.</summary>
    public NamedYear? FirstDueAfter(int from, int to)
    {
        for (var i = LastBefore(from) + 1; i >= 0 && i < _years.Count && _years[i].Start < to; i++)
        {
            if (_years[i].Role == YearRole.Due)
            {
                return _years[i];
            }
        }

        return null;
    }

    /// <summary>The first year of any role that is named behind a place.</summary>
    public NamedYear? FirstAfter(int from) => LastBefore(from) + 1 is var i && i < _years.Count ? _years[i] : null;

    /// <summary>The year compared with that is named last between two places.</summary>
    public int? BaselineBetween(int from, int to)
    {
        for (var i = LastBefore(to); i >= 0 && _years[i].Start >= from; i--)
        {
            if (_years[i].Role == YearRole.Baseline)
            {
                return _years[i].Year;
            }
        }

        return null;
    }

    /// <summary>Index of the last year that ends at or before a place.</summary>
    private int LastBefore(int at)
    {
        int low = 0, high = _years.Count;

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _years[middle].End <= at ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private static NamedYear? Read(PassageText passage, Match match, int? issuedIn)
    {
        var end = match.Index + match.Length;
        var isBaseline = match.Groups["than"].Success || match.Groups["against"].Success;
        var year = match.Groups["plan"].Success
            ? PlanEnd(match.Groups["plan"].ValueSpan)
            : int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);

        if (year == 0)
        {
            return null;
        }

        var role = isBaseline ? YearRole.Baseline
            : Described().IsMatch(passage.Open.AsSpan(end, Math.Min(16, passage.Open.Length - end))) ? YearRole.Described
            : match.Groups["past"].Success || year < issuedIn ? YearRole.Past
            : YearRole.Due;

        return new NamedYear(match.Index, end, year, role);
    }

    /// <summary>“十四五” ends in 2025, each plan five years after the one before; 十五五 follows 十四五.</summary>
    private static int PlanEnd(ReadOnlySpan<char> plan) => plan switch
    {
        "十一" => 2010,
        "十二" => 2015,
        "十三" => 2020,
        "十四" => 2025,
        "十五" => 2030,
        "十六" => 2035,
        _ => 0,
    };

    // than: 比, 较 or 相较 before the year, but not the 比 of 占比, 同比, 环比;
    // against: 与 or 在 before it and 相比 or 基础上 behind it, or 以2020年为基期; due: 到, 在, 力争 before it;
    // past: 截至 before it or 以来 behind it; from: the first year of 2021—2025年; plan: 十四五 with or without quotes, and 末 or 期间;
    // behind the year its month, day and 底, 末, 前.
    [GeneratedRegex(
        """
        (?<past>截[至止]到?)?
        (?:(?<than>(?<![占同环配评对])比|(?:相|比)?较于?之?|相比于?|对比|以(?=20[0-9]{2}年为基))|(?:力争|争取|预计)?(?:到|至|在|于|与|同)?)\s?
        (?:
          (?<![0-9.])(?:(?:19|20)[0-9]{2}年?[-—~至到]{1,2})?(?<year>(?:19|20)[0-9]{2})\s?年(?![均代龄])度?
          (?:(?:上半年|下半年|[0-9]{1,2}月份?|[1-4一二三四]季度)(?:[0-9]{1,2}日)?)?(?:年?[底末初]|同期|全年)?(?:以前|之前|前|(?<past>以来)|内|期间)?
        | “?(?<plan>十[一二三四五六])五”?(?:规划)?(?:期末|末期|末|时期末|规划期末|后[两三]年|(?:期间|时期|以来(?<past>))|(?=，)|(?=、“?十))
        )
        (?<against>(?:水平)?(?:相比|比较|(?:的?基础上|为基[期数准年])))?
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Year();

    // 2025年 or 十四五 anywhere; the years of 2021—2025 up to the last; than and against: the base.
    [GeneratedRegex("(?<than>比|较)?(?:(?<![0-9])(?<year>(?:19|20)[0-9]{2})年?(?![0-9])(?![-—~至][0-9])|(?<plan>十[一二三四五六])五)(?<against>基础上)?(?<past>以来)?")]
    private static partial Regex TitleYear();

    // 建成, 投产, 注册 and so on with 的 behind: the year tells which things are meant.
    [GeneratedRegex("^(?:以前|之前|前|后|以后|之后)?(?:（含）)?(?:未|尚未)?(?:建成|投产|投运|注册|登记|竣工|修建|建造|开工|取得|生产|印发|发布|出台|认定|获批|入库|下达|立项|签约|列入)[^，。；]{0,6}的")]
    private static partial Regex Described();
}
