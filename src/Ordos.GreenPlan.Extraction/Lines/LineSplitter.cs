using System.Buffers;
using System.Text;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>
/// Cuts a text into lines. What is printed stays; only characters that print nothing go (byte order mark, zero-width
/// characters, controls), and every kind of blank and of figure becomes a plain one.
/// </summary>
internal static class LineSplitter
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r\f\v\u0085\u2028\u2029");

    public static List<SourceLine> Split(string text)
    {
        var lines = new List<SourceLine>(text.Length / 40);
        var number = 1;
        var start = 0;

        while (text.AsSpan(start).IndexOfAny(Breaks) is >= 0 and var length)
        {
            var end = start + length;
            lines.Add(new SourceLine(number, Take(text.AsSpan(start, length))));
            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);

            // A form feed parts pages but is no line of its own in the source.
            number += text[end] is '\n' or '\r' ? 1 : 0;
        }

        lines.Add(new SourceLine(number, Take(text.AsSpan(start))));
        return lines;
    }

    private static string Take(ReadOnlySpan<char> line)
    {
        if (!MayHoldUnprinted(line))
        {
            return TypesetBlanks.Close(line.TrimEnd(" \u3000").ToString());
        }

        var printed = new StringBuilder(line.Length);

        foreach (var c in line)
        {
            if (Printed(c) is { } kept)
            {
                printed.Append(kept);
            }
        }

        return TypesetBlanks.Close(WithPlainPoints(printed).ToString().TrimEnd(' ', '\u3000'));
    }

    /// <summary>The point of ２．５, whose figures are plain by now.</summary>
    private static StringBuilder WithPlainPoints(StringBuilder line)
    {
        for (var i = 1; i + 1 < line.Length; i++)
        {
            if (line[i] == '．' && char.IsAsciiDigit(line[i - 1]) && char.IsAsciiDigit(line[i + 1]))
            {
                line[i] = '.';
            }
        }

        return line;
    }

    /// <summary>False only where <see cref="Printed"/> keeps every character; ranges, because they are searched faster than sets.</summary>
    private static bool MayHoldUnprinted(ReadOnlySpan<char> line) =>
        line.ContainsAnyInRange('\0', '\u001F')
        || line.ContainsAnyInRange('\u007F', '\u00AD')
        || line.ContainsAnyInRange('\u2000', '\u200F')
        || line.ContainsAnyInRange('\u2028', '\u202F')
        || line.ContainsAnyInRange('０', '９')
        || line.ContainsAny('\u2060', '\uFEFF');

    private static char? Printed(char c) => c switch
    {
        '\t' => c,
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        // No-break, figure, thin and other spaces of typesetting.
        '\u00A0' or '\u2007' or '\u2009' or '\u202F' or (>= '\u2000' and <= '\u2006') or '\u2008' or '\u200A' => ' ',
        // Zero-width characters, joiners, direction marks, byte order mark, soft hyphen.
        (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or '\u2060' or '\uFEFF' or '\u00AD' => null,
        < ' ' or '\u007F' or (>= '\u0080' and <= '\u009F') => null,
        _ => c,
    };
}
