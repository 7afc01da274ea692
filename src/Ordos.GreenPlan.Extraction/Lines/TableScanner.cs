namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>
/// Finds tables among the lines. Three printed forms: a row on one line with tabs between its cells; a cell on each
/// line, set in by a tab, with a blank line between rows; a cell on each line without any mark.
/// </summary>
internal static class TableScanner
{
    private const int LongestHeaderCell = 60;

    /// <summary>
    /// Reads the table that begins at <paramref name="start"/>; <paramref name="next"/> is the line behind it, or behind
    /// the lines that looked like one and need not be tried again.
    /// </summary>
    public static TableBlock? TryRead(List<SourceLine> lines, int start, out int next)
    {
        var line = lines[start];
        next = start;

        if (line.HasInnerTab)
        {
            return TryReadRows(lines, start, out next);
        }

        return line.StartsWithTab ? TryReadCells(lines, start, out next) : LooseTableScanner.TryRead(lines, start, out next);
    }

    private static TableBlock? TryReadRows(List<SourceLine> lines, int start, out int next)
    {
        var rows = new List<RowCells>();
        var i = start;
        next = start;

        for (; i < lines.Count; i++)
        {
            var line = lines[i];

            if (line.IsBlank)
            {
                if (i + 1 >= lines.Count || !IsRow(lines[i + 1]))
                {
                    break;
                }
            }
            else if (IsRow(line))
            {
                rows.Add(new RowCells(line.Number, SplitCells(line)));
            }
            else
            {
                break;
            }
        }

        next = i;

        if (!IsTable(rows) || IsNumberedList(rows))
        {
            return null;
        }

        return new TableBlock(lines[start].Number, rows);
    }

    private static bool IsRow(SourceLine line) => line.StartsWithTab || line.HasInnerTab;

    private static List<string> SplitCells(SourceLine line)
    {
        var raw = line.StartsWithTab ? line.Raw[1..] : line.Raw;
        return [.. raw.Split('\t').Select(cell => cell.Trim())];
    }

    /// <summary>"1.⇥加强领导" on line after line is a list whose numbers are set off by tabs, not a table.</summary>
    private static bool IsNumberedList(List<RowCells> rows) =>
        rows.All(row => row.Cells.Count <= 2 && row.Cells[0].Length is > 0 and < 8 && row.Cells[0][^1] is '.' or '．' or '、' or '）' or ')');

    private static TableBlock? TryReadCells(List<SourceLine> lines, int start, out int next)
    {
        var rows = new List<RowCells>();
        var cells = new List<string>();
        var rowLine = lines[start].Number;
        var i = start;
        next = start;

        for (; i < lines.Count; i++)
        {
            var line = lines[i];
            var afterBlank = i > start && lines[i - 1].IsBlank;

            if (line.IsBlank)
            {
                if (afterBlank)
                {
                    break;
                }
            }
            else if (line.StartsWithTab)
            {
                if (line.HasInnerTab)
                {
                    break;
                }

                if (afterBlank)
                {
                    rows.Add(new RowCells(rowLine, cells));
                    cells = [];
                    rowLine = line.Number;
                }

                cells.Add(line.Text);
            }
            else if (cells.Count > 0 && ContinuesCell(lines, i, afterBlank))
            {
                cells[^1] += line.Text;
            }
            else
            {
                break;
            }
        }

        rows.Add(new RowCells(rowLine, cells));

        next = i;

        if (!IsTable(rows))
        {
            return null;
        }

        return new TableBlock(lines[start].Number, rows);
    }

    /// <summary>A line without tab belongs to the cell above; across a blank line only when the table goes on behind it.</summary>
    private static bool ContinuesCell(List<SourceLine> lines, int i, bool afterBlank)
    {
        var text = lines[i].Text;

        if (text.StartsWith("附件", StringComparison.Ordinal) || text.StartsWith('注'))
        {
            return false;
        }

        if (!afterBlank)
        {
            return true;
        }

        var after = i + 1;

        if (after < lines.Count && lines[after].IsBlank)
        {
            after++;
        }

        return text.Length <= LongestHeaderCell && after < lines.Count && lines[after].StartsWithTab;
    }

    private static bool IsTable(List<RowCells> rows) =>
        rows.Count >= 2
        && rows.Count(row => row.Cells.Count >= 2) >= 2
        && rows.First(row => row.Cells.Count >= 2).Cells.All(cell => cell.Length <= LongestHeaderCell);
}
