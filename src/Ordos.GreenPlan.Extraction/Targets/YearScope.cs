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

    private static readonly Lexicon<YearRole> Leads = new(
    [
        .. Lexicon<YearRole>.Words("到 至 在 于 与 同 以 力争 争取 预计 力争到 争取到 预计到 力争至", YearRole.Due),
        .. Lexicon<YearRole>.Words("比 较 相比 相较 相比于 相较于 较于 对比 较之", YearRole.Baseline),
        .. Lexicon<YearRole>.Words("截至 截止 截至到 截止到", YearRole.Past),
    ]);

    private readonly List<NamedYear> _years;

    private YearScope(List<NamedYear> years) => _years = years;

    public IReadOnlyList<NamedYear> Years => _years;

    /// <param name="passage">The passage.</param>
    /// <param name="issuedIn">The year of the notice; earlier years are past.</param>
    public static YearScope Of(PassageText passage, int? issuedIn)
    {
        var years = new List<NamedYear>();

        for (var match = Year().Match(passage.Folded); match.Success; match = match.NextMatch())
        {
            if (passage.Open[match.Index] != PassageText.Hidden && Read(passage, match, issuedIn) is { } year)
            {
                years.Add(year);
            }
        }

        return new YearScope(years);
    }

    /// <summary>The last year that a title names; there a plan's name stands for its last year even without 末 or 期间.</summary>
    public static int? InTitle(string title)
    {
        int? named = null;

        for (var match = TitleYear().Match(PassageText.Of(title).Folded); match.Success; match = match.NextMatch())
        {
            if (!match.Groups["than"].Success && YearOf(match) is > 0 and var year)
            {
                named = year;
            }
        }

        return named;
    }

    /// <summary>The first year of the plan period in a title: 2021 of 十四五, 2023 of 2023—2025年.</summary>
    public static int? BeginOfPlan(string title)
    {
        var match = Period().Match(PassageText.Of(title).Folded);

        return !match.Success ? null
            : match.Groups["plan"].Success ? PlanEnd(match.Groups["plan"].ValueSpan) - 4
            : int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
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
        var before = passage.Folded.AsSpan(0, match.Index).TrimEnd(' ');
        var lead = Leads.EndsWith(before, out var leadLength, out var leadRole) && !IsPartOfWord(before[..^leadLength], leadRole) ? leadRole : YearRole.Due;
        leadLength = lead == leadRole ? leadLength : 0;
        var behind = Behind().Match(passage.Folded, match.Index + match.Length);
        var isPlan = match.Groups["plan"].Success;
        var year = YearOf(match);

        if (year == 0 || (isPlan && behind.Length == 0 && !StandsAlone(passage.Folded, match.Index + match.Length)))
        {
            return null;
        }

        var end = match.Index + match.Length + behind.Length;
        var role = lead == YearRole.Baseline || behind.Groups["against"].Success || IsRegained(passage.Folded, before, end) ? YearRole.Baseline
            : end < passage.Folded.Length && passage.Folded[end] == '的' && before.EndsWith("由", StringComparison.Ordinal) ? YearRole.Described
            : Described().IsMatch(passage.Open.AsSpan(end, Math.Min(16, passage.Open.Length - end))) ? YearRole.Described
            : lead == YearRole.Past || behind.Groups["past"].Success || year < issuedIn ? YearRole.Past
            : YearRole.Due;

        return new NamedYear(leadLength > 0 ? before.Length - leadLength : match.Index, end, year, role);
    }

    /// <summary>恢复到2019年的80%: what was then is to be reached again.</summary>
    private static bool IsRegained(string text, ReadOnlySpan<char> before, int end) =>
        (before.EndsWith("恢复到", StringComparison.Ordinal) || before.EndsWith("恢复至", StringComparison.Ordinal) || before.EndsWith("相当于", StringComparison.Ordinal))
        && end < text.Length && text[end] is '的' or '水' or '同';

    /// <summary>The 比 of 占比 and 同比 compares with no year.</summary>
    private static bool IsPartOfWord(ReadOnlySpan<char> before, YearRole role) =>
        role == YearRole.Baseline && !before.IsEmpty && before[^1] is '占' or '同' or '环' or '配' or '评';

    /// <summary>“十四五” without 末 or 期间 names a year only before a comma or beside another plan.</summary>
    private static bool StandsAlone(string text, int at) => at < text.Length && text[at] is '，' or '、';

    private static int YearOf(Match match) => match.Groups["plan"].Success
        ? PlanEnd(match.Groups["plan"].ValueSpan)
        : int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);

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

    // A year in four digits with 年 behind it, after the first year of a span (2021—2025年) if there is one; or 十四五 with or without quotes.
    [GeneratedRegex(@"(?<![0-9]|(?<!^\s{0,4}[0-9]{1,2})[.])(?:(?:19|20)[0-9]{2}年?[-—~至到]{1,2})?(?<year>(?:19|20)[0-9]{2})\s?年(?![均代龄])|“?(?<plan>十[一二三四五六])五”?")]
    private static partial Regex Year();

    // Behind it: 度, quarter or month and day, 底 and 末, 前 and 期间; past: 以来; against: 相比, 基础上, 为基期; after a plan also 规划期末, 后两年.
    [GeneratedRegex(
        """
        \G(?:规划|度)?
        (?:(?:上半年|下半年|[0-9]{1,2}月份?|[1-4一二三四]季度)(?:[0-9]{1,2}日)?)?
        (?:期末|末期|时期末|后[两三]年|(?<past>期?间?以来)|期间|时期|年?[底末初]|同期|全年)?(?:以前|之前|前|(?<past>以来)|内|期间)?
        (?<against>(?:水平)?(?:相比|比较|的?基础上|为基[期数准年]))?
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Behind();

    // 2025年 or 十四五 anywhere in a title, of 2021—2025 only the last; than: the base (比2020年)
    [GeneratedRegex("(?<than>比|较)?(?:(?<![0-9])(?<year>(?:19|20)[0-9]{2})(?:年(?![-—~至][0-9])|(?=[)）]|$))|(?<plan>十[一二三四五六])五)")]
    private static partial Regex TitleYear();

    // 2023—2025年, or 十四五
    [GeneratedRegex("(?<![0-9])(?<year>20[0-9]{2})\\s?年?[-—~至到]{1,2}20[0-9]{2}\\s?年|(?<plan>十[一二三四五六])五")]
    private static partial Regex Period();

    // 建成, 投产, 注册 and so on with 的 behind: the year tells which things are meant.
    [GeneratedRegex("^(?:以前|之前|前|后|以后|之后)?(?:（含）)?(?:未|尚未)?(?:建成|投产|投运|注册|登记|竣工|修建|建造|开工|取得|生产|印发|发布|出台|认定|获批|入库|下达|立项|签约|列入)[^，。；]{0,6}的")]
    private static partial Regex Described();
}
