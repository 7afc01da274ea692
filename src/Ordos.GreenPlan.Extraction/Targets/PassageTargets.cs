using System.Buffers;
using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Reads the targets of one paragraph or cell.</summary>
internal sealed partial class PassageTargets
{
    private static readonly SearchValues<char> Numerals =
        SearchValues.Create("0123456789０１２３４５６７８９二三四五六七八九十百千万两番ⅠⅡⅢⅣⅤ");

    private const int LongestList = 20;
    private const int LongestOrder = 30;
    private const int ShortestCellHead = 4;
    private const int LongestCellHead = 12;

    private readonly string _open;
    private readonly IReadOnlyList<AmountClause> _clauses;
    private readonly IReadOnlyList<Predicate> _predicates;
    private readonly PassageContext _context;
    private readonly TargetDecision _decision;
    private readonly ClauseSubject _subject;
    private readonly DueYears _dueYears;
    private readonly DraftDetails _details;
    private readonly List<TargetDraft> _drafts = [];
    private int _sentenceStart;
    private int _lastAccepted = -1;
    private Standing _lastStanding;

    /// <summary>The indicator that a clause which names only an area goes on with.</summary>
    private string _measured = "";

    private PassageTargets(PassageReading reading)
    {
        (_open, _clauses, _predicates, _context) = (reading.Open, reading.Clauses, reading.Predicates, reading.Context);
        _decision = new TargetDecision(reading);
        _subject = new ClauseSubject(reading);
        _dueYears = new DueYears(reading);
        _details = new DraftDetails(reading, _subject);
    }

    public static IReadOnlyList<TargetDraft> Read(string text, PassageContext context = default) =>
        text.AsSpan().IndexOfAny(Numerals) >= 0 && PassageReading.Of(text, context) is { } reading ? new PassageTargets(reading).Read() : [];

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
            if (PassageText.EndsSentence(_open[at - 1]))
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

        while (last + 1 < _clauses.Count && last - first < LongestList && _clauses[last + 1].FollowsInList && IsBare(last + 1))
        {
            last++;
        }

        var clause = _clauses[first];
        var goesOn = clause.FollowsInList && _lastAccepted >= 0 && _clauses[_lastAccepted].ClauseStart == clause.ClauseStart;
        var listIsTarget = _context.IsValueCell || goesOn || (_lastAccepted >= 0 && IsPartOf(clause)) || IsListedUnderOrder(clause) || CountsOn(first);
        var isDue = _dueYears.Governing(first, _sentenceStart) is not null;
        var ties = new Ties(_sentenceStart, isDue, listIsTarget, FollowsTarget: _lastAccepted >= 0 && !clause.FollowsInList);
        var standing = _decision.Decide(clause, _predicates[first], ties);

        if (standing == Standing.Closing && last > first && Distribute(first, last))
        {
            return last + 1;
        }

        if (standing == Standing.Closing && _predicates[first].IsDistributed && _dueYears.List(first, 2, _sentenceStart) is null && SpreadOne(first))
        {
            return first + 1;
        }

        if (standing == Standing.Closing && _dueYears.List(first, 2, _sentenceStart) is { } years)
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
        _open.AsSpan(clause.ClauseStart).TrimStart(' ').StartsWith("其中", StringComparison.Ordinal);

    /// <summary>创建10个甲，20个左右乙: a count opens the clause right behind one that counts things made.</summary>
    private bool CountsOn(int i)
    {
        var clause = _clauses[i];
        return _lastAccepted == i - 1 && i > 0 && _lastStanding == Standing.Counting
            && clause.Amount is { Kind: UnitKind.Count, IsSpelled: false }
            && clause.ClauseStart == _clauses[i - 1].End + 1 && _open[clause.ClauseStart - 1] == '，'
            && AmountWords.TrimFillers(clause.Before(_open), boundsToo: true).Trim(' ').IsEmpty
            && clause.Rest(_open) is { Length: > 1 } rest && ActionVerbs.PredicateAt(rest) < 0;
    }

    /// <summary>压减过剩产能：粗钢1000万吨、焦炭500万吨: an order opens the list.</summary>
    private bool IsListedUnderOrder(AmountClause clause)
    {
        var colon = clause.ClauseStart - 1;

        if (colon < 0 || _open[colon] is not ('：' or ':') || colon - _sentenceStart > LongestOrder)
        {
            return false;
        }

        var order = _open.AsSpan(_sentenceStart, colon - _sentenceStart).Trim(' ');
        return ActionVerbs.StartsWithVerb(order, out var verb) && order.Length - verb >= 2 && !ClausePhrases.EndsWithAny(order, ["情况", "如下", "要求", "措施"]);
    }

    private void Accept(int i, Standing standing, int? year = null)
    {
        var clause = _clauses[i];
        var head = _subject.Head(i) is var own && own.Trim(' ', '，') == "其中" ? "" : own;
        var name = standing switch
        {
            _ when _context.IsValueCell && IsPartOfCell(head) => _context.Subject + head,
            Standing.Counting => _subject.ObjectOf(i),
            Standing.Sharing => head + _subject.GroupOf(i),
            _ => (head.Length > 0 ? head : HeadBefore(i)) + _subject.OwnerOf(i),
        };

        var indicator = IndicatorPhrase.Clean(name, isShare: clause.Amount.Kind == UnitKind.Share && standing == Standing.Closing);

        if (_lastAccepted < 0 && !_context.IsValueCell && ActionVerbs.IsVerb(indicator))
        {
            indicator += IndicatorPhrase.Clean(_subject.Before(i, _sentenceStart));
        }
        else if (_lastAccepted >= 0 && standing == Standing.Closing)
        {
            var isAlike = clause.Amount.Unit == _drafts[^1].Amount.Unit && clause.Amount.Kind != UnitKind.Count;
            var complete = IndicatorPhrase.Complete(indicator, _measured, isAlike);
            (indicator, _measured) = (complete, complete == indicator ? indicator : _measured);
        }

        _measured = _lastAccepted < 0 ? indicator : _measured;

        if (indicator.Length > 0)
        {
            Add(i, i, clause.Amount, indicator, clause.Tail, year);
            (_lastAccepted, _lastStanding) = (i, standing);
        }
    }

    /// <summary>每个县至少1所: what the cell adds to the name of its row.</summary>
    private static bool IsPartOfCell(string head) => head.Length < ShortestCellHead || (head.Length <= LongestCellHead && head[0] is '每' or '各' or '其');

    private void Add(int i, int first, Amount amount, string indicator, ExtractedComparator? tail, int? year)
    {
        var before = _lastAccepted >= 0 ? _drafts[^1] : null;

        _drafts.Add(new TargetDraft(
            indicator,
            amount,
            _details.Comparator(first, amount, tail),
            _details.Change(i, first, amount, before, continues: _clauses[i].FollowsInList || IsPartOf(_clauses[i])),
            year ?? _dueYears.Governing(first, _sentenceStart),
            _dueYears.Baseline(first, _sentenceStart),
            _details.Nature(i),
            _details.QuoteStart(first),
            _details.QuoteEnd(i)));
    }

    /// <summary>What is measured where the clause itself does not say: the last target's indicator, or what stands before.</summary>
    private string HeadBefore(int i) => _lastAccepted >= 0 ? _drafts[^1].Indicator : _subject.Before(i, _sentenceStart);
}
