using System.Buffers;
using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Reads what a target says besides indicator and value: how it binds, whether it changes, its nature and its words.</summary>
internal sealed class DraftDetails(PassageReading reading, ClauseSubject subject)
{
    private const int LongestNature = 8;
    private static readonly string[] Orders = ["建", "新建", "打造", "培育", "创建", "完成", "改造", "引进", "组建", "实施", "开展", "培训", "发放", "淘汰", "修复", "治理", "种植", "累计", "总", "达到"];
    private static readonly SearchValues<string> Better = SearchValues.Create(["优于", "好于"], StringComparison.Ordinal);
    private static readonly SearchValues<string> Burdens = SearchValues.Create(["PUE", "能耗", "煤耗", "电耗", "水耗", "油耗", "浓度", "排放", "电能利用效率", "电能使用效率", "损耗", "漏损"], StringComparison.Ordinal);
    private readonly string _open = reading.Open;
    private readonly IReadOnlyList<AmountClause> _clauses = reading.Clauses;

    /// <param name="first">The clause that holds the words before the number, for a list its first.</param>
    /// <param name="amount">The number.</param>
    /// <param name="tail">以上 and the like behind it.</param>
    public ExtractedComparator Comparator(int first, Amount amount, ExtractedComparator? tail) =>
        Comparators.Of(Bound(first) ?? BoundBeforeVerb(first), tail, amount.Value2 is not null);

    private ExtractedComparator? Bound(int i)
    {
        var (clause, predicate) = (_clauses[i], reading.Predicates[i]);
        var words = _open.AsSpan(predicate.HeadEnd, Math.Max(0, clause.Amount.Start - predicate.HeadEnd));

        // 突破40项关键技术: 突破 is what is done, not how much.
        if (words.Contains("突破", StringComparison.Ordinal) && clause.Amount.Kind == UnitKind.Count && clause.Rest(_open) is { IsEmpty: false } rest && !ClausePhrases.Joins(rest))
        {
            return null;
        }

        // PUE优于1.3: of a burden the better value is the lower one.
        var isBurden = predicate.Bound == ExtractedComparator.Gt && words.ContainsAny(Better)
            && reading.Text.Folded.AsSpan(clause.Start, Math.Max(0, predicate.HeadEnd - clause.Start)).ContainsAny(Burdens);

        return isBurden ? ExtractedComparator.Lt : predicate.Bound;
    }

    /// <param name="i">The number's own clause.</param>
    /// <param name="first">The clause that holds the words before the number.</param>
    /// <param name="amount">The number.</param>
    /// <param name="before">The target before it in the sentence.</param>
    /// <param name="continues">The clause goes on with that target's list.</param>
    public ExtractedChange Change(int i, int first, Amount amount, TargetDraft? before, bool continues)
    {
        var predicate = reading.Predicates[first];
        var head = _open.AsSpan(_clauses[first].Start, predicate.HeadEnd - _clauses[first].Start).Trim(' ').TrimEnd('在');
        var told = ChangeReader.OfCloser(_clauses[i].Rest(_open));
        var change = told != ExtractedChange.None ? told : IsUpgrade(i, predicate) ? ExtractedChange.None : ChangeReader.Of(head, predicate.Verb, amount.Kind);
        var isAlike = before is not null && before.Amount.Unit == amount.Unit;

        // 下降13%，力争达到14.5%: the better value of the same change.
        if (change == ExtractedChange.None && isAlike && head.IsEmpty && amount.Kind == UnitKind.Share && Strives(_clauses[i]))
        {
            return before!.Change;
        }

        if (change != ExtractedChange.None || predicate.Verb != AmountWordKind.Filler)
        {
            return change;
        }

        change = ChangeReader.OfObject(_clauses[first].Before(_open));
        return change == ExtractedChange.None && continues && (isAlike || IsCountedOn(first, amount, before)) ? before!.Change : change;
    }

    /// <summary>新增企业5万户、上市企业8家: without a verb of its own the second is an addition too.</summary>
    private bool IsCountedOn(int i, Amount amount, TargetDraft? before) =>
        before is { Change: ExtractedChange.Increase, Amount.Kind: UnitKind.Count } && amount.Kind == UnitKind.Count && !ClausePhrases.StartsWithAny(_clauses[i].Before(_open).TrimStart(' '), Orders);

    /// <summary>更新提升78个监测站: things are made better, not more.</summary>
    private bool IsUpgrade(int i, Predicate predicate)
    {
        var clause = _clauses[i];
        return predicate.Verb == AmountWordKind.Increase && clause.Amount.Kind == UnitKind.Count && !clause.Rest(_open).IsEmpty
            && AmountWords.TrimFillers(_open.AsSpan(0, clause.Amount.Start), boundsToo: true).EndsWith("提升", StringComparison.Ordinal);
    }

    /// <summary>约束性 or 预期性 in the bracket behind the number.</summary>
    public string? Nature(int i)
    {
        var clause = _clauses[i];
        var end = Math.Min(clause.TailEnd + LongestNature, _open.Length);
        var behind = reading.Text.Folded.AsSpan(clause.Amount.End, end - clause.Amount.End);
        return behind.IndexOfAny('（', '(') is >= 0 and var bracket ? TargetNature.Of(behind[bracket..]) : null;
    }

    public int QuoteStart(int i)
    {
        var start = _clauses[i].Start;

        while (start < _open.Length && _open[start] is ' ' or '、')
        {
            start++;
        }

        return start;
    }

    public int QuoteEnd(int i)
    {
        var clause = _clauses[i];
        var end = clause.IsFollowed ? subject.OwnEnd(i) : clause.End;
        return Math.Min(clause.End, Math.Max(clause.TailEnd, end));
    }

    /// <summary>至少建有1个: the bound stands before the verb.</summary>
    private ExtractedComparator? BoundBeforeVerb(int i)
    {
        var text = ActionVerbs.TrimVerb(_clauses[i].Before(_open));
        return AmountWords.EndsWithWord(text, out _, out var word) && text.Length < _clauses[i].Before(_open).Length ? word.Bound : null;
    }

    private bool Strives(AmountClause clause) =>
        _open.AsSpan(clause.ClauseStart, clause.End - clause.ClauseStart) is var words
        && (words.Contains("力争", StringComparison.Ordinal) || words.Contains("争取", StringComparison.Ordinal) || words.Contains("激励", StringComparison.Ordinal));
}
