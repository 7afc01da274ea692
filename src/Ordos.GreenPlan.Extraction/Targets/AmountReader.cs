using System.Buffers;
using System.Text;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Finds the numbers of a passage that may be values: no years, dates, ordinals, names or numbers of documents.</summary>
internal static class AmountReader
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("0123456789一二三四五六七八九两十百千万翻ⅠⅡⅢⅣⅤ");

    public static List<Amount> Read(PassageText passage)
    {
        var open = passage.Open;
        var amounts = new List<Amount>();
        var at = 0;

        while (at < open.Length && open.AsSpan(at).IndexOfAny(Beginnings) is >= 0 and var next)
        {
            at += next;
            var c = open[at];

            if (char.IsAsciiDigit(c))
            {
                at = ReadFigure(passage, at, amounts);
            }
            else if (c == '翻')
            {
                at = ReadDoubling(open, at, amounts);
            }
            else if (SpelledNumber.IsBegin(c))
            {
                at = ReadSpelled(open, at, amounts);
            }
            else
            {
                at = ReadGrade(open, at, amounts);
            }
        }

        return amounts;
    }

    private static int ReadFigure(PassageText passage, int at, List<Amount> amounts)
    {
        var open = passage.Open;
        var figure = Figure.Read(open, at);

        if (Proportion.Read(open, at, figure) is { } proportion)
        {
            amounts.Add(new Amount(at, proportion.End, proportion.Value, null, null, open[figure.End] == '/' ? UnitKind.Share : UnitKind.Ratio, IsSpelled: false));
            return proportion.End;
        }

        if (figure.Value is not { } value || !MayBeValue(open, at, figure.End))
        {
            return figure.End;
        }

        var start = Figure.SignStart(open, at);
        value = start < at && open[start] == '-' ? -value : value;
        var unitEnd = MeasureVocabulary.Read(open, figure.End, out var kind);
        var upper = ReadUpper(open, figure.End, unitEnd, ref kind);
        var (end, unitStart) = upper is { } found ? (found.UnitEnd, found.NumberEnd) : (unitEnd, figure.End);

        if (IsDate(open, at, figure.End, upper is null ? unitStart : upper.Value.NumberEnd))
        {
            return Math.Max(end, figure.End);
        }

        if (NamesAge(open, unitStart, end))
        {
            return end;
        }

        end = kind == UnitKind.Count ? SecondUnitEnd(passage, end) : end;
        amounts.Add(new Amount(start, end, value, upper?.Value, Unit(passage.Folded, unitStart, end), kind, IsSpelled: false));
        return Math.Max(end, figure.End);
    }

    /// <summary>65岁以上老年人, 3—6岁儿童: an age before a noun says who is meant.</summary>
    private static bool NamesAge(string open, int unitStart, int end)
    {
        if (open.AsSpan(unitStart, end - unitStart).Trim() is not ("岁" or "周岁"))
        {
            return false;
        }

        var behind = end + AmountWords.ReadTail(open.AsSpan(end), out _);
        return behind < open.Length && (MeasureVocabulary.IsHan(open[behind]) || open[behind] is '（' or '(') && !ClausePhrases.Joins(open.AsSpan(behind)) && open[behind] is not ('并' or '且');
    }

    /// <summary>翻番 without a number is 翻一番.</summary>
    private static int ReadDoubling(string open, int at, List<Amount> amounts)
    {
        if (at + 1 < open.Length && open[at + 1] == '番')
        {
            amounts.Add(new Amount(at + 1, at + 2, 1, null, "番", UnitKind.Ratio, IsSpelled: true));
        }

        return at + 1;
    }

    /// <summary>台（套）, 家（次）: a second unit in brackets belongs to the first.</summary>
    private static int SecondUnitEnd(PassageText passage, int end)
    {
        if (end >= passage.Open.Length || passage.Open[end] is not ('（' or '('))
        {
            return end;
        }

        var close = MeasureVocabulary.Read(passage.Folded, end + 1, out var kind);
        return kind == UnitKind.Count && close < passage.Folded.Length && passage.Folded[close] is '）' or ')' ? close + 1 : end;
    }

    /// <summary>The end of a range: 3—5个, 10%~15%, 3至5.</summary>
    private static (decimal Value, int NumberEnd, int UnitEnd)? ReadUpper(string open, int numberEnd, int unitEnd, ref UnitKind kind)
    {
        var at = unitEnd;

        if (at >= open.Length || open[at] is not ('-' or '—' or '~' or '至' or '到'))
        {
            return null;
        }

        while (at < open.Length && open[at] is '-' or '—' or '~' or '至' or '到' && at - unitEnd < 2)
        {
            at++;
        }

        if (at >= open.Length || !char.IsAsciiDigit(open[at]) || Figure.Read(open, at) is not { Value: { } value } upper)
        {
            return null;
        }

        var end = MeasureVocabulary.Read(open, upper.End, out var upperKind);
        var same = unitEnd == numberEnd || (end - upper.End >= unitEnd - numberEnd && upperKind == kind);

        if (!same)
        {
            return null;
        }

        kind = upperKind;
        return (value, upper.End, end);
    }

    private static int ReadSpelled(string open, int at, List<Amount> amounts)
    {
        var number = SpelledNumber.Read(open, at);

        if (number.Value is { } value && (at == 0 || open[at - 1] is not ('第' or '十' or '之' or '每' or '逐')))
        {
            var end = MeasureVocabulary.Read(open, number.End, out var kind);

            if (number.IsShare)
            {
                amounts.Add(new Amount(at, number.End, value, null, number.IsFraction ? null : "%", UnitKind.Share, IsSpelled: true));
                return number.End;
            }

            if (end > number.End && (number.End - at > 1 || open[at] is not ('百' or '千' or '万') || IsOrdered(open.AsSpan(0, at))) && kind is not (UnitKind.None or UnitKind.Share) && (value > 1 || kind == UnitKind.Ratio) && !IsEdition(open[end - 1]) && !(end < open.Length && open[end] == '均') && !IsPerUnit(open, number.End - at, end, kind))
            {
                amounts.Add(new Amount(at, end, value, null, Unit(open, number.End, end), kind, IsSpelled: true));
                return end;
            }
        }

        return number.End;
    }

    /// <summary>The 万 of 突破万元 and 培育万名 is a number, that of 万元产值 a name.</summary>
    private static bool IsOrdered(ReadOnlySpan<char> before) =>
        ActionVerbs.EndingOf(before) != ActionKind.None
        || (AmountWords.EndsWithWord(before, out _, out var word) && word.Kind is AmountWordKind.Bound or AmountWordKind.Level);

    /// <summary>万元国内生产总值水耗: what something is related to; an amount of money ends its phrase.</summary>
    private static bool IsPerUnit(string open, int digits, int end, UnitKind kind) =>
        kind == UnitKind.Money && digits == 1 && end < open.Length && !PassageText.EndsClause(open[end])
        && !ClausePhrases.Joins(open.AsSpan(end)) && !AmountWords.IsTail(open.AsSpan(end)) && !open.AsSpan(end).StartsWith("大关", StringComparison.Ordinal);

    /// <summary>二期, 三批, 一次: spelled out, such words count editions, not things.</summary>
    private static bool IsEdition(char unit) => unit is '期' or '批' or '次' or '类' or '种' or '部' or '分' or '方' or '度' or '起' or '员' or '年' or '对' or '组';

    /// <summary>Ⅱ类, of water: the grade is the unit.</summary>
    private static int ReadGrade(string open, int at, List<Amount> amounts)
    {
        var end = at + 1;

        if (end < open.Length && open[end] == '类')
        {
            amounts.Add(new Amount(at, end + 1, null, null, Unit(open, at, end + 1), UnitKind.None, IsSpelled: false));
        }

        return end;
    }

    private static string? Unit(string open, int start, int end) =>
        end > start ? open[start..end].Replace(" ", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormKC) : null;

    /// <summary>Not 第3, 前10名, 前1%, PM2.5, 5G, 1+N, 1/3 or 2:1; but the second of 10万千瓦/20万千瓦时.</summary>
    private static bool MayBeValue(string open, int start, int end)
    {
        var before = start > 0 ? open[start - 1] : ' ';
        var after = end < open.Length ? open[end] : ' ';
        var isRank = before == '前' && after is '名' or '位' or '强' or '列' or '十' or '百' or '%' or '‰';

        return before is not ('第' or ':' or '×' or '.' or '_' or '*' or '〔' or '[')
            && !char.IsAsciiLetter(before)
            && !(before == '/' && !(start > 1 && MeasureVocabulary.IsHan(open[start - 2])))
            && !(before == '+' && start > 1 && char.IsAsciiLetterOrDigit(open[start - 2]))
            && after is not ('+' or '×' or '*' or ':' or '_' or '强' or '佳' or '号' or '级' or '版' or '届' or '大')
            && !(after == '/' && end + 1 < open.Length && char.IsAsciiDigit(open[end + 1]) && MeasureVocabulary.Read(open, end, out _) == end)
            && !(char.IsAsciiLetter(after) && MeasureVocabulary.Read(open, end, out _) == end)
            && !(after is '：' && end + 1 < open.Length && char.IsAsciiDigit(open[end + 1]))
            && !isRank
            && !IsItemNumber(open, start, end, after);
    }

    /// <summary>The number of the paragraph itself: "1.", "2、", "3）".</summary>
    private static bool IsItemNumber(string open, int start, int end, char after) =>
        end - start <= 2 && after is '.' or '、' or '）' or ')' && open.AsSpan(0, start).IsWhiteSpace();

    /// <summary>2025年, 6月, 30日, and 2021、2022年, whose year mark stands behind the last.</summary>
    private static bool IsDate(string open, int start, int end, int lastEnd)
    {
        var mark = lastEnd < open.Length ? open[lastEnd] : ' ';
        var isYear = end - start == 4 && open[start] is '1' or '2' && open[start + 1] is '9' or '0';

        return mark is '月' or '日' or '时'
            || (isYear && (mark is '年' or '、' or '-' or '—' or '~' or '和' or '～' or '至' || (lastEnd > end && mark == '年')));
    }
}
