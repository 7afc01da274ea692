using System.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Printed;

/// <summary>Reads tables off a page by how their cells stand below each other; ruled lines are not known here.</summary>
internal sealed class PrintedTable
{
    private const int LeastColumns = 3;
    private const int MostColumns = 64;

    // Lines of one high cell that may lie between two lines with several cells.
    private const int MostLinesOfCell = 12;

    private readonly List<PrintedLine> _lines;
    private readonly IReadOnlyList<PlacedText> _columns;

    private PrintedTable(List<PrintedLine> lines)
    {
        _lines = lines;
        _columns = lines.MaxBy(line => line.Groups.Count)!.Groups;
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
            else if (IsRunningText(page[at], textWidth) || (rows == 0 && !IsPartOfFirstRow(page, start, at)))
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
            && page[last + 1].Top - page[last].Top < 1.6 * page[last].Height
            && IsUnderColumns(page[last + 1], page[last]))
        {
            last++;
        }

        return last - start + 1;
    }

    public static IEnumerable<IReadOnlyList<string>> Rows(List<PrintedLine> lines) => new PrintedTable(lines).Rows();

    // Before the first full row only the upper lines of its own cells may stand, closely above it.
    private static bool IsPartOfFirstRow(List<PrintedLine> page, int start, int at) =>
        page[start].Groups.Count == 2 && at - start < 3;

    private static bool IsRunningText(PrintedLine line, double textWidth) =>
        line.Groups.Count == 1 && line.Right - line.Left > 0.8 * textWidth;

    private static bool IsUnderColumns(PrintedLine line, PrintedLine row) =>
        line.Groups.All(group => row.Groups.Skip(1).Any(cell => group.Left < cell.Right && cell.Left < group.Right));

    private IEnumerable<IReadOnlyList<string>> Rows()
    {
        var anchors = Enumerable.Range(0, _lines.Count).Where(IsAnchor).ToList();
        var start = 0;
        for (var row = 0; row < anchors.Count; row++)
        {
            var end = row + 1 < anchors.Count ? Boundary(anchors[row], anchors[row + 1]) : _lines.Count;
            yield return Cells(_lines[start..end]);
            start = end;
        }
    }

    // A row is known by its first column, where its number or name stands.
    private bool IsAnchor(int at)
    {
        var line = _lines[at];
        return line.Groups.Any(group => ColumnOf(group) == 0)
            || (line.Groups.Count == _columns.Count)
            || (at == 0 && line.Groups.Count >= LeastColumns);
    }

    // Between two rows the gap is widest; within the cells of a row lines stand evenly.
    private int Boundary(int anchor, int next)
    {
        var boundary = anchor + 1;
        var widest = 0.0;
        for (var at = anchor + 1; at <= next; at++)
        {
            var gap = _lines[at].Middle - _lines[at - 1].Middle;
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
}
