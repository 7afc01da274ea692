using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Names the parts that 分别 gives one value each: A、B排放总量分别下降1吨、2吨.</summary>
internal static partial class DistributedValues
{
    private const int ShortestShared = 2;
    private const int LongestPart = 60;
    private const int MostParts = 8;
    private const int LongestOwn = 3;
    private const int LongestBehindPer = 6;

    private static readonly Lexicon<bool> Measures = new(Lexicon<bool>.Words(
        """
        重点工程减排量 重点工程减排总量 减排量 减排总量 污水处理率 污水集中处理率 污水集中收集率 生活污水治理率 生活污水集中收集率 生活垃圾无害化处理率 生活垃圾回收利用率
        保险参保人数 参保人数 从业人数 保险参保率
        排放总量 排放量 排放强度 排放 总量 产量 产能 产值 增加值 总产值 总产量 覆盖率 综合利用率 利用率 使用率 治理率 处理率 处置率 回收率 普及率 合格率 达标率 参保率 入园率 巩固率 毛入学率
        使用比例 占比 比例 比重 面积 收入 营业收入 人数 数量 规模 装机 装机容量 容量 使用量 消费量 吞吐量 货运量 客运量 周转量 交易额 销售额 零售额 进出口额 出栏量 存栏量 贷款余额 里程 浓度 年均浓度 平均浓度 增速 投资 销量 保有量 床位数
        """,
        true));

    private static readonly Lexicon<bool> Pairs = new(Lexicon<bool>.Words(
        "城镇 农村 城市 乡村 城乡 职工 居民 超大 特大 大型 中型 小型 国家级 省级 市级 县级 东部 中部 西部 东北 高校 中职 高职 小学 初中 高中 男性 女性 新建 既有 存量 一产 二产 三产",
        true));

    /// <summary>The names of the parts, or null when the subject has not as many parts as there are values.</summary>
    public static string[]? Split(string subject, int count)
    {
        var parts = Parts(subject, "、和与及");

        if (parts.Count > count)
        {
            parts = Parts(subject, "、");
        }

        if (parts.Count != count || parts.Any(part => part.Length is 0 or > LongestPart))
        {
            return null;
        }

        var (first, last) = (parts[0], parts[^1]);
        var tail = IsWhole(first) ? "" : SharedTail(first, last);

        return tail.Length > 0
            ? [.. parts.Select((part, i) => i == count - 1 ? part : part + tail)]
            : [.. parts.Select((part, i) => i == 0 ? part : SharedHead(first, part) + part)];
    }

    /// <summary>The names of two to <see cref="MostParts"/> parts that share one value, or null when the subject is one thing.</summary>
    public static string[]? Split(string subject) => Parts(subject, "、和与及").Count is >= 2 and <= MostParts and var count ? Split(subject, count) : null;

    private static List<string> Parts(string subject, string joiners)
    {
        var parts = new List<string>();
        var from = 0;

        for (var i = 0; i < subject.Length; i++)
        {
            if (joiners.Contains(subject[i], StringComparison.Ordinal))
            {
                parts.Add(subject[from..i].Trim());
                from = i + 1;
            }
        }

        parts.Add(subject[from..].Trim());
        return parts;
    }

    /// <summary>事故起数, 单位面积能耗: the first part names a measure itself. 化学需氧量 is a substance.</summary>
    private static bool IsWhole(string first) =>
        (ClausePhrases.IsMeasure(first) && !first.EndsWith("需氧量", StringComparison.Ordinal)) || ClausePhrases.EndsWithAny(first, ["能耗", "能源消耗", "煤耗", "电耗", "水耗", "油耗", "浓度", "产值"]);

    /// <summary>What the last part says for all: 排放总量 in "NOx" and "VOCs排放总量".</summary>
    private static string SharedTail(string first, string last)
    {
        // Parts that end alike share what follows that word: 低碳园区, 零碳园区新能源占比.
        for (var length = Math.Min(first.Length, 4); length >= 2; length--)
        {
            var at = last.IndexOf(first[^length..], StringComparison.Ordinal);

            if (at >= 0 && last.Length - at - length >= ShortestShared)
            {
                return last[(at + length)..];
            }

            if (at >= 0)
            {
                return "";
            }
        }

        // 城镇和农村居民人均可支配收入, 超大、特大城市…比例: after such a pair all the rest is shared.
        if (Pairs.StartsWith(first, out var pair, out _) && pair == first.Length && Pairs.StartsWith(last, out var other, out _) && last.Length - other >= ShortestShared)
        {
            return last[other..];
        }

        if (Measures.EndsWith(last, out var measure, out _) && last.Length - measure >= ShortestShared && !first.EndsWith(last[^Math.Min(measure, 2)..], StringComparison.Ordinal))
        {
            return last[TailStart(first, last, last.Length - measure)..];
        }

        var own = LettersAt(last) is > 0 and var letters ? letters : first.Length;
        return last.Length - own >= ShortestShared ? last[own..] : "";
    }

    /// <summary>The PM2.5 of 东部、北部平原PM2.5浓度 belongs to what is shared, unless the first part names a substance so as well.</summary>
    private static int TailStart(string first, string last, int measure)
    {
        var start = measure;

        while (start > 0 && (char.IsAsciiLetterOrDigit(last[start - 1]) || last[start - 1] == '.'))
        {
            start--;
        }

        return start >= ShortestShared && !first.Any(char.IsAsciiLetter) ? start : measure;
    }

    /// <summary>The length of a name in letters and figures, such as VOCs or PM2.5.</summary>
    private static int LettersAt(string part)
    {
        var end = 0;

        while (end < part.Length && (char.IsAsciiLetterOrDigit(part[end]) || part[end] == '.'))
        {
            end++;
        }

        return end;
    }

    /// <summary>What the first part says for all: 客车单位能耗 before 和碳排放.</summary>
    private static string SharedHead(string first, string part) =>
        PerUnit().Match(first) is { Success: true } per && part.Length <= LongestBehindPer && !PerUnit().IsMatch(part) ? per.Value :
        part.Length <= LongestOwn && first.Length - part.Length >= ShortestShared && first[^1] != part[^1] ? first[..^part.Length] : "";

    // 单位GDP能耗、用水量: what both are related to
    [GeneratedRegex("^(单位|万元|每万元|亿元)(GDP|地区生产总值|国内生产总值|生产总值|规模以上工业增加值|工业增加值|增加值|建筑面积|产品|面积)|^人均(?!可支配)")]
    private static partial Regex PerUnit();
}
