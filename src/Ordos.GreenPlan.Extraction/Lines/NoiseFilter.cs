using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>Takes out what was never part of the notice: page numbers, bookmarks, image remains, OCR rubbish.</summary>
internal static partial class NoiseFilter
{
    private const int LongestName = 80;
    private const int LongestFoot = 25;

    /// <summary>Lines that stay; the numbers of OCR and image lines are added to <paramref name="noise"/>.</summary>
    public static List<SourceLine> Filter(List<SourceLine> lines, List<int> noise)
    {
        var kept = new List<SourceLine>(lines.Count);
        var insideImage = false;
        var behindPage = false;

        foreach (var line in lines)
        {
            if (line.IsBlank)
            {
                // The blank lines around a page's number part nothing.
                if (!behindPage)
                {
                    kept.Add(line);
                }
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
                (insideImage, behindPage) = (false, false);
                Keep(line, kept, noise);
            }
            else
            {
                behindPage = true;
                DropBlanks(kept);
            }
        }

        DropFoot(kept);
        return kept;
    }

    private static void Keep(SourceLine line, List<SourceLine> kept, List<int> noise)
    {
        if (PipeRow.Unframe(line.Raw) is not { } row)
        {
            return;
        }

        var plain = WithoutMarkers(ReferenceEquals(row, line.Raw) ? line : new SourceLine(line.Number, row));
        kept.Add(plain);

        if (plain.Raw.Length < row.Length)
        {
            noise.Add(line.Number);
        }
    }

    private static void DropBlanks(List<SourceLine> lines)
    {
        while (lines.Count > 0 && lines[^1].IsBlank)
        {
            lines.RemoveAt(lines.Count - 1);
        }
    }

    /// <summary>What a government site prints below the text goes, where a line that only sites print proves the foot of a page.</summary>
    private static void DropFoot(List<SourceLine> lines)
    {
        var from = Math.Max(0, lines.Count - LongestFoot);

        if (lines.FindIndex(from, line => IsOf(SiteMark(), line)) >= 0)
        {
            for (var i = lines.Count - 1; i >= from; i--)
            {
                if (IsOf(SiteMark(), lines[i]) || IsOf(SiteFoot(), lines[i]))
                {
                    lines.RemoveAt(i);
                }
            }
        }
    }

    private static bool IsOf(Regex mark, SourceLine line) => line.Text.Length is > 0 and <= LongestName && mark.IsMatch(line.Text);

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

    // 扫一扫在手机打开当前页 | 网站标识码：… | 某ICP备…号 | 公网安备 | 版权所有
    [GeneratedRegex("^扫一扫|网站标识码|ICP备|公网安备|^版权所有")]
    private static partial Regex SiteMark();

    // 主办：… | 承办：… | 打印本页 | 关闭窗口 | 上一篇：… | 分享到： | 网站地图
    [GeneratedRegex("^(主办|承办|协办|技术支持|维护|地址|邮编|电话|传真|联系我们|网站地图|网站声明|关于我们|打印|关闭|返回|分享|收藏|上一|下一|相关(链接|解读|文件|新闻|文档)|责任编辑|浏览|点击|字体)")]
    private static partial Regex SiteFoot();

    // [bookmark: _GoBack]
    [GeneratedRegex(@"\[bookmark:[^\]\n]{0,80}\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bookmark();

    [GeneratedRegex("^附(件|表|录)")]
    private static partial Regex Attachment();
}
