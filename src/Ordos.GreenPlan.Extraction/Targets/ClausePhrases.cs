using System.Buffers;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>What the words before and behind a number are.</summary>
internal static class ClausePhrases
{
    private const int ShortestMeasure = 2;
    private const int LongestCloser = 7;
    private static readonly string[] Closers = ["目标", "水平", "要求", "规模", "的比例", "的规模", "的标准", "的增速", "的速度", "的幅度", "的增长", "的增幅", "的降幅", "增长", "下降", "提升", "大关", "关口"];
    private static readonly SearchValues<string> Reaching = SearchValues.Create(["达到", "符合", "满足", "实现"], StringComparison.Ordinal);

    /// <summary>新建公园, 新（改、扩）建公园, 适老化改造: a verb before the thing or behind it.</summary>
    public static bool HasVerb(ReadOnlySpan<char> head) =>
        ActionVerbs.BehindVerb(head) >= 0 || head is ['新', '（' or '(', ..] or "投资" || (head.Length > ShortestMeasure && ActionVerbs.EndingOf(head) != ActionKind.None);

    /// <summary>率, 比重, 面积 and the like: a noun that has a value.</summary>
    public static bool IsMeasure(ReadOnlySpan<char> head) =>
        head.Length >= ShortestMeasure
        && (head[^1] is '率' or '比' or '度' or '幅' or '速' or '量' or '值' or '额' or '数' or '积' or '力'
            || EndsWithAny(head, ["比例", "比重", "占比", "水平", "系数", "规模", "收入", "人口", "时间", "里程", "产能", "面积", "投资", "成本", "份额"]));

    /// <summary>The phrase is closed by another one of a list.</summary>
    public static bool Joins(ReadOnlySpan<char> rest) => rest[0] is '、' or '和' or '与' or '及' or '或' || rest is ['/', >= '0' and <= '9', ..] || rest.StartsWith("以及", StringComparison.Ordinal);

    /// <summary>的目标, 的水平: words that add nothing to the number.</summary>
    public static bool IsCloser(ReadOnlySpan<char> rest)
    {
        // 14.5%的激励目标
        if (rest.Length <= LongestCloser && rest.StartsWith("的", StringComparison.Ordinal) && EndsWithAny(rest, ["目标", "任务", "要求", "水平"]) && !rest.ContainsAny(Reaching))
        {
            return true;
        }

        foreach (var closer in Closers)
        {
            if (rest.SequenceEqual(closer))
            {
                return true;
            }
        }

        return false;
    }

    public static bool StartsWithAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static bool EndsWithAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
