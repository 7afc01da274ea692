using System.Buffers;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Numbers that are no targets whatever stands behind them: the present, the past, grants and those a rule is about.</summary>
internal sealed class Exclusions(PassageReading reading)
{
    private const int LongestPastClause = 200;
    private static readonly string[] PastMarks = ["截至", "截止", "目前", "近年来", "现有", "已有", "去年", "上年", "已建成", "已达", "共有"];
    private static readonly SearchValues<string> AnyPastMark = SearchValues.Create(PastMarks, StringComparison.Ordinal);

    private static readonly SearchValues<string> Grants = SearchValues.Create(
        [
            "奖励", "补助", "补贴", "资助", "给予", "奖补", "贴息", "罚款", "处以", "违约金", "保证金", "减按", "减免", "免征", "税率", "返还", "报销", "扣除", "利率", "贷款额度", "授信额度",
            "支持比例", "考核权重", "满分", "得分", "计分", "扣分", "加分",
        ],
        StringComparison.Ordinal);

    private static readonly string[] Provisions = ["安排", "统筹", "筹集", "设立"];
    private static readonly string[] Sums = ["资金", "基金", "债券", "国债"];
    private static readonly SearchValues<string> Raising = SearchValues.Create(["提高", "增加", "提升", "达到"], StringComparison.Ordinal);
    private static readonly SearchValues<string> Applying = SearchValues.Create(["申报", "申请", "具备", "符合", "满足"], StringComparison.Ordinal);
    private static readonly SearchValues<string> Caps = SearchValues.Create(["最高", "单个", "单户", "每家", "每户", "每个", "总额"], StringComparison.Ordinal);
    private readonly string _open = reading.Open;

    public bool Cover(AmountClause clause, Predicate predicate, int sentenceStart) =>
        predicate.IsOrigin
        || predicate.IsDone
        || IsHabit(clause.Amount)
        || IsPast(clause, sentenceStart)
        || IsCondition(clause)
        || IsCapOfGrant(clause, sentenceStart)
        || IsGrant(clause, predicate);

    /// <summary>对年耗能500吨以上、…的单位: the list goes on to say whom it is about.</summary>
    public bool DescribesWhom(AmountClause clause)
    {
        var rest = clause.Rest(_open);
        var start = _open.AsSpan(clause.ClauseStart).TrimStart(' ');

        // 面积超过1万平方米或日客流量超过1万人的车站
        if (rest is ['或', ..] && rest.Contains('的') && rest.IndexOfAnyInRange('0', '9') >= 0)
        {
            return true;
        }

        return start.Length > 0 && start[0] is '对' or '凡' && !rest.IsEmpty && ClausePhrases.Joins(rest) && rest.Contains('的');
    }

    /// <summary>Once a month or a year is a habit, not an outcome.</summary>
    private static bool IsHabit(Amount amount) => amount is { Value: 1, Unit: "次" or "回" or "场" or "场次" };

    /// <summary>截至, 目前 and the like before the number in its sentence, with no year due between.</summary>
    private bool IsPast(AmountClause clause, int sentenceStart)
    {
        var start = Math.Max(sentenceStart, clause.Amount.Start - LongestPastClause);
        var before = _open.AsSpan(start, Math.Max(0, clause.Amount.Start - start));
        var from = -1;

        foreach (var mark in before.ContainsAny(AnyPastMark) ? PastMarks : [])
        {
            from = Math.Max(from, LastUncompared(before, mark));
        }

        return (from >= 0 && reading.Years.DueBetween(start + from, clause.Amount.Start) is null)
            || (reading.Years.Governing(clause.Amount.Start) is { Role: YearRole.Past } past && past.Start >= sentenceStart);
    }

    /// <summary>Where the mark stands last; behind 比 or 较 (比上年提高) it only says what a change is measured against.</summary>
    private static int LastUncompared(ReadOnlySpan<char> before, string mark)
    {
        var at = before.LastIndexOf(mark, StringComparison.Ordinal);

        while (at > 0 && before[at - 1] is '比' or '较')
        {
            at = before[..at].LastIndexOf(mark, StringComparison.Ordinal);
        }

        return at;
    }

    /// <summary>申报企业应具备年营业收入2000万元以上…等条件: who may apply.</summary>
    private bool IsCondition(AmountClause clause)
    {
        var words = _open.AsSpan(clause.ClauseStart, clause.End - clause.ClauseStart).Trim(' ');
        return ClausePhrases.EndsWithAny(words, ["条件", "条件的", "资格", "资格的"]) && words.ContainsAny(Applying);
    }

    /// <summary>给予30%资助，单个项目最高不超过300万元: the limit of a grant in the same sentence.</summary>
    private bool IsCapOfGrant(AmountClause clause, int sentenceStart) =>
        clause.Amount.Kind == UnitKind.Money
        && _open.AsSpan(clause.ClauseStart, clause.Amount.Start - clause.ClauseStart).ContainsAny(Caps)
        && _open.AsSpan(Math.Max(sentenceStart, clause.ClauseStart - LongestPastClause)..clause.ClauseStart).ContainsAny(Grants);

    private bool IsGrant(AmountClause clause, Predicate predicate)
    {
        var head = _open.AsSpan(clause.Start, predicate.HeadEnd - clause.Start).Trim(' ');

        // 护理补贴覆盖率达到100%: a measure named after a grant is one.
        if (clause.Amount.Kind == UnitKind.Share && predicate.IsStated && ClausePhrases.IsMeasure(head) && !ClausePhrases.EndsWithAny(head, ["税率", "利率", "费率", "扣除比例", "支持比例", "补助比例", "补贴比例", "奖补比例", "贴息比例"]))
        {
            return false;
        }

        // 贷款利率下降0.3个百分点
        if (clause.Amount.Kind == UnitKind.Share && predicate.Verb is AmountWordKind.Increase or AmountWordKind.Decrease && ClausePhrases.EndsWithAny(head, ["税率", "利率", "费率"]))
        {
            return false;
        }

        // 补助标准提高30元, but not 补助标准为每亩30元
        if (ClausePhrases.EndsWithAny(head, ["标准"]) && _open.AsSpan(predicate.HeadEnd, Math.Max(0, clause.Amount.Start - predicate.HeadEnd)).ContainsAny(Raising))
        {
            return false;
        }

        var isTerm = clause.Amount.Kind == UnitKind.Time && ClausePhrases.EndsWithAny(head, ["期限", "年限", "期"]);

        if (!isTerm && clause.Amount.Kind is not (UnitKind.Money or UnitKind.Share or UnitKind.Ratio or UnitKind.None) && clause.Amount.Unit is not "分")
        {
            return false;
        }

        // 安排1000亿元专项奖补资金: the sum is set aside, nobody is granted it yet.
        if (ClausePhrases.EndsWithAny(AmountWords.TrimFillers(_open.AsSpan(clause.Start, clause.Amount.Start - clause.Start), boundsToo: true), Provisions) && ClausePhrases.EndsWithAny(clause.Rest(_open), Sums))
        {
            return false;
        }

        var words = _open.AsSpan(clause.ClauseStart, clause.End - clause.ClauseStart);
        return words.ContainsAny(Grants);
    }
}
