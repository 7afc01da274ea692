namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>A proportion in figures: 师生比1:15, 产值之比达到2.8∶1. Its value is the quotient, as it has no unit.</summary>
internal static class Proportion
{
    private const int LongestClause = 30;
    private const int Digits = 4;

    /// <param name="open">The passage.</param>
    /// <param name="at">Where the first figure begins.</param>
    /// <param name="first">That figure.</param>
    /// <returns>Null where the figures are none, as in the time 9:30 or the scale 1:500.</returns>
    public static (decimal Value, int End)? Read(string open, int at, Figure first)
    {
        if (Fraction(open, first) is { } fraction)
        {
            return fraction;
        }

        if (first.Value is not { } value || first.End + 1 >= open.Length || open[first.End] is not (':' or '：' or '∶') || !char.IsAsciiDigit(open[first.End + 1]))
        {
            return null;
        }

        var second = Figure.Read(open, first.End + 1);
        var isTime = open[first.End + 1] == '0';

        return second.Value is > 0 and var divisor && !isTime && NamesProportion(open, at) ? (Math.Round(value / divisor, Digits), second.End) : null;
    }

    /// <summary>1/3, 2/3以上: one figure above another; no unit (3/台), no date and no range of kinds (1/2/3类) follows.</summary>
    private static (decimal Value, int End)? Fraction(string open, Figure first)
    {
        if (first.Value is not { } value || value is < 1 or > 9 || first.End + 1 >= open.Length || open[first.End] != '/' || !char.IsAsciiDigit(open[first.End + 1]))
        {
            return null;
        }

        var second = Figure.Read(open, first.End + 1);
        var behind = second.End < open.Length ? open[second.End] : '，';
        var closes = PassageText.EndsClause(behind) || behind is '的' or '、' || AmountWords.IsTail(open.AsSpan(second.End));

        return second.Value is <= 10 and var divisor && value < divisor && closes ? (Math.Round(value / divisor, Digits), second.End) : null;
    }

    /// <summary>The clause before it speaks of a 比.</summary>
    private static bool NamesProportion(string open, int at)
    {
        var from = at;

        while (from > 0 && at - from < LongestClause && !PassageText.EndsClause(open[from - 1]))
        {
            from--;
        }

        return open.AsSpan(from, at - from).Contains('比');
    }
}
