using System.Text;
using Ordos.GreenPlan.Extraction.Sources.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Printed;

/// <summary>Makes paragraphs and table rows again of what stands on printed pages.</summary>
internal sealed class PrintedText
{
    // In sizes of a character: an indent is about two characters, a full line misses the margin by less than two.
    private const double Indent = 0.8;
    private const double FullLine = 1.8;
    private const double ParagraphGap = 2.6;

    private readonly TextLines _lines;
    private readonly double _leftMargin;
    private readonly double _rightMargin;
    private readonly double _width;
    private readonly StringBuilder _paragraph = new();
    private PrintedLine? _last;
    private bool _isNewPage;

    private PrintedText(List<PrintedLine> lines, NoticeFileLimits limits)
    {
        _lines = new TextLines(limits);
        (_leftMargin, _rightMargin) = Margins(lines);

        // Tables count here too: a cell is not to pass for running text where there is none to compare with.
        _width = lines.Count == 0 ? 0 : lines.Max(line => line.Right - line.Left);
    }

    public static string Write(IEnumerable<List<PlacedText>> pages, NoticeFileLimits limits)
    {
        List<List<PrintedLine>> printed = [.. pages.Select(PrintedLine.Of)];
        PageFurniture.Remove(printed);

        var text = new PrintedText([.. printed.SelectMany(page => page)], limits);
        foreach (var page in printed)
        {
            text.AddPage(page);
        }

        text.EndParagraph();
        return text._lines.ToString();
    }

    private void AddPage(List<PrintedLine> page)
    {
        _isNewPage = true;
        for (var at = 0; at < page.Count;)
        {
            var length = PrintedTable.LengthAt(page, at, _width);
            if (length > 0)
            {
                EndParagraph();
                foreach (var row in PrintedTable.Rows(page.GetRange(at, length)))
                {
                    _lines.AddRow(row);
                }

                at += length;
            }
            else
            {
                AddLine(page[at++]);
            }

            _isNewPage = false;
        }
    }

    private void AddLine(PrintedLine line)
    {
        if (_last is null || !GoesOn(_last, line))
        {
            EndParagraph();
        }
        else if (char.IsAsciiLetter(_last.Text[^1]) && char.IsAsciiLetter(line.Text[0]))
        {
            _paragraph.Append(' ');
        }

        _paragraph.Append(line.Text);
        _last = line;
    }

    private void EndParagraph()
    {
        _lines.AddParagraph(_paragraph.ToString());
        _paragraph.Clear();
        _last = null;
    }

    // A line goes on with the one before when that one was full and this one is not indented.
    private bool GoesOn(PrintedLine before, PrintedLine line)
    {
        var size = Math.Max(before.Size, line.Size);
        var isSameSize = Math.Abs(before.Size - line.Size) <= 0.2 * size;
        var isFull = before.Right >= _rightMargin - (FullLine * size);
        var isIndented = line.Left > _leftMargin + (Indent * size);
        var isNear = _isNewPage || line.Top - before.Top <= ParagraphGap * size;

        return isSameSize && isFull && !isIndented && isNear;
    }

    // Text lines are the long ones; most of them begin at the margin, and the longest end at the other.
    private static (double Left, double Right) Margins(List<PrintedLine> lines)
    {
        var single = lines.Where(line => line.Groups.Count == 1).ToList();
        if (single.Count == 0)
        {
            return (0, double.MaxValue);
        }

        var longest = single.Max(line => line.Right - line.Left);
        var text = single.Where(line => line.Right - line.Left > 0.6 * longest).ToList();
        var left = text
            .GroupBy(line => Math.Round(line.Left / Math.Max(1, line.Size / 2)))
            .OrderByDescending(same => same.Count())
            .ThenBy(same => same.Key)
            .First()
            .Min(line => line.Left);

        var rights = text.Select(line => line.Right).Order().ToList();
        return (left, rights[(rights.Count - 1) * 9 / 10]);
    }
}
