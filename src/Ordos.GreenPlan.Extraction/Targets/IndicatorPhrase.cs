using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Cuts from the words around a number what is measured, and the area it holds for.</summary>
internal static partial class IndicatorPhrase
{
    private const int ShortestName = 2;
    private const int LongestAreas = 30;

    private static readonly Lexicon<bool> Orders = new(Lexicon<bool>.Words(
        "完成 建设 新建 新改扩建 改扩建 新建改造 新改建 建成 打造 培育 新培育 创建 创成 新增 净增 实施 开展 引进 组建 建立 设立 形成 认定 遴选 评选 选树 培养 培训 实现",
        true));

    /// <summary>The phrase without opening words (力争, 其中), item numbers and the verb whose object it is.</summary>
    public static string Clean(string phrase, bool isShare = false)
    {
        var text = Trim(Leftover().Replace(Circumstance().Replace(Origin().Replace(phrase, ""), ""), ""));

        while (Opening().Match(text) is { Success: true, Length: > 0 } opening && text.Length - opening.Length >= ShortestName)
        {
            text = Trim(text[opening.Length..]);
        }

        // 3年改造老旧小区: how long it takes is no part of what is counted.
        if (Span().Match(text) is { Success: true } span && ActionVerbs.StartsWithVerb(text.AsSpan(span.Length), out _))
        {
            text = text[span.Length..];
        }

        if (!isShare && Orders.StartsWith(text, out var verb, out _) && !IsNounBehind(text, verb))
        {
            text = Trim(text[verb..]);
        }

        return text;
    }

    /// <summary>Splits "全市森林覆盖率" into 全市 and 森林覆盖率.</summary>
    public static (string? Scope, string Indicator) SplitScope(string indicator)
    {
        var match = Area().Match(indicator);

        return match.Success && indicator.Length - match.Length >= ShortestName && indicator[match.Length] is not ('、' or '和' or '与' or '及')
            ? (match.Groups["area"].Value, Each().Replace(indicator[match.Length..].TrimStart('的', ' '), ""))
            : (null, indicator);
    }

    /// <summary>Takes from the indicator before what a clause leaves out: 其他地区不低于60%, 占比达到30%, 其中新建20公里.</summary>
    /// <param name="indicator">What the clause itself says.</param>
    /// <param name="before">The indicator before it.</param>
    /// <param name="isAlike">Both have one unit, and none that counts things.</param>
    public static string Complete(string indicator, string before, bool isAlike) =>
        Rank().IsMatch(indicator) ? indicator + OtherRank().Replace(Clean(SplitScope(before).Indicator), "")
        : indicator == before ? indicator
        : ActionVerbs.IsVerb(indicator) || (isAlike && IsAreaOnly(indicator)) ? indicator + SplitScope(before).Indicator
        : indicator.StartsWith('占') || indicator is "占比" or "比重" or "比例" or "增速" or "增幅" or "年均增速" or "数量" or "规模" or "利用率" or "覆盖率" or "总数" or "总量" or "总规模" ? before + indicator
        : indicator;

    /// <summary>京津冀地区, 其他城市: where a clause names only an area, what is measured was named before.</summary>
    public static bool IsAreaOnly(string phrase) => phrase.Length <= LongestAreas && AreaOnly().IsMatch(phrase);

    private static string Trim(string text) => text.Trim(' ', '\t', '、', '，', ',', '；', ';', '：', ':', '。', '的', '—', '-', '★', '☆', '*', PassageText.Hidden);

    /// <summary>建成区绿化率, 新增装机: the verb is part of the name.</summary>
    private static bool IsNounBehind(string text, int verb) =>
        text.Length - verb <= 3 || text[verb] is '率' or '量' or '区' or '的' or '比' or '用' or '数' or '和' or '及' or '与' or '、';

    // Words that open a clause without being part of what is measured; item numbers; "一是".
    [GeneratedRegex(
        """
        ^(?:
          (?:利?用|经过|通过)?[0-9一二三四五两]{1,2}年左?右?的?(?:时间|努力)(?:使|让|推动)? |
          力争 | 争取 | 努力 | 确保 | 保证 | 保障 | 实现 | 其中 | 同时 | 并且? | 且 | 以及 | 和(?!谐) | 及 | 使得 | 使(?!用) | 推动 | 促进 | 包括 | 累计 | 预计 | 到期末 | [0-9一二三四五两]{1,2}年内 | [0-9]{1,2}月(?:[底末]|中旬|上旬|下旬)?(?:以前|之前|前)? | 年底(?:以前|之前|前) | 年内 | 届时 | 每年 | 当年 | 今年 | 本年 | 全年 | 分别
        | 进一步 | 逐步 | 持续 | 年均 | 将 | 试点期间 | 规划期内? | 期间 | [一二三四五六七八九十]是 | [0-9]{1,3}[.．、](?![0-9]) | [（(][一二三四五六七八九十百0-9]{1,4}[）)] | [一二三四五六七八九十]{1,3}、 | 连续[0-9一二三四五两]年
        )
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Opening();

    // Up to four names that end in a word for places, no measure among them, joined by 、 or 和.
    [GeneratedRegex("^(?:[^率量值额积比、和]{0,18}(?:地区|区域|城市|省份?|(?<!城)市|县城?|城区|乡镇|流域|平原|农村|建制镇|区县)[、和]?){1,4}$")]
    private static partial Regex AreaOnly();

    // 产量在, 自给率提高并, 总产值实现: what is left of the verb before the number
    [GeneratedRegex("(?<=..)(?:(?:稳步|持续|不断|进一步)?(?:提高|提升|增长|下降|降低|扩大|增加)并且?|在|实现双?|[拟约]?按)$")]
    private static partial Regex Leftover();

    // 国家级孵化器2家、省级10家: a rank alone leaves out what is of it
    [GeneratedRegex("^((国家|省部?|自治区|市|州|盟|县|区|旗|乡镇|村)级|[1-5]?A级)(及?以上)?$")]
    private static partial Regex Rank();

    [GeneratedRegex("^((国家|省部?|自治区|市|州|盟|县|区|旗|乡镇|村)级|[1-5]?A级)(及?以上)?(?=..)")]
    private static partial Regex OtherRank();

    [GeneratedRegex("^(分别|每年|累计)(?=..)")]
    private static partial Regex Each();

    [GeneratedRegex("^[0-9一二三四五两]年(共|累计)?")]
    private static partial Regex Span();

    // 由20日, 从2020年的15%: where the value came from.
    [GeneratedRegex("[由从自](?:目前的?|现在的?|20[0-9]{2}年的?)?[0-9.]+[^，。；0-9]{0,6}$")]
    private static partial Regex Origin();

    // 办理时限在法定时限基础上: what the change starts from; 覆盖率三年, 贷款余额年: how long it takes
    [GeneratedRegex("(?<=..)在[^在，。、]{0,16}(基础|前提)上?下?$|(?<=[额量值入数率])[两三四五2-5]?年$")]
    private static partial Regex Circumstance();

    // 全市, 全省, 各县, 主城区, 重点企业; or an area by name: up to eight characters without verb ending in 市, 县, 旗, 开发区 and
    // the like before a noun, but not the 市 of 城市 or 市场.
    [GeneratedRegex(
        """
        ^(?<area>
          全(?:市|省|区|县|国|州|旗|盟|域|镇|乡|行业|系统|社会|流域)(?:规模以上(?=工业))?
        | 各(?:市|省|区(?!域)|县|地(?![级区])|州|旗)(?:（[^（）]{1,8}）)?
        | (?:中心|主)城区 | 城市?建成区 | 县城 | 重点企业 | 规模以上工业企业
        | (?!省市|市县|县区|区县)(?:(?![达到低高超过占比和与及的须应于在为增全城每])[\u4E00-\u9FFF]){2,12}?(?:开发区|产业园区?|示范区|工业园区?|自治[州县旗]|市(?![场政域民级容内区])|(?<=..)[县旗盟州](?![级域城内委]))
        )
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Area();
}
