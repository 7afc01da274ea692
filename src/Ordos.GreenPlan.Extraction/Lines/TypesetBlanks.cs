using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>
/// Closes the blanks that typesetting puts between Chinese characters and figures (到 2025 年达到 60% 以上, 微克 / 立方米). Those behind an
/// item's number, before the next item's and, but for dates, in lines that are no sentences stay.
/// </summary>
internal static partial class TypesetBlanks
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("，。；");

    public static string Close(string line)
    {
        if (!line.Contains(' ', StringComparison.Ordinal))
        {
            return line;
        }

        if (WideLabel().Match(line) is { Success: true } label)
        {
            line = label.Value.Replace(" ", "", StringComparison.Ordinal) + line[label.Length..];
        }

        var isSentence = line.AsSpan().IndexOfAny(Marks) >= 0;
        StringBuilder? closed = null;
        var inNumber = true;

        for (var i = 0; i < line.Length; i++)
        {
            // 1 总体要求: so far nothing but the item's own number.
            inNumber &= line[i] is ' ' or '\t' or '.' or '．' or '、' or '（' or '）' or '(' or ')' || char.IsAsciiDigit(line[i]);

            if (line[i] == ' ' && (IsInDate(line, i) || (isSentence && !inNumber && IsTypeset(line, i))))
            {
                closed ??= new StringBuilder(line, 0, i, line.Length);
            }
            else
            {
                closed?.Append(line[i]);
            }
        }

        return closed?.ToString() ?? line;
    }

    /// <summary>2024 年 9 月, in titles and dates as well.</summary>
    private static bool IsInDate(string line, int at) =>
        at > 0 && at + 1 < line.Length
        && ((IsChinese(line[at - 1]) && BeginsYear(line.AsSpan(at + 1))) || (char.IsAsciiDigit(line[at - 1]) && line[at + 1] is '年' or '月' or '日') || (line[at - 1] is '年' or '月' && char.IsAsciiDigit(line[at + 1])));

    private static bool IsTypeset(string line, int at) =>
        at + 1 < line.Length
        && ((IsChinese(line[at - 1]) && char.IsAsciiDigit(line[at + 1]) && !BeginsItem(line, at + 1))
            || (line[at - 1] == '/' && IsChinese(line[at + 1])) || (line[at + 1] == '/' && IsChinese(line[at - 1]))
            || ((char.IsAsciiDigit(line[at - 1]) || line[at - 1] is '%' or '％') && IsChinese(line[at + 1])));

    /// <summary>某市提升 2024 年方案; but in 某市政府 2024 年 9 月 the blank parts name and date.</summary>
    private static bool BeginsYear(ReadOnlySpan<char> text)
    {
        if (text.Length < 6 || text[0] is not ('1' or '2') || text[..4].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var behind = text[4..].TrimStart(' ');
        return behind is ['年', .. var rest] && rest.TrimStart(' ') is [not (>= '0' and <= '9'), ..];
    }

    /// <summary>1.甲清单 2.乙清单: the blank parts two items.</summary>
    private static bool BeginsItem(string line, int at)
    {
        while (at < line.Length && char.IsAsciiDigit(line[at]))
        {
            at++;
        }

        return at < line.Length && line[at] is '.' or '．' or '、' or '）' or ')' && !(at + 1 < line.Length && char.IsAsciiDigit(line[at + 1]));
    }

    // 牵 头 单 位：, set wide at the beginning of a line
    [GeneratedRegex("^[（(【]?(牵 ?头|责 ?任|配 ?合|完 ?成) ?(单 ?位|部 ?门|时 ?限) ?[:：】]")]
    private static partial Regex WideLabel();

    private static bool IsChinese(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
