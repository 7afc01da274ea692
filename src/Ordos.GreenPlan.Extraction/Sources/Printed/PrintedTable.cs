using System.Text;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Sources.Printed;

/// <summary>Reads tables off a page by how their cells stand below each other; ruled lines are not known here.</summary>
internal sealed partial class PrintedTable
{
    private const int LeastColumns = 3;
    private const int MostColumns = 64;

    // Lines of one high cell that may lie between two lines with several cells.
    private const int MostLinesOfCell = 12;

    // In sizes of a character.
    private const double CellLeading = 1.65;

    private readonly List<PrintedLine> _lines;
    private readonly List<PlacedText> _columns;
    private readonly double _closest;
    private readonly double _leading;

    private PrintedTable(List<PrintedLine> lines)
    {
        _lines = lines;
        _columns = ColumnsOf(lines);
        _closest = lines.Zip(lines.Skip(1), (upper, lower) => lower.Middle - upper.Middle).DefaultIfEmpty(0).Min();
        _leading = LeadingIn(lines);
    }

    /// <returns>How many lines from here on make up a table; 0 when none begins here.</returns>
    public static int LengthAt(List<PrintedLine> page, int start, double textWidth)
    {
        var last = start - 1;
        var rows = 0;
        for (var at = start; at < page.Count && at - last <= MostLinesOfCell; at++)
        {
            if (page[at].Groups.Count > MostColumns)
            {
                break;
            }

            if (page[at].Groups.Count >= LeastColumns)
            {
                last = at;
                rows++;
            }
            else if (IsRunningText(page[at], textWidth) || (rows == 0 && !IsCloseAbove(page, at)))
            {
                break;
            }
        }

        if (rows < 2)
        {
            return 0;
        }

        // The lower lines of the last row's cells stand close below it.
        while (last + 1 < page.Count && page[last + 1].Groups.Count < LeastColumns
            && !IsRunningText(page[last + 1], textWidth)
            && IsCloseAbove(page, last)
            && IsUnderColumns(page[last + 1], page[last]))
        {
            last++;
        }

        return last - start + 1;
    }

    public static IEnumerable<IReadOnlyList<string>> Rows(List<PrintedLine> lines) => new PrintedTable(lines).Rows();

    // The lines of one cell stand closer than a table and the text around it.
    private static bool IsCloseAbove(List<PrintedLine> page, int at) =>
        at + 1 < page.Count
        && page[at + 1].Middle - page[at].Middle <= CellLeading * page[at].Size
        && Math.Abs(page[at + 1].Size - page[at].Size) <= 0.1 * page[at].Size;

    private static bool IsRunningText(PrintedLine line, double textWidth) =>
        line.Groups.Count == 1 && line.Right - line.Left > 0.8 * textWidth;

    private static bool IsUnderColumns(PrintedLine line, PrintedLine row) =>
        line.Groups.All(group => row.Groups.Skip(1).Any(cell => group.Left < cell.Right && cell.Left < group.Right));

    // The line with most cells, and what stands beside all of them: a number centred between two lines of its row.
    private static List<PlacedText> ColumnsOf(List<PrintedLine> lines)
    {
        List<PlacedText> columns = [.. lines.MaxBy(line => line.Groups.Count)!.Groups];
        foreach (var group in lines.SelectMany(line => line.Groups))
        {
            if (columns.Count < MostColumns && columns.TrueForAll(column => group.Right <= column.Left || column.Right <= group.Left))
            {
                columns.Add(group);
            }
        }

        columns.Sort((one, other) => one.Left.CompareTo(other.Left));
        return columns;
    }

    private IEnumerable<IReadOnlyList<string>> Rows()
    {
        List<int> anchors = [];
        for (var at = 0; at < _lines.Count; at++)
        {
            if (IsAnchor(at) && !(anchors.Count > 0 && IsContinued(anchors[^1], at)))
            {
                anchors.Add(at);
            }
        }

        return Rows(anchors.Count > 0 ? anchors : [0]);
    }

    private IEnumerable<IReadOnlyList<string>> Rows(List<int> anchors)
    {
        var start = EndOfRowFromPageBefore(anchors[0]);
        if (start > 0)
        {
            yield return Cells(_lines[..start]);
        }

        for (var row = 0; row < anchors.Count; row++)
        {
            var end = row + 1 < anchors.Count ? Boundary(anchors[row], anchors[row + 1]) : _lines.Count;
            yield return Cells(_lines[start..end]);
            start = end;
        }
    }

    // A row that the page's end has cut goes on above the first row of this page, parted by more than a line's space.
    private int EndOfRowFromPageBefore(int anchor)
    {
        var boundary = anchor > 0 ? Boundary(0, anchor) : 0;
        var gap = boundary > 0 ? GapAbove(boundary) : 0;
        return _leading > 0 && gap > 1.15 * _leading ? boundary : 0;
    }

    // The least distance of two lines in one column.
    private double LeadingIn(List<PrintedLine> lines) => lines
        .SelectMany(line => line.Groups)
        .GroupBy(ColumnOf)
        .SelectMany(column => column.Zip(column.Skip(1), (upper, lower) => lower.Middle - upper.Middle))
        .DefaultIfEmpty(0)
        .Min();

    // A row is known by its first column, where its number or name stands.
    private bool IsAnchor(int at) =>
        _lines[at].Groups.Count == _columns.Count || _lines[at].Groups.Any(group => ColumnOf(group) == 0);

    // A heading such as 序号, or a long name, may be broken too. Lines closer than a character is high lie beside each other
    // in different columns; else it is a few words, without a number, close below a row.
    private bool IsContinued(int anchor, int at) =>
        Enumerable.Range(anchor + 1, at - anchor).All(line => GapAbove(line) < _lines[line].Size)
        || (GapAbove(at) <= 1.1 * _closest
            && _lines[at].Groups.Count * 2 <= _columns.Count
            && !BeginsItem().IsMatch(_lines[at].Groups[0].Text));

    private double GapAbove(int at) => _lines[at].Middle - _lines[at - 1].Middle;

    // Between two rows the gap is widest; within the cells of a row lines stand evenly.
    private int Boundary(int anchor, int next)
    {
        var boundary = anchor + 1;
        var widest = 0.0;
        for (var at = anchor + 1; at <= next; at++)
        {
            var gap = GapAbove(at);
            if (gap > widest * 1.02)
            {
                widest = gap;
                boundary = at;
            }
        }

        return boundary;
    }

    private List<string> Cells(List<PrintedLine> lines)
    {
        var cells = _columns.Select(_ => new StringBuilder()).ToList();
        foreach (var group in lines.SelectMany(line => line.Groups))
        {
            var cell = cells[ColumnOf(group)];
            if (cell.Length > 0 && char.IsAscii(cell[^1]) && char.IsAsciiLetter(group.Text[0]))
            {
                cell.Append(' ');
            }

            cell.Append(group.Text);
        }

        return [.. cells.Select(cell => cell.ToString())];
    }

    // The column that it overlaps most, else the nearest.
    private int ColumnOf(PlacedText group)
    {
        var best = 0;
        var bestOverlap = double.MinValue;
        for (var column = 0; column < _columns.Count; column++)
        {
            // Negative where they do not touch: the distance between them.
            var overlap = Math.Min(group.Right, _columns[column].Right) - Math.Max(group.Left, _columns[column].Left);
            if (overlap > bestOverlap)
            {
                bestOverlap = overlap;
                best = column;
            }
        }

        return best;
    }

    // 12 | 3.1 | 一、能源 | （二）
    [GeneratedRegex("^([0-9（(]|[一二三四五六七八九十]+、)", RegexOptions.ExplicitCapture)]
    private static partial Regex BeginsItem();
}
