using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Outline;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>
/// Finds tables among the lines. Three printed forms: a row on one line with tabs between its cells; a cell on each
/// line, set in by a tab, with a blank line between rows; a cell on each line without any mark.
/// </summary>
internal static partial class TableScanner
{
    private const int LongestHeaderCell = 60;
    private const int LongestGroup = 40;
    private const int MostLinesInCell = 30;

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

        return line.StartsWithTab ? TryReadCells(lines, start, out next)
            : LooseTableScanner.TryRead(lines, start, out next) ?? LooseIndicatorScanner.TryRead(lines, start, out next);
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
                if (i + 1 >= lines.Count || !(IsRow(lines[i + 1]) || IsGroupLine(lines, i + 1)))
                {
                    break;
                }
            }
            else if (rows.Count > 1 && RestOfRow(lines, i, rows[0], rows[^1]) is { } rest)
            {
                rows[^1] = rows[^1] with { Cells = rest.Cells };
                i = rest.Line;
            }
            else if (IsRow(line))
            {
                // Where the titles begin without a tab, one before a row stands for an empty cell.
                var cells = SplitCells(line);
                rows.Add(new RowCells(line.Number, line.StartsWithTab && !lines[start].StartsWithTab ? ["", .. cells] : cells));
            }
            else if (rows.Count > 0 && IsGroupLine(lines, i))
            {
                rows.Add(new RowCells(line.Number, [line.Text]));
            }
            else
            {
                break;
            }
        }

        next = i;
        return IsTable(rows) && !IsNumberedList(rows) ? new TableBlock(lines[start].Number, rows) : null;
    }

    /// <summary>A group row (一、某某) that lost its tabs: numbered, short, and a numbered row stands behind it.</summary>
    private static bool IsGroupLine(List<SourceLine> lines, int i)
    {
        var text = lines[i].Text;

        if (text.Length is 0 or > LongestGroup || IsRow(lines[i]) || text[^1] is '。' or '：'
            || HeadingNumber.Read(text) is not { Style: HeadingStyle.Chinese or HeadingStyle.ChineseBracket })
        {
            return false;
        }

        var next = i + 1 < lines.Count && lines[i + 1].IsBlank ? i + 2 : i + 1;
        return next < lines.Count && IsRow(lines[next]) && IsFigure(SplitCells(lines[next])[0]);
    }

    /// <summary>A numbered row that a break within a cell has cut: the lines up to the one whose cells fill the header's columns.</summary>
    private static (List<string> Cells, int Line)? RestOfRow(List<SourceLine> lines, int from, RowCells header, RowCells row)
    {
        var isNumbered = header.Cells[0] is "序号" or "编号";
        var isOpen = isNumbered ? IsFigure(row.Cells[0]) : row.Cells[^1] is [.., '。' or '；' or '，' or '、' or ';' or ','];

        if (row.Cells.Count >= header.Cells.Count || !isOpen)
        {
            return null;
        }

        var cells = row.Cells.ToList();

        for (var i = from; i < lines.Count && i - from < MostLinesInCell && !lines[i].IsBlank; i++)
        {
            var more = SplitCells(lines[i]);

            if (IsFigure(more[0]) || IsGroupLine(lines, i))
            {
                return null;
            }

            cells[^1] += (CellLabel().IsMatch(more[0]) && cells[^1] is [.., not ('。' or '；' or '，')] ? "；" : "") + more[0];
            cells.AddRange(more.Skip(1));

            if (cells.Count >= header.Cells.Count)
            {
                return cells.Count == header.Cells.Count ? (cells, i) : null;
            }
        }

        return null;
    }

    // 配合单位：… on a line of its own within a cell
    [GeneratedRegex("^[^：，。；]{2,8}：")]
    private static partial Regex CellLabel();

    private static bool IsFigure(string cell) => cell.Length is > 0 and < 5 && cell.All(c => char.IsAsciiDigit(c) || c is '.' or '、');

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

            var ends = line.IsBlank ? afterBlank
                : line.StartsWithTab ? line.HasInnerTab
                : cells.Count == 0 || !ContinuesCell(lines, i, afterBlank);

            if (ends)
            {
                break;
            }

            if (line.StartsWithTab)
            {
                if (afterBlank)
                {
                    rows.Add(new RowCells(rowLine, cells));
                    cells = [];
                    rowLine = line.Number;
                }

                cells.Add(line.Text);
            }
            else if (!line.IsBlank)
            {
                cells[^1] += line.Text;
            }
        }

        rows.Add(new RowCells(rowLine, cells));

        next = i;
        return IsTable(rows) ? new TableBlock(lines[start].Number, rows) : null;
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
