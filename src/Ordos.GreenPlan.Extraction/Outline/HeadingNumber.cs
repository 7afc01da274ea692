using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Outline;

/// <summary>The printed form of a heading's number, from the top of the usual order downwards.</summary>
internal enum HeadingStyle
{
    /// <summary>第一编, 第一部分</summary>
    Part,

    /// <summary>第一章</summary>
    Chapter,

    /// <summary>第一节</summary>
    Section,

    /// <summary>一、</summary>
    Chinese,

    /// <summary>第一条</summary>
    Article,

    /// <summary>（一）</summary>
    ChineseBracket,

    /// <summary>任务一：</summary>
    Task,

    /// <summary>1. 1、 1．</summary>
    Arabic,

    /// <summary>1.1 1.1.1</summary>
    Decimal,

    /// <summary>（1） 1）</summary>
    ArabicBracket,

    /// <summary>①</summary>
    Circle,
}

/// <summary>The number at the beginning of a heading or an item.</summary>
/// <param name="Style">Its printed form.</param>
/// <param name="Value">What it counts.</param>
/// <param name="Length">Characters up to the first of the title, blanks included.</param>
internal readonly record struct HeadingNumber(HeadingStyle Style, int Value, int Length)
{
    private const int LongestNumeral = 6;
    private const int ShortLine = 24;

    /// <summary>Reads the number that the paragraph begins with, if any.</summary>
    public static HeadingNumber? Read(ReadOnlySpan<char> text)
    {
        var start = SkipBlanks(text, 0);

        if (start >= text.Length)
        {
            return null;
        }

        var number = text[start] switch
        {
            '第' => ReadOrdinal(text, start),
            '（' or '(' or '〔' or '﹙' => ReadBracket(text, start),
            '任' => ReadTask(text, start),
            >= '①' and <= '⑳' => Single(text, start, HeadingStyle.Circle, text[start] - '①' + 1),
            >= '⑴' and <= '⒇' => Single(text, start, HeadingStyle.ArabicBracket, text[start] - '⑴' + 1),
            >= '⒈' and <= '⒛' => Single(text, start, HeadingStyle.Arabic, text[start] - '⒈' + 1),
            >= '㈠' and <= '㈩' => Single(text, start, HeadingStyle.ChineseBracket, text[start] - '㈠' + 1),
            _ => ReadPlain(text, start),
        };

        return number is { Value: > 0 } found ? found with { Length = SkipBlanks(text, found.Length) } : null;
    }

    private static HeadingNumber Single(ReadOnlySpan<char> text, int at, HeadingStyle style, int value) =>
        new(style, value, at + 1 < text.Length && text[at + 1] is '、' or '.' or '．' ? at + 2 : at + 1);

    // 第一章 | 第 3 条 | 第一部分
    private static HeadingNumber? ReadOrdinal(ReadOnlySpan<char> text, int start)
    {
        var from = SkipBlanks(text, start + 1);
        var to = EndOfNumeral(text, from);
        var kind = SkipBlanks(text, to);

        if (ChineseNumeral.Read(text[from..to]) is not { } value || kind >= text.Length)
        {
            return null;
        }

        return text[kind] switch
        {
            '编' => new HeadingNumber(HeadingStyle.Part, value, kind + 1),
            '章' => new HeadingNumber(HeadingStyle.Chapter, value, kind + 1),
            '节' => new HeadingNumber(HeadingStyle.Section, value, kind + 1),
            '条' => new HeadingNumber(HeadingStyle.Article, value, kind + 1),
            '部' when kind + 1 < text.Length && text[kind + 1] == '分' => new HeadingNumber(HeadingStyle.Part, value, kind + 2),
            _ => null,
        };
    }

    // 任务一： | 任务2：
    private static HeadingNumber? ReadTask(ReadOnlySpan<char> text, int start)
    {
        var from = start + 2;

        if (from >= text.Length || text[start + 1] != '务' || EndOfNumeral(text, from) is var to && (to == from || to >= text.Length || text[to] is not ('：' or ':')))
        {
            return null;
        }

        return ChineseNumeral.Read(text[from..to]) is { } value ? new HeadingNumber(HeadingStyle.Task, value, to + 1) : null;
    }

    // （一） | (二） | （ 3 ） | (4)
    private static HeadingNumber? ReadBracket(ReadOnlySpan<char> text, int start)
    {
        var from = SkipBlanks(text, start + 1);
        var to = EndOfNumeral(text, from);
        var close = SkipBlanks(text, to);

        if (close >= text.Length || text[close] is not ('）' or ')' or '〕' or '﹚') || to - from > 4
            || ChineseNumeral.Read(text[from..to]) is not { } value || value > 199)
        {
            return null;
        }

        var style = IsArabic(text[from]) ? HeadingStyle.ArabicBracket : HeadingStyle.ChineseBracket;

        // （一）、加强领导 carries a mark too many.
        var end = close + 1 < text.Length && text[close + 1] is '、' or '.' or '．' ? close + 2 : close + 1;
        return new HeadingNumber(style, value, end);
    }

    // 一、 | 十二． | 1. | 1、 | 12． | 3） | 1.1␠ | 2.3.1␠
    private static HeadingNumber? ReadPlain(ReadOnlySpan<char> text, int start)
    {
        var to = EndOfNumeral(text, start);
        var mark = SkipBlanks(text, to);

        if (to == start || mark >= text.Length || ChineseNumeral.Read(text[start..to]) is not { } value || value > 199)
        {
            return null;
        }

        var arabic = IsArabic(text[start]);

        return text[mark] switch
        {
            '、' => new HeadingNumber(arabic ? HeadingStyle.Arabic : HeadingStyle.Chinese, value, mark + 1),
            '.' or '．' or '﹒' when mark + 1 < text.Length && IsArabic(text[mark + 1]) => !arabic ? null : BeginsWithFigure(text, mark + 1) ? new HeadingNumber(HeadingStyle.Arabic, value, mark + 1) : ReadDecimal(text, mark),
            '.' or '．' or '﹒' => new HeadingNumber(arabic ? HeadingStyle.Arabic : HeadingStyle.Chinese, value, mark + 1),
            // 一　总体要求 lacks its mark; only a short line is taken for a heading then.
            _ when !arabic && mark > to && text.Length <= ShortLine => new HeadingNumber(HeadingStyle.Chinese, value, mark),
            '）' or ')' when arabic => new HeadingNumber(HeadingStyle.ArabicBracket, value, mark + 1),
            _ => null,
        };
    }

    // 1.2025年底前…, 2.5G网络…, 3.12345热线…: the title itself begins with a figure that is no decimal place.
    private static bool BeginsWithFigure(ReadOnlySpan<char> text, int from)
    {
        var to = from;

        while (to < text.Length && IsArabic(text[to]))
        {
            to++;
        }

        return to < text.Length && ((to - from == 4 && text[to] == '年') || (to - from >= 5 && text[to] > '\u2E80') || (to - from == 1 && text[to] is 'G' or 'A'));
    }

    // After "1" at the mark: ".2␠" or ".2.3␠"; "1.5亿元" is a value, so a blank must follow.
    private static HeadingNumber? ReadDecimal(ReadOnlySpan<char> text, int mark)
    {
        var at = mark;
        var value = 0;

        while (at < text.Length && text[at] is '.' or '．' && at - mark < 9)
        {
            var to = EndOfNumeral(text, at + 1);

            if (ChineseNumeral.Read(text[(at + 1)..to]) is not { } part)
            {
                break;
            }

            value = part;
            at = to;
        }

        return at < text.Length && text[at] is ' ' or '\u3000' or '\t' ? new HeadingNumber(HeadingStyle.Decimal, value, at + 1) : null;
    }

    private static int EndOfNumeral(ReadOnlySpan<char> text, int from)
    {
        var to = from;

        while (to < text.Length && to - from < LongestNumeral
            && (IsArabic(text[to]) || text[to] is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '百' or '〇' or '零'))
        {
            to++;
        }

        return to;
    }

    private static bool IsArabic(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u3000' or '\t')
        {
            at++;
        }

        return at;
    }
}
