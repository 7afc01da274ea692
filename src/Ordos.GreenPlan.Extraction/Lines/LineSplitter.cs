using System.Text;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>
/// Cuts a text into lines. What is printed stays; only characters that print nothing go (byte order mark, zero-width
/// characters, controls), and every kind of blank becomes a plain one.
/// </summary>
internal static class LineSplitter
{
    public static List<SourceLine> Split(string text)
    {
        var lines = new List<SourceLine>(text.Length / 40);
        var line = new StringBuilder(256);
        var number = 1;

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];

            if (c is '\n' or '\r' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029')
            {
                lines.Add(new SourceLine(number, Take(line)));

                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                {
                    i++;
                }

                // A form feed parts pages but is no line of its own in the source.
                number += c is '\n' or '\r' ? 1 : 0;
            }
            else if (Printed(c) is { } printed)
            {
                line.Append(printed);
            }
        }

        lines.Add(new SourceLine(number, Take(line)));
        return lines;
    }

    private static string Take(StringBuilder line)
    {
        var end = line.Length;

        while (end > 0 && line[end - 1] is ' ' or '\u3000')
        {
            end--;
        }

        var text = line.ToString(0, end);
        line.Clear();
        return text;
    }

    private static char? Printed(char c) => c switch
    {
        '\t' => c,
        // No-break, figure, thin and other spaces of typesetting.
        '\u00A0' or '\u2007' or '\u2009' or '\u202F' or (>= '\u2000' and <= '\u2006') or '\u2008' or '\u200A' => ' ',
        // Zero-width characters, joiners, direction marks, byte order mark, soft hyphen.
        (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or '\u2060' or '\uFEFF' or '\u00AD' => null,
        < ' ' or '\u007F' or (>= '\u0080' and <= '\u009F') => null,
        _ => c,
    };
}
