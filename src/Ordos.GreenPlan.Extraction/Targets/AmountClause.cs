using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>A number in its clause.</summary>
/// <param name="Amount">The number.</param>
/// <param name="Start">Where the words about it begin.</param>
/// <param name="ClauseStart">Behind the comma or full stop before it.</param>
/// <param name="Tail">以上, 以内, 左右 behind it.</param>
/// <param name="TailEnd">Behind that word.</param>
/// <param name="End">The comma or full stop behind it.</param>
/// <param name="FollowsInList">It goes on from the number before it: the 10个 of 5个、10个.</param>
/// <param name="IsFollowed">Another number of the same clause stands behind it.</param>
internal sealed record AmountClause(
    Amount Amount,
    int Start,
    int ClauseStart,
    ExtractedComparator? Tail,
    int TailEnd,
    int End,
    bool FollowsInList,
    bool IsFollowed)
{
    private const int LongestHead = 160;
    private const int LongestRest = 160;

    /// <summary>The clauses of all the numbers of a passage, in its order.</summary>
    public static List<AmountClause> Read(PassageText passage, IReadOnlyList<Amount> amounts)
    {
        var clauses = new List<AmountClause>(amounts.Count);

        foreach (var amount in amounts)
        {
            var before = clauses.Count > 0 ? clauses[^1] : null;
            var clause = Read(passage.Open, amount, before);

            if (before is not null && clause.ClauseStart <= before.Amount.Start)
            {
                clauses[^1] = before with { IsFollowed = true };
            }

            clauses.Add(clause);
        }

        return clauses;
    }

    public ReadOnlySpan<char> Before(string text) => text.AsSpan(Start, Amount.Start - Start);

    public ReadOnlySpan<char> Rest(string text) => text.AsSpan(TailEnd, End - TailEnd).Trim(' ');

    private static AmountClause Read(string open, Amount amount, AmountClause? before)
    {
        var clauseStart = ClauseStartOf(open, amount.Start, before);
        var tailAt = amount.End;

        while (tailAt < open.Length && open[tailAt] == ' ')
        {
            tailAt++;
        }

        var tailEnd = tailAt + AmountWords.ReadTail(open.AsSpan(tailAt), out var tail);
        tailEnd = tail is null ? SkipBracket(open, amount.End) : SkipBracket(open, tailEnd);

        // 3个工作日内, but not 3天内容
        if (tail is null && amount.Kind == UnitKind.Time && tailAt + 1 < open.Length && open[tailAt] == '内' && open[tailAt + 1] is not ('容' or '部' or '涵'))
        {
            (tail, tailEnd) = (ExtractedComparator.Le, tailAt + 1);
        }

        // 10万套（间）以上
        if (tail is null && tailEnd > amount.End)
        {
            tailEnd += AmountWords.ReadTail(open.AsSpan(tailEnd), out tail);
        }

        var end = tailEnd;

        while (end < open.Length && end - tailEnd < LongestRest && !PassageText.EndsClause(open[end]))
        {
            end++;
        }

        var sameClause = before is not null && clauseStart <= before.Amount.Start;
        var listStart = sameClause ? ListStart(open, before!.TailEnd, amount.Start, EndsPhrase(open, tailEnd)) : -1;
        var continues = listStart < 0 && sameClause && before!.FollowsInList;
        var start = listStart >= 0 ? listStart : continues ? before!.Start : clauseStart;

        return new AmountClause(amount, start, clauseStart, tail, tailEnd, end, listStart >= 0 || continues, false);
    }

    /// <summary>（间）, （含分布式）: an explanation directly behind the number.</summary>
    private static int SkipBracket(string open, int at)
    {
        if (at >= open.Length || open[at] is not ('（' or '('))
        {
            return at;
        }

        var end = at + 1;

        while (end < open.Length && open[end] == PassageText.Hidden)
        {
            end++;
        }

        return end > at + 1 && end < open.Length ? end + 1 : at;
    }

    private static int ClauseStartOf(string open, int start, AmountClause? before)
    {
        var floor = Math.Max(start - LongestHead, before?.TailEnd ?? 0);
        var at = start;

        while (at > floor && !PassageText.EndsClause(open[at - 1]))
        {
            at--;
        }

        var reachesBefore = before is not null && at == before.TailEnd && at > 0 && (at == start || !PassageText.EndsClause(open[at - 1]));
        return reachesBefore ? Math.Max(before!.ClauseStart, start - LongestHead) : at;
    }

    /// <summary>Behind the 、 or 和 that joins two numbers of a list, or -1 where the number before is part of this one's phrase.</summary>
    private static int ListStart(string open, int from, int to, bool endsPhrase)
    {
        var at = from;

        while (at < to && open[at] == ' ')
        {
            at++;
        }

        if (Joiner(open, at) is > 0 and var direct)
        {
            return Math.Min(at + direct, to);
        }

        for (var i = to - 1; i > from; i--)
        {
            if (Joiner(open, i) is > 0 and var length && i + length <= to)
            {
                return OnlyVerb(open.AsSpan(i + length, to - i - length)) || (endsPhrase && length == 1 && open[i] == '、') ? i + length : -1;
            }
        }

        return -1;
    }

    /// <summary>The number closes its phrase: its noun stands before it (设备33台), so a mark between two such numbers parts them.</summary>
    private static bool EndsPhrase(string open, int at) => at >= open.Length || PassageText.EndsClause(open[at]) || Joiner(open, at) > 0;

    private static int Joiner(string open, int at) => at >= open.Length ? 0 : open[at] switch
    {
        '、' or '和' or '与' or '及' or '并' or '或' => 1,
        '以' when at + 1 < open.Length && open[at + 1] == '及' => 2,
        // 100万千瓦/200万千瓦时
        '/' when at + 1 < open.Length && char.IsAsciiDigit(open[at + 1]) => 1,
        _ => 0,
    };

    private static bool OnlyVerb(ReadOnlySpan<char> text)
    {
        text = AmountWords.TrimFillers(text.TrimStart(' '), boundsToo: true);
        return text.IsEmpty || (ActionVerbs.StartsWithVerb(text, out var verb) && verb == text.Length);
    }
}
