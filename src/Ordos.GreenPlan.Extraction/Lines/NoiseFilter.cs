using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>Takes out what was never part of the notice: page numbers, bookmarks, image remains, OCR rubbish.</summary>
internal static partial class NoiseFilter
{
    private const int LongestName = 80;

    /// <summary>Lines that stay; the numbers of OCR and image lines are added to <paramref name="noise"/>.</summary>
    public static List<SourceLine> Filter(List<SourceLine> lines, List<int> noise)
    {
        var kept = new List<SourceLine>(lines.Count);
        var insideImage = false;

        foreach (var line in lines)
        {
            if (line.IsBlank)
            {
                kept.Add(line);
            }
            else if (line.Text.Length <= LongestName && ImageName().IsMatch(line.Text))
            {
                insideImage = true;
                noise.Add(line.Number);
            }
            else if (insideImage ? !IsReadable(line.Text) : IsRubbish(line.Text))
            {
                noise.Add(line.Number);
            }
            else if (line.Text.Length > LongestName || !PageNumber().IsMatch(line.Text))
            {
                insideImage = false;

                if (PipeRow.Unframe(line.Raw) is { } row)
                {
                    var plain = WithoutMarkers(ReferenceEquals(row, line.Raw) ? line : new SourceLine(line.Number, row));
                    kept.Add(plain);

                    if (plain.Raw.Length < row.Length)
                    {
                        noise.Add(line.Number);
                    }
                }
            }
        }

        return kept;
    }

    private static SourceLine WithoutMarkers(SourceLine line) =>
        line.Raw.Contains("[bookmark:", StringComparison.OrdinalIgnoreCase)
            ? new SourceLine(line.Number, Bookmark().Replace(line.Raw, ""))
            : line;

    /// <summary>After an image, only a real sentence of Chinese or a numbered heading ends the remains.</summary>
    private static bool IsReadable(string text)
    {
        var count = Count(text);

        return count.Han * 10 >= text.Length * 7
            && count.Blanks * 12 < text.Length
            && (count.Han >= 30 || Attachment().IsMatch(text))
            && count.Latin * 20 < text.Length;
    }

    /// <summary>Loose single letters, figures and signs between blanks, as upside-down scans leave them.</summary>
    private static bool IsRubbish(string text)
    {
        if (text.Length < 12 || text[0] is '|' or '│' or '┃' || PipeRow.HasInnerStrokes(text) || text.AsSpan().Count(' ') * 4 < text.Length || text.Contains('\t', StringComparison.Ordinal))
        {
            return false;
        }

        var count = Count(text);

        return count.Blanks * 4 >= text.Length
            && count.Latin + count.Odd >= 4
            && count.Han * 10 < text.Length * 6
            && count.LongestWord <= 8;
    }

    private static (int Han, int Latin, int Blanks, int Odd, int LongestWord) Count(string text)
    {
        int han = 0, latin = 0, blanks = 0, odd = 0, word = 0, longest = 0;

        foreach (var c in text)
        {
            han += c is >= '\u4E00' and <= '\u9FFF' ? 1 : 0;
            latin += char.IsAsciiLetter(c) ? 1 : 0;
            odd += c is '|' or '<' or '>' or '@' or '#' or '\\' or '_' or '^' or '~' or '{' or '}' or '$' or '&' ? 1 : 0;
            blanks += c is ' ' or '\u3000' ? 1 : 0;
            word = c is ' ' or '\u3000' ? 0 : word + 1;
            longest = Math.Max(longest, word);
        }

        return (han, latin, blanks, odd, longest);
    }

    // image3.tiff: what a converter leaves of a picture, alone on its line.
    [GeneratedRegex(@"^!?(\[[^\]]{0,40}\]\()?(\S{0,60}/)?image\d{0,4}\.(tiff?|png|jpe?g|gif|bmp|emf|wmf)\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ImageName();

    // - 2 - | — 12 — | 第3页 | 第 3 页 共 12 页 | Page 3 of 12 (a bare figure may be a table's cell and stays)
    [GeneratedRegex(@"^([-—–－―·]{1,3}\s{0,4}[0-9０-９]{1,4}\s{0,4}[-—–－―·]{1,3}|第\s{0,3}[0-9]{1,4}\s{0,3}页(\s{0,4}[,，/]?\s{0,4}共\s{0,3}[0-9]{1,4}\s{0,3}页)?|Page [0-9]{1,4} of [0-9]{1,4})$")]
    private static partial Regex PageNumber();

    // [bookmark: _GoBack]
    [GeneratedRegex(@"\[bookmark:[^\]\n]{0,80}\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bookmark();

    [GeneratedRegex("^附(件|表|录)")]
    private static partial Regex Attachment();
}
