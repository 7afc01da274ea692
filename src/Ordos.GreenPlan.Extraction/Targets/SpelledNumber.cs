namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>A number in Chinese numerals: 三, 二十, 百 (as in 百个), 百分之八十. What follows 万 is left to the unit.</summary>
/// <param name="Value">The number; null when the characters make none.</param>
/// <param name="End">Behind the last numeral.</param>
/// <param name="IsShare">True for 百分之… and fractions.</param>
/// <param name="IsFraction">True for 三分之一, whose value is the quotient.</param>
internal readonly record struct SpelledNumber(decimal? Value, int End, bool IsShare, bool IsFraction = false)
{
    private const string Digits = "零一二三四五六七八九";
    private const int Longest = 8;
    private const int FractionDigits = 4;

    public static bool IsBegin(char c) => c is '万' or '两' or '十' or '百' or '千' || (c is not '零' && Digits.Contains(c, StringComparison.Ordinal));

    public static SpelledNumber Read(string text, int at)
    {
        const string percent = "百分之";
        var from = at;

        // A loop, because a hostile text repeats the words more often than any stack is deep.
        while (text.AsSpan(from).StartsWith(percent, StringComparison.Ordinal))
        {
            from += percent.Length;
        }

        var number = ReadPlain(text, from);
        return from > at ? new SpelledNumber(number.Value, number.End, number.Value is not null) : Fraction(text, number) ?? number;
    }

    /// <summary>三分之一, 四分之三.</summary>
    private static SpelledNumber? Fraction(string text, SpelledNumber parts)
    {
        const string of = "分之";

        if (parts.Value is not (>= 2 and <= 10) || !text.AsSpan(parts.End).StartsWith(of, StringComparison.Ordinal) || parts.End + of.Length >= text.Length)
        {
            return null;
        }

        var taken = ReadPlain(text, parts.End + of.Length);
        return taken.Value >= 1 && taken.Value < parts.Value ? new SpelledNumber(Math.Round(taken.Value.Value / parts.Value.Value, FractionDigits), taken.End, true, true) : null;
    }

    private static SpelledNumber ReadPlain(string text, int at)
    {
        // 万名, 万户: ten thousand without a digit before it.
        if (at < text.Length && text[at] == '万')
        {
            return new SpelledNumber(10000, at + 1, false);
        }

        var end = at;

        while (end < text.Length && (IsBegin(text[end]) || text[end] == '零') && text[end] != '万')
        {
            end++;
        }

        return new SpelledNumber(end - at is > 0 and <= Longest ? ValueOf(text.AsSpan(at, end - at)) : null, Math.Max(end, at + 1), false);
    }

    private static decimal? ValueOf(ReadOnlySpan<char> numerals)
    {
        int value = 0, pending = -1;

        foreach (var c in numerals)
        {
            var scale = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };

            if (scale > 0)
            {
                value += Math.Max(pending, pending == 0 ? 0 : 1) * scale;
                pending = -1;
            }
            else if (c != '零')
            {
                // Two digits in a row (二三) are no number but "two or three" or a name.
                if (pending > 0)
                {
                    return null;
                }

                pending = c == '两' ? 2 : Digits.IndexOf(c, StringComparison.Ordinal);
            }
        }

        return value + Math.Max(pending, 0);
    }
}
