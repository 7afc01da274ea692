namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Names the parts that 分别 gives one value each: A、B排放总量分别下降1吨、2吨.</summary>
internal static class DistributedValues
{
    private const int ShortestShared = 2;
    private const int LongestPart = 60;

    private static readonly Lexicon<bool> Measures = new(Lexicon<bool>.Words(
        """
        排放总量 排放量 排放强度 排放 总量 产量 产能 产值 增加值 总产值 总产量 覆盖率 综合利用率 利用率 使用率 治理率 处理率 处置率 回收率 普及率 合格率 达标率 参保率 入园率 巩固率 毛入学率
        使用比例 占比 比例 比重 面积 收入 营业收入 人数 数量 规模 装机 装机容量 容量 使用量 消费量 吞吐量 里程 浓度 年均浓度 平均浓度 增速 投资 销量 保有量 床位数
        """,
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
        var tail = SharedTail(first, last);

        return tail.Length > 0
            ? [.. parts.Select((part, i) => i == count - 1 ? part : part + tail)]
            : [.. parts.Select((part, i) => i == 0 ? part : SharedHead(first, part) + part)];
    }

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

        if (Measures.EndsWith(last, out var measure, out _) && last.Length - measure >= ShortestShared && !first.EndsWith(last[^Math.Min(measure, 2)..], StringComparison.Ordinal))
        {
            return last[^measure..];
        }

        var own = LettersAt(last) is > 0 and var letters ? letters : first.Length;
        return last.Length - own >= ShortestShared ? last[own..] : "";
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
        first.Length - part.Length >= ShortestShared && first[^1] != part[^1] ? first[..^part.Length] : "";
}
