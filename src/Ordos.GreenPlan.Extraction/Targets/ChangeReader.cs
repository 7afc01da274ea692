using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Tells amounts of change (下降18%, 增速6%) from levels (降至80%).</summary>
internal static class ChangeReader
{
    private static readonly string[] FallingNames =
        ["下降率", "降低率", "减少率", "削减率", "降幅", "下降幅度", "降低幅度", "下降", "降低", "减少", "削减", "下降比例", "降低比例", "下降目标", "降低目标", "减排量", "减少量", "削减量", "减量", "减排总量", "重点工程减排量", "下降率目标", "累计下降", "累计降低", "压缩比例", "压减比例", "减少比例", "削减比例", "压缩率", "压减率", "压缩幅度", "压减幅度"];

    private static readonly string[] RisingNames =
        ["增速", "增长率", "增幅", "增长", "增量", "增长速度", "增长幅度", "提高", "提升", "新增", "净增", "新增量", "增加量", "增长目标", "提高幅度", "提升幅度", "增加", "涨幅", "上涨", "增长比例", "提高比例", "提升比例", "增加比例"];

    private static readonly string[] RisingVerbs = ["新增", "净增", "累计新增", "年新增", "每年新增", "新增加"];
    private static readonly string[] FallingVerbs = ["减少", "削减", "压减", "减排", "累计减少", "年减少", "年减排", "降低", "缩减"];

    private static readonly string[] Ratios = ["率", "比", "比例", "占比", "比重", "度"];
    private static readonly string[] ReducingVerbs = ["压减", "压缩", "减少", "降低", "削减", "缩短", "缩减", "节约"];
    private static readonly string[] RaisingVerbs = ["提高", "提升", "增加"];

    /// <param name="head">The words before the number's own verb.</param>
    /// <param name="verb">That verb.</param>
    /// <param name="kind">The unit's kind: a share is never "new".</param>
    public static ExtractedChange Of(ReadOnlySpan<char> head, AmountWordKind verb, UnitKind kind) => verb switch
    {
        AmountWordKind.Increase => ExtractedChange.Increase,
        AmountWordKind.Decrease => ExtractedChange.Decrease,
        _ => OfName(head, kind, stated: verb == AmountWordKind.Level),
    };

    /// <summary>The change that the name of an indicator tells: 年均增速, 单位GDP能耗下降率, 新增装机.</summary>
    public static ExtractedChange OfName(ReadOnlySpan<char> name, UnitKind kind, bool stated)
    {
        name = name.Trim(' ');

        // 新增劳动力 are the people who begin to work, not an amount.
        if (name.StartsWith("新增劳动力", StringComparison.Ordinal))
        {
            return ExtractedChange.None;
        }

        if (ClausePhrases.EndsWithAny(name, FallingNames))
        {
            return ExtractedChange.Decrease;
        }

        if (ClausePhrases.EndsWithAny(name, RisingNames))
        {
            return ExtractedChange.Increase;
        }

        // 压减办理时间50%: the verb stands before what is reduced; 压减项目占比30% names a ratio.
        if (kind == UnitKind.Share && !stated && !ClausePhrases.EndsWithAny(name, Ratios))
        {
            return ClausePhrases.StartsWithAny(name, ReducingVerbs) ? ExtractedChange.Decrease
                : ClausePhrases.StartsWithAny(name, RaisingVerbs) ? ExtractedChange.Increase
                : ExtractedChange.None;
        }

        if (kind == UnitKind.Share)
        {
            return ExtractedChange.None;
        }

        if (Contains(name, stated, RisingVerbs) || (name.StartsWith("增加", StringComparison.Ordinal) && !name.StartsWith("增加值", StringComparison.Ordinal)))
        {
            return ExtractedChange.Increase;
        }

        return Contains(name, stated, FallingVerbs) ? ExtractedChange.Decrease : ExtractedChange.None;
    }

    /// <summary>The change that a noun behind the number tells: 保持10%以上的增速, 实现8%增长.</summary>
    public static ExtractedChange OfCloser(ReadOnlySpan<char> rest) => rest.TrimStart('的') switch
    {
        "增长" or "增速" or "增幅" or "涨幅" or "增长率" or "提升" or "提高" => ExtractedChange.Increase,
        "下降" or "降幅" or "降低" or "减少" => ExtractedChange.Decrease,
        _ => ExtractedChange.None,
    };

    /// <summary>The change of an object's verb: 新增5家, 减少100吨.</summary>
    public static ExtractedChange OfObject(ReadOnlySpan<char> before)
    {
        var text = AmountWords.TrimFillers(before, boundsToo: true);

        return ClausePhrases.EndsWithAny(text, RisingVerbs) || text.EndsWith("增加", StringComparison.Ordinal) ? ExtractedChange.Increase
            : ClausePhrases.EndsWithAny(text, FallingVerbs) ? ExtractedChange.Decrease
            : ExtractedChange.None;
    }

    /// <summary>With a verb of its own only a name that begins so, else one that holds the verb anywhere.</summary>
    private static bool Contains(ReadOnlySpan<char> name, bool atStartOnly, ReadOnlySpan<string> verbs)
    {
        foreach (var verb in verbs)
        {
            if (atStartOnly ? name.StartsWith(verb, StringComparison.Ordinal) : name.Contains(verb, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
