using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Cuts out of a clause the words that say what its number measures or counts.</summary>
internal sealed partial class ClauseSubject(PassageReading reading)
{
    private const int LongestLeadIn = 4;
    private const int LongestClause = 60;
    private const int LongestList = 20;
    private const int LongestNumber = 4;
    private const string ItemNumerals = "一二三四五六七八九十百";
    private readonly string _printed = reading.Text.Printed;
    private readonly IReadOnlyList<AmountClause> _clauses = reading.Clauses;
    private readonly IReadOnlyList<Predicate> _predicates = reading.Predicates;

    /// <summary>The words before the number and its verb.</summary>
    public string Head(int i)
    {
        var start = _clauses[i].Start;
        var end = _predicates[i].HeadEnd;

        // 由15%提高到20%: what is measured stands before the first value.
        if (i > 0 && _clauses[i - 1].Amount.Start >= start && _predicates[i - 1].IsOrigin)
        {
            end = Math.Max(start, _predicates[i - 1].HeadEnd);
        }

        var head = StripYears(start, end);
        return Span().IsMatch(head) ? "" : head;
    }

    // 3年累计达到…, 年内新增…: a span of time measures nothing.
    [GeneratedRegex("^\\s*(?:[0-9一二三四五两]{1,2}年(?:内|累计|共)*|年内|年底前|今年|全年|当年|本年)\\s*$")]
    private static partial Regex Span();

    /// <summary>What is measured where the clause itself does not say: the clause before, or the row of a table.</summary>
    public string Before(int i, int sentenceStart)
    {
        var end = _clauses[i].ClauseStart - 1;
        var start = end;

        while (start > sentenceStart && !PassageText.EndsClause(reading.Open[start - 1]) && end - start < LongestClause)
        {
            start--;
        }

        return end > start ? StripYears(start, end) : reading.Context.Subject ?? "";
    }

    /// <summary>The counted things behind the number, up to the next number's own phrase.</summary>
    public string ObjectOf(int i)
    {
        var clause = _clauses[i];
        return _printed[clause.TailEnd..OwnEnd(i)];
    }

    /// <summary>The group that a share is of, with what it does.</summary>
    public string GroupOf(int i)
    {
        var own = ObjectOf(i);

        if (!_clauses[i].IsFollowed || ActionVerbs.PredicateAt(own) >= 0)
        {
            return own;
        }

        // 50%以上的机关、30%的学校建成节水单位: the verb stands behind the last group.
        var last = i;

        while (last + 1 < _clauses.Count && last - i < LongestList && _clauses[last + 1].FollowsInList)
        {
            last++;
        }

        var group = ObjectOf(last);
        return ActionVerbs.PredicateAt(group) is >= 0 and var at ? own + group[at..] : own;
    }

    /// <summary>A share of something named (行业产能的30%) is measured by it.</summary>
    public string OwnerOf(int i)
    {
        var (start, end) = (_predicates[i].OwnerStart, _predicates[i].OwnerEnd);
        return end > start && reading.Open[end - 1] == '的' ? $"占{_printed[start..end]}比例" : "";
    }

    /// <summary>Where the object of this number ends: before the joiner in front of the next number's phrase.</summary>
    public int OwnEnd(int i)
    {
        var clause = _clauses[i];

        if (!clause.IsFollowed || i + 1 >= _clauses.Count)
        {
            return clause.End;
        }

        var next = _clauses[i + 1];
        return next.FollowsInList && next.Start > clause.Amount.Start ? Math.Max(clause.TailEnd, next.Start - 1) : clause.End;
    }

    /// <summary>The phrase without the years that lead it in.</summary>
    private string StripYears(int start, int end)
    {
        start = Math.Min(end, BehindItemNumber(start));

        while (reading.Years.FirstAfter(start) is { Role: YearRole.Due } year && year.Start - start <= LongestLeadIn && year.End <= end)
        {
            start = year.End;
        }

        if (reading.Years.FirstAfter(start) is { Role: YearRole.Baseline } baseline && baseline.End <= end)
        {
            return baseline.Start - start >= 2 ? _printed[start..baseline.Start] : _printed[baseline.End..end];
        }

        return _printed[start..end];
    }

    /// <summary>（二十一）2025年…: the number of the item is no lead-in.</summary>
    private int BehindItemNumber(int start)
    {
        if (start >= _printed.Length || _printed[start] is not ('（' or '('))
        {
            return start;
        }

        var end = start + 1;

        while (end < _printed.Length && end - start <= LongestNumber && (ItemNumerals.Contains(_printed[end], StringComparison.Ordinal) || char.IsAsciiDigit(_printed[end])))
        {
            end++;
        }

        return end > start + 1 && end < _printed.Length && _printed[end] is '）' or ')' ? end + 1 : start;
    }
}
