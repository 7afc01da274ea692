using System.Buffers;
using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Reads the targets of one paragraph or cell.</summary>
internal sealed class PassageTargets
{
    private static readonly SearchValues<char> Numerals =
        SearchValues.Create("0123456789０１２３４５６７８９二三四五六七八九十百千万两ⅠⅡⅢⅣⅤ");

    private const int LongestYearList = 120;
    private const int LongestLeadIn = 4;
    private const int LongestCellHead = 12;

    private readonly PassageText _passage;
    private readonly YearScope _years;
    private readonly List<AmountClause> _clauses;
    private readonly Predicate[] _predicates;
    private readonly PassageContext _context;
    private readonly TargetDecision _decision;
    private readonly List<TargetDraft> _drafts = [];
    private int _sentenceStart;
    private int _lastAccepted = -1;

    private PassageTargets(PassageText passage, YearScope years, List<AmountClause> clauses, PassageContext context)
    {
        (_passage, _years, _clauses, _context) = (passage, years, clauses, context);
        _decision = new TargetDecision(passage, years, context.IsValueCell);
        _predicates = [.. clauses.Select(clause => Predicate.Read(passage, years, clause.Start, clause.Amount.Start))];
    }

    public static IReadOnlyList<TargetDraft> Read(string text, PassageContext context = default)
    {
        if (text.AsSpan().IndexOfAny(Numerals) < 0)
        {
            return [];
        }

        var passage = PassageText.Of(text);
        var amounts = AmountReader.Read(passage);

        return amounts.Count == 0
            ? []
            : new PassageTargets(passage, YearScope.Of(passage, context.IssuedIn), AmountClause.Read(passage, amounts), context).Read();
    }

    private List<TargetDraft> Read()
    {
        var describes = DescribingLists();
        var i = 0;

        while (i < _clauses.Count)
        {
            EnterSentence(i);
            i = describes[i] ? i + 1 : ReadGroup(i);
        }

        return _drafts;
    }

    /// <summary>对年耗能5000吨、用电200万千瓦时以上的单位: where the last of a list describes, all of it does.</summary>
    private bool[] DescribingLists()
    {
        var describes = new bool[_clauses.Count];

        for (var i = _clauses.Count - 2; i >= 0; i--)
        {
            describes[i] = _clauses[i + 1].FollowsInList
                && (describes[i + 1] || _decision.IsClass(_clauses[i + 1], _predicates[i + 1]))
                && _clauses[i].Amount.Kind is not (UnitKind.Count or UnitKind.Share);
        }

        return describes;
    }

    private void EnterSentence(int i)
    {
        var from = i > 0 ? _clauses[i - 1].Amount.End : 0;

        for (var at = _clauses[i].Amount.Start; at > from; at--)
        {
            if (PassageText.EndsSentence(_passage.Open[at - 1]))
            {
                _sentenceStart = at;
                _lastAccepted = -1;
                return;
            }
        }
    }

    /// <summary>Reads one number, or several that share one subject.</summary>
    private int ReadGroup(int first)
    {
        var last = first;

        while (last + 1 < _clauses.Count && _clauses[last + 1].FollowsInList && IsBare(last + 1))
        {
            last++;
        }

        var clause = _clauses[first];
        var listIsTarget = _context.IsValueCell || (_lastAccepted >= 0 && ((clause.FollowsInList && _clauses[_lastAccepted].ClauseStart == clause.ClauseStart) || IsPartOf(clause)));
        var standing = _decision.Decide(clause, _predicates[first], GoverningYear(first) is not null, listIsTarget, _lastAccepted >= 0 && !clause.FollowsInList, _sentenceStart);

        if (standing == Standing.Closing && last > first && Distribute(first, last))
        {
            return last + 1;
        }

        if (standing == Standing.Closing && YearList(first, 2) is { } years)
        {
            Accept(first, standing, years[0]);
            Accept(first, standing, years[1]);
            return first + 1;
        }

        if (standing != Standing.None)
        {
            Accept(first, standing);
        }

        return first + 1;
    }

    /// <summary>Nothing but 和 or 、 between it and the number before.</summary>
    private bool IsBare(int i) => _predicates[i] is { HeadEnd: var end, Verb: AmountWordKind.Filler } && end <= _clauses[i].Start;

    private bool IsPartOf(AmountClause clause) =>
        _passage.Open.AsSpan(clause.ClauseStart).TrimStart(' ').StartsWith("其中", StringComparison.Ordinal);

    private bool Distribute(int first, int last)
    {
        var subject = IndicatorPhrase.Clean(Head(first) is { Length: > 0 } head ? head : _context.IsValueCell ? _context.Subject ?? "" : HeadBefore(first));
        var count = last - first + 1;
        var names = DistributedValues.Split(subject, count);
        var years = names is null ? YearList(first, count) : null;

        if (names is null && years is null && !_predicates[first].IsDistributed)
        {
            return false;
        }

        for (var i = first; i <= last; i++)
        {
            var amount = _clauses[i].Amount;
            amount = amount.Unit is null ? amount with { Unit = _clauses[last].Amount.Unit, Kind = _clauses[last].Amount.Kind } : amount;
            Add(i, first, amount, names?[i - first] ?? subject, _clauses[i].Tail ?? (AnyTail(first, last - 1) ? null : _clauses[last].Tail), years?[i - first]);
        }

        _lastAccepted = last;
        return true;
    }

    private bool AnyTail(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (_clauses[i].Tail is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>到2025年、2030年分别达到…: the years that the values belong to.</summary>
    private int[]? YearList(int i, int count)
    {
        var from = Math.Max(_sentenceStart, _clauses[i].Amount.Start - LongestYearList);
        var due = new List<NamedYear>();

        for (var year = _years.DueBetween(from, _clauses[i].Amount.Start); year is { } named && due.Count < count; year = _years.DueBetween(from, named.Start))
        {
            due.Insert(0, named);
        }

        if (due.Count != count || due.DistinctBy(year => year.Year).Count() != count)
        {
            return null;
        }

        // The years stand in one list, and 分别 stands behind it.
        var joined = due.Zip(due.Skip(1)).All(pair => pair.Second.Start - pair.First.End <= 1);
        var behind = _passage.Open.AsSpan(due[^1].End, _clauses[i].Amount.Start - due[^1].End);
        return joined && behind.Contains("分别", StringComparison.Ordinal) ? [.. due.Select(year => year.Year)] : null;
    }

    private void Accept(int i, Standing standing, int? year = null)
    {
        var clause = _clauses[i];
        var head = Head(i);
        var name = standing switch
        {
            _ when _context.IsValueCell && IsPartOfCell(head) => _context.Subject + head,
            Standing.Counting => ObjectOf(i),
            Standing.Sharing => head + GroupOf(i),
            _ => (head.Length > 0 ? head : HeadBefore(i)) + OwnerOf(i),
        };

        var indicator = IndicatorPhrase.Clean(name, isShare: clause.Amount.Kind == UnitKind.Share && standing == Standing.Closing);

        if (_lastAccepted >= 0 && standing == Standing.Closing)
        {
            indicator = IndicatorPhrase.Complete(indicator, _drafts[^1].Indicator, clause.Amount.Unit == _drafts[^1].Amount.Unit && clause.Amount.Kind != UnitKind.Count);
        }

        if (indicator.Length > 0)
        {
            Add(i, i, clause.Amount, indicator, clause.Tail, year);
            _lastAccepted = i;
        }
    }

    /// <summary>每个县至少1所: what the cell adds to the name of its row.</summary>
    private static bool IsPartOfCell(string head) => head.Length < LongestLeadIn || (head.Length <= LongestCellHead && head[0] is '每' or '各' or '其');

    private void Add(int i, int first, Amount amount, string indicator, ExtractedComparator? tail, int? year)
    {
        var (clause, predicate) = (_clauses[i], _predicates[first]);
        var open = _passage.Open;
        var head = open.AsSpan(_clauses[first].Start, predicate.HeadEnd - _clauses[first].Start);
        var change = ChangeReader.Of(head, predicate.Verb, amount.Kind);

        // 下降13%，力争达到14.5%: the better value of the same change.
        if (change == ExtractedChange.None && head.Trim(' ').IsEmpty && amount.Kind == UnitKind.Share && _lastAccepted >= 0 && Strives(clause) && _drafts[^1].Amount.Unit == amount.Unit)
        {
            change = _drafts[^1].Change;
        }
        else if (change == ExtractedChange.None && predicate.Verb == AmountWordKind.Filler)
        {
            change = ChangeReader.OfObject(_clauses[first].Before(open));
            change = change == ExtractedChange.None && InheritsChange(clause) ? _drafts[^1].Change : change;
        }

        _drafts.Add(new TargetDraft(
            indicator,
            amount,
            Comparators.Of(predicate.Bound ?? BoundBeforeVerb(first), tail, amount.Value2 is not null),
            change,
            year ?? GoverningYear(first),
            predicate.Baseline ?? _years.BaselineBetween(_clauses[first].ClauseStart, amount.Start) ?? BaselineBefore(first),
            NatureBehind(clause),
            QuoteStart(_clauses[first].Start),
            Math.Min(clause.End, Math.Max(clause.TailEnd, QuoteEnd(i)))));
    }

    /// <summary>至少建有1个: the bound stands before the verb.</summary>
    private ExtractedComparator? BoundBeforeVerb(int i)
    {
        var text = ActionVerbs.TrimVerb(_clauses[i].Before(_passage.Open));
        return AmountWords.EndsWithWord(text, out _, out var word) && text.Length < _clauses[i].Before(_passage.Open).Length ? word.Bound : null;
    }

    /// <summary>A share of something named (行业产能的30%) is measured by it.</summary>
    private string OwnerOf(int i)
    {
        var (start, end) = (_predicates[i].OwnerStart, _predicates[i].OwnerEnd);
        return end > start && _passage.Open[end - 1] == '的' ? $"占{_passage.Printed[start..end]}比例" : "";
    }

    private bool Strives(AmountClause clause) =>
        _passage.Open.AsSpan(clause.ClauseStart, clause.End - clause.ClauseStart) is var words
        && (words.Contains("力争", StringComparison.Ordinal) || words.Contains("争取", StringComparison.Ordinal) || words.Contains("激励", StringComparison.Ordinal));

    private bool InheritsChange(AmountClause clause) =>
        _lastAccepted >= 0 && _drafts.Count > 0 && (clause.FollowsInList || IsPartOf(clause)) && _drafts[^1].Amount.Unit == clause.Amount.Unit;

    private string Head(int i)
    {
        var start = _clauses[i].Start;
        var end = _predicates[i].HeadEnd;

        // 由15%提高到20%: what is measured stands before the first value.
        if (i > 0 && _clauses[i - 1].Amount.Start >= start && _predicates[i - 1].IsOrigin)
        {
            end = Math.Max(start, _predicates[i - 1].HeadEnd);
        }

        return StripYears(start, end);
    }

    /// <summary>The phrase without the years that lead it in.</summary>
    private string StripYears(int start, int end)
    {
        while (_years.FirstAfter(start) is { Role: YearRole.Due } year && year.Start - start <= LongestLeadIn && year.End <= end)
        {
            start = year.End;
        }

        if (_years.FirstAfter(start) is { Role: YearRole.Baseline } baseline && baseline.End <= end)
        {
            return baseline.Start - start >= 2 ? _passage.Printed[start..baseline.Start] : _passage.Printed[baseline.End..end];
        }

        return _passage.Printed[start..end];
    }

    /// <summary>What is measured where the clause itself does not say: the last target's indicator, or the clause before.</summary>
    private string HeadBefore(int i)
    {
        if (_lastAccepted >= 0 && _drafts.Count > 0)
        {
            return _drafts[^1].Indicator;
        }

        var end = _clauses[i].ClauseStart - 1;
        var start = end;

        while (start > _sentenceStart && !PassageText.EndsClause(_passage.Open[start - 1]) && end - start < 60)
        {
            start--;
        }

        return end > start ? StripYears(start, end) : _context.Subject ?? "";
    }

    /// <summary>The counted things behind the number, up to the next number's own phrase.</summary>
    private string ObjectOf(int i)
    {
        var clause = _clauses[i];
        return _passage.Printed[clause.TailEnd..OwnEnd(i)];
    }

    private string GroupOf(int i)
    {
        var own = ObjectOf(i);

        if (!_clauses[i].IsFollowed || ActionVerbs.PredicateAt(own) >= 0)
        {
            return own;
        }

        // 50%以上的机关、30%的学校建成节水单位: the verb stands behind the last group.
        var last = i;

        while (last + 1 < _clauses.Count && _clauses[last + 1].FollowsInList)
        {
            last++;
        }

        var group = ObjectOf(last);
        return ActionVerbs.PredicateAt(group) is >= 0 and var at ? own + group[at..] : own;
    }

    /// <summary>Where the object of this number ends: before the joiner in front of the next number's phrase.</summary>
    private int OwnEnd(int i)
    {
        var clause = _clauses[i];

        if (!clause.IsFollowed || i + 1 >= _clauses.Count)
        {
            return clause.End;
        }

        var next = _clauses[i + 1];
        return next.FollowsInList && next.Start > clause.Amount.Start ? Math.Max(clause.TailEnd, next.Start - 1) : clause.End;
    }

    private int? GoverningYear(int i)
    {
        var amount = _clauses[i].Amount;

        if (YearBehind(_clauses[i]) is { } behind)
        {
            return behind;
        }

        var named = _years.Governing(amount.Start);

        if (named is { } year && (year.Start >= _sentenceStart || year.Role == YearRole.Due))
        {
            return year.Role == YearRole.Due ? year.Year : null;
        }

        // A year behind the number governs it too, where no other number follows the year.
        var to = i + 1 < _clauses.Count ? _clauses[i + 1].Amount.Start : _passage.Open.Length;
        to = Math.Min(to, SentenceEnd(amount.End));
        return named is null && _years.FirstDueAfter(amount.End, to) is { } later ? later.Year : named is null ? _context.LeadYear : null;
    }

    /// <summary>达到80%（2025年）: the year in the bracket directly behind the number.</summary>
    private int? YearBehind(AmountClause clause)
    {
        var text = _passage.Folded.AsSpan(clause.Amount.End, clause.TailEnd - clause.Amount.End);
        var bracket = text.IndexOfAny('（', '(');
        return bracket >= 0 ? TargetColumns.YearOf(text[bracket..].ToString()) : null;
    }

    private int SentenceEnd(int from)
    {
        var at = from;

        while (at < _passage.Open.Length && at - from < 200 && !PassageText.EndsSentence(_passage.Open[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>与2020年相比，…: a baseline that is a clause of its own before this one.</summary>
    private int? BaselineBefore(int i)
    {
        var end = _clauses[i].ClauseStart - 1;
        return end > 0 && _years.EndingAt(end) is { Role: YearRole.Baseline } year && year.Start >= _sentenceStart ? year.Year : null;
    }

    private string? NatureBehind(AmountClause clause)
    {
        var behind = _passage.Folded.AsSpan(clause.TailEnd, Math.Min(8, _passage.Folded.Length - clause.TailEnd));
        return !behind.IsEmpty && behind[0] is '（' or '(' ? TargetNature.Of(behind) : null;
    }

    private int QuoteStart(int start)
    {
        while (start < _passage.Open.Length && _passage.Open[start] is ' ' or '、')
        {
            start++;
        }

        return start;
    }

    private int QuoteEnd(int i) => _clauses[i].IsFollowed ? OwnEnd(i) : _clauses[i].End;
}
