using System.Globalization;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>The years that belong to the numbers of a passage.</summary>
internal sealed partial class DueYears(PassageReading reading)
{
    private const int LongestYearList = 120;
    private const int LongestSentence = 200;
    private readonly string _open = reading.Open;
    private readonly YearScope _years = reading.Years;
    private readonly IReadOnlyList<AmountClause> _clauses = reading.Clauses;

    /// <summary>The year named last before the number, in its own sentence or an earlier one of the paragraph.</summary>
    public int? Governing(int i, int sentenceStart)
    {
        var amount = _clauses[i].Amount;

        if (YearBehind(_clauses[i]) is { } behind)
        {
            return behind;
        }

        var named = _years.Governing(amount.Start);

        if (named is { } year && (year.Start >= sentenceStart || year.Role == YearRole.Due))
        {
            return year.Role == YearRole.Due ? year.Year : null;
        }

        // A year later in the sentence governs all of it, where none has been named before; 2025年的60% only tells of that value.
        var to = SentenceEnd(amount.End);
        return named is null && _years.FirstDueAfter(amount.End, to) is { } later && !(later.End < to && _open[later.End] == '的') ? later.Year : named is null ? reading.Context.LeadYear : null;
    }

    /// <summary>The base year that the clause names, or that is a clause of its own before it (与2020年相比，…).</summary>
    public int? Baseline(int i, int sentenceStart)
    {
        var clause = _clauses[i];

        if ((reading.Predicates[i].Baseline ?? _years.BaselineBetween(IsLevelInList(i) ? clause.Start : clause.ClauseStart, clause.Amount.Start)) is { } own)
        {
            return own;
        }

        var end = clause.ClauseStart - 1;
        return end > 0 && _years.EndingAt(end) is { Role: YearRole.Baseline } year && year.Start >= sentenceStart ? year.Year : null;
    }

    /// <summary>比2020年提高3个百分点、达到60%: the level is compared with nothing.</summary>
    private bool IsLevelInList(int i) => _clauses[i].FollowsInList && reading.Predicates[i].Verb == AmountWordKind.Level;

    /// <summary>到2025年、2030年分别达到…: the years that the values belong to.</summary>
    public int[]? List(int i, int count, int sentenceStart)
    {
        var from = Math.Max(sentenceStart, _clauses[i].Amount.Start - LongestYearList);
        var due = new List<NamedYear>();

        for (var year = _years.DueBetween(from, _clauses[i].Amount.Start); year is { } named && due.Count < count; year = _years.DueBetween(from, named.Start))
        {
            due.Insert(0, named);
        }

        if (due.Count < count && SpanOf(due, _clauses[i].Amount.Start) is { } span && span.Length == count)
        {
            return span;
        }

        // 分别 between the years and an earlier number spoke of that one.
        var isOfEarlier = i > 0 && due.Count > 0 && _clauses[i - 1].Amount.Start > due[^1].End;

        if (due.Count != count || isOfEarlier || due.DistinctBy(year => year.Year).Count() != count)
        {
            return null;
        }

        // The years stand in one list, and 分别 stands behind it.
        var joined = due.Zip(due.Skip(1)).All(pair => pair.Second.Start - pair.First.End <= 1);
        var behind = _open.AsSpan(due[^1].End, _clauses[i].Amount.Start - due[^1].End);
        return joined && behind.Contains("分别", StringComparison.Ordinal) ? [.. due.Select(year => year.Year)] : null;
    }

    /// <summary>2023—2025年，…分别达到: each year of the span has its value.</summary>
    private int[]? SpanOf(List<NamedYear> due, int before)
    {
        if (due.Count == 0 || !_open.AsSpan(due[^1].End, before - due[^1].End).Contains("分别", StringComparison.Ordinal))
        {
            return null;
        }

        var span = Span().Match(reading.Text.Folded, due[^1].Start, due[^1].End - due[^1].Start);

        return span.Success && int.Parse(span.Groups["first"].ValueSpan, CultureInfo.InvariantCulture) is var first && first < due[^1].Year
            ? [.. Enumerable.Range(first, due[^1].Year - first + 1)]
            : null;
    }

    /// <summary>达到80%（2025年）: the year in the bracket directly behind the number.</summary>
    private int? YearBehind(AmountClause clause)
    {
        var text = reading.Text.Folded.AsSpan(clause.Amount.End, clause.TailEnd - clause.Amount.End);
        var bracket = text.IndexOfAny('（', '(');
        return bracket >= 0 ? TargetColumns.YearOf(text[bracket..].ToString()) : null;
    }

    private int SentenceEnd(int from)
    {
        var at = from;

        while (at < _open.Length && at - from < LongestSentence && !PassageText.EndsSentence(_open[at]) && _open[at] is not ('；' or ';'))
        {
            at++;
        }

        return at;
    }

    [GeneratedRegex("(?<first>20[0-9]{2})年?[-—~至]{1,2}20[0-9]{2}年")]
    private static partial Regex Span();
}
