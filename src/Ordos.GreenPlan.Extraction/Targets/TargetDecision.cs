using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Decides which numbers are targets: thresholds, directions and outcomes due, not sizes, classes or conditions.</summary>
internal sealed class TargetDecision(PassageReading reading)
{
    /// <summary>What is said of a project, not asked of anybody.</summary>
    public static readonly string[] Descriptions =
        ["总投资", "投资额", "概算", "估算", "占地", "占地面积", "建筑面积", "总建筑面积", "直径", "全长", "总长", "容积"];

    private static readonly string[] Lengths = ["寿命", "年限", "天数", "时长"];
    private static readonly string[] Limits = ["期限", "时限", "有效期", "周期", "任期", "试点期", "过渡期", "公示", "公示期"];
    private const int LongestArranging = 4;
    private static readonly string[] Funds = ["资金", "资本", "投资", "经费", "贷款", "债券"];
    private static readonly string[] Uses = ["用于", "支持", "投入", "投向"];
    private static readonly string[] Aims = ["力争", "确保", "努力"];
    private static readonly string[] Circumstances = ["基础上", "前提下", "情况下", "条件下"];
    private readonly string _open = reading.Open;
    private readonly Exclusions _exclusions = new(reading);
    private readonly NounDecision _nouns = new(reading);

    /// <param name="clause">The number in its clause.</param>
    /// <param name="predicate">What the words before it say.</param>
    /// <param name="ties">What it is tied to.</param>
    public Standing Decide(AmountClause clause, Predicate predicate, Ties ties)
    {
        if (_exclusions.Cover(clause, predicate, ties.SentenceStart))
        {
            return Standing.None;
        }

        var rest = clause.Rest(_open);

        // 在用好3000亿元以上工具的基础上: what is there already
        if (ClausePhrases.EndsWithAny(rest, Circumstances))
        {
            return Standing.None;
        }

        // 超50亿元8家: the class of what is counted
        if (rest is [>= '0' and <= '9', ..] && clause.Amount.Kind is UnitKind.Money or UnitKind.Measure)
        {
            return Standing.None;
        }

        if (clause.Amount.Value is null)
        {
            return rest.IsEmpty || ClausePhrases.Joins(rest) || ClausePhrases.IsCloser(rest) ? Closing(clause, predicate, ties with { IsDue = false }) : Standing.None;
        }

        return Closes(clause, predicate, rest)
            ? Closing(clause, predicate, ties)
            : _nouns.Decide(clause, predicate, rest, ties.IsDue, ties.ListIsTarget);
    }

    /// <summary>True where the number describes a noun behind it that is not its own: 单机10万千瓦以下的机组.</summary>
    public bool IsClass(AmountClause clause, Predicate predicate)
    {
        var rest = clause.Rest(_open);
        return rest.StartsWith("的", StringComparison.Ordinal)
            && !ClausePhrases.IsCloser(rest)
            && clause.Amount.Kind != UnitKind.Count
            && Decide(clause, predicate, new Ties(clause.ClauseStart, false, false, false)) == Standing.None;
    }

    private bool Closes(AmountClause clause, Predicate predicate, ReadOnlySpan<char> rest) =>
        rest.IsEmpty
        || ClausePhrases.Joins(rest)
        || ClausePhrases.IsCloser(rest)
        || (AmountWords.StartsWithVerb(rest) && !rest.StartsWith("覆盖率", StringComparison.Ordinal) && _nouns.ObjectVerb(clause) == ActionKind.None && (predicate.IsStated || clause.Amount.Kind != UnitKind.Share))
        || (predicate.IsStated && rest[0] is '并' or '且' && clause.Amount.Kind != UnitKind.None)
        || IsBudgeted(clause, rest)
        || (predicate.Bound is not null && clause.Amount.Kind == UnitKind.Money && ClausePhrases.StartsWithAny(rest, Uses)
            && ClausePhrases.EndsWithAny(_open.AsSpan(clause.Start, predicate.HeadEnd - clause.Start).Trim(' '), Funds));

    /// <summary>赤字率拟按3%安排</summary>
    private bool IsBudgeted(AmountClause clause, ReadOnlySpan<char> rest) =>
        ClausePhrases.StartsWithAny(rest, ["安排", "掌握", "把握"]) && rest.Length <= LongestArranging && _open.AsSpan(clause.Start, clause.Amount.Start - clause.Start).EndsWith("按", StringComparison.Ordinal);

    private Standing Closing(AmountClause clause, Predicate predicate, Ties ties)
    {
        var head = _open.AsSpan(clause.Start, predicate.HeadEnd - clause.Start).Trim(' ');
        var kind = clause.Amount.Kind;

        if (_exclusions.DescribesWhom(clause))
        {
            return Standing.None;
        }

        if (IsBudgeted(clause, clause.Rest(_open)))
        {
            return Standing.Closing;
        }

        if (kind == UnitKind.Time && OfTime(clause, predicate, head) is { } ofTime)
        {
            return ofTime;
        }

        var isLooselySpelled = clause.Amount.IsSpelled && !predicate.IsStated && !ties.ListIsTarget && ActionVerbs.BehindVerb(head) < 0;

        if (isLooselySpelled || IsThere(kind, head) || DescribesProject(clause, predicate, head, ties) || LaysOutPlan(clause, predicate, head))
        {
            return Standing.None;
        }

        // 每年建设40个，到2025年累计200个
        if (head.IsEmpty && !predicate.IsStated && ties.FollowsTarget && kind != UnitKind.None && !clause.Amount.IsSpelled && reading.Years.DueBetween(clause.ClauseStart, clause.Amount.Start) is not null)
        {
            return Standing.Closing;
        }

        var stated = predicate.IsStated && (!head.IsEmpty || !clause.FollowsInList || ties.ListIsTarget);
        var named = reading.Context.IsValueCell || (kind != UnitKind.None
            && (ties.ListIsTarget
                || (!head.IsEmpty && (ties.IsDue || ties.FollowsTarget || ClausePhrases.StartsWithAny(head, Aims) || ClausePhrases.HasVerb(head) || (kind == UnitKind.Share && head[^1] == '率') || (clause.Tail is not null && ClausePhrases.IsMeasure(head.TrimEnd('在')))))));

        return stated || named ? Standing.Closing : Standing.None;
    }

    /// <summary>人均预期寿命80岁 is a target, 有效期3年 is none; null where the words must tell.</summary>
    private static Standing? OfTime(AmountClause clause, Predicate predicate, ReadOnlySpan<char> head) =>
        !predicate.IsStated && ClausePhrases.EndsWithAny(head, Lengths) ? Standing.Closing
        : !predicate.IsStated || head.IsEmpty || clause.Amount.IsSpelled || (predicate.Bound is null && clause.Tail is null && ClausePhrases.EndsWithAny(head, Limits)) ? Standing.None
        : null;

    /// <summary>用好中央资金2亿元: money that is there already.</summary>
    private static bool IsThere(UnitKind kind, ReadOnlySpan<char> head) => kind == UnitKind.Money && ClausePhrases.StartsWithAny(head, ["用好", "用足", "利用好", "发挥"]);

    /// <summary>总投资5亿元 is said of a project; 储备项目150个，总投资1000亿元以上, with a bound beside other targets, is asked for.</summary>
    private static bool DescribesProject(AmountClause clause, Predicate predicate, ReadOnlySpan<char> head, Ties ties) =>
        !predicate.IsStated && ClausePhrases.EndsWithAny(head, Descriptions) && !(ties.FollowsTarget && clause.Tail == ExtractedComparator.Ge);

    /// <summary>设置约束性指标8项: how the plan is laid out.</summary>
    private static bool LaysOutPlan(AmountClause clause, Predicate predicate, ReadOnlySpan<char> head) =>
        !predicate.IsStated && clause.Amount is { Kind: UnitKind.Count, Unit: "项" or "个" or "条" or "类" }
        && (ClausePhrases.EndsWithAny(head, PlanParts.Names) || head.EndsWith("指标", StringComparison.Ordinal) || (clause.Amount.Unit == "条" && ClausePhrases.StartsWithAny(head, ["落实", "贯彻", "执行"])));
}
