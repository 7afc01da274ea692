using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Reads what a target says besides indicator and value: how it binds, whether it changes, its nature and its words.</summary>
internal sealed class DraftDetails(PassageReading reading, ClauseSubject subject)
{
    private const int LongestNature = 8;
    private readonly string _open = reading.Open;
    private readonly IReadOnlyList<AmountClause> _clauses = reading.Clauses;

    /// <param name="first">The clause that holds the words before the number, for a list its first.</param>
    /// <param name="amount">The number.</param>
    /// <param name="tail">以上 and the like behind it.</param>
    public ExtractedComparator Comparator(int first, Amount amount, ExtractedComparator? tail) =>
        Comparators.Of(reading.Predicates[first].Bound ?? BoundBeforeVerb(first), tail, amount.Value2 is not null);

    /// <param name="i">The number's own clause.</param>
    /// <param name="first">The clause that holds the words before the number.</param>
    /// <param name="amount">The number.</param>
    /// <param name="before">The target before it in the sentence.</param>
    /// <param name="continues">The clause goes on with that target's list.</param>
    public ExtractedChange Change(int i, int first, Amount amount, TargetDraft? before, bool continues)
    {
        var predicate = reading.Predicates[first];
        var head = _open.AsSpan(_clauses[first].Start, predicate.HeadEnd - _clauses[first].Start).Trim(' ');
        var change = ChangeReader.Of(head, predicate.Verb, amount.Kind);
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
        return change == ExtractedChange.None && isAlike && continues ? before!.Change : change;
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
