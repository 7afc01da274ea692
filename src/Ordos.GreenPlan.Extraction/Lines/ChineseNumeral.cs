namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>Numbers as notices count with: 三, 十二, 二十六, 〇, 3, ３.</summary>
internal static class ChineseNumeral
{
    private const string Digits = "〇一二三四五六七八九";

    /// <returns>The number, or null when the text is none between 0 and 9999.</returns>
    public static int? Read(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 8)
        {
            return null;
        }

        return text[0] is (>= '0' and <= '9') or (>= '０' and <= '９') ? ReadArabic(text) : ReadChinese(text);
    }

    private static int? ReadArabic(ReadOnlySpan<char> text)
    {
        var value = 0;

        foreach (var c in text)
        {
            var digit = c is >= '０' and <= '９' ? c - '０' : c - '0';

            if (digit is < 0 or > 9 || value > 999)
            {
                return null;
            }

            value = (value * 10) + digit;
        }

        return value;
    }

    private static int? ReadChinese(ReadOnlySpan<char> text)
    {
        int value = 0, pending = 0, digits = 0;

        foreach (var c in text)
        {
            if (Scale(c) is { } scale)
            {
                value += Math.Max(pending, 1) * scale;
                pending = 0;
                digits = 0;
            }
            else if (Digit(c) is { } digit)
            {
                // Digits in a row without 十 between them are read as in a year: 二〇二五.
                pending = digits++ == 0 ? digit : (pending * 10) + digit;
            }
            else
            {
                return null;
            }
        }

        return value + pending is var sum and <= 9999 ? sum : null;
    }

    private static int? Scale(char c) => c switch
    {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => null,
    };

    private static int? Digit(char c) => c switch
    {
        '零' or '○' or '０' or '0' or 'Ｏ' or 'O' => 0,
        '两' => 2,
        '元' => 1,
        _ => Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? digit : null,
    };
}
