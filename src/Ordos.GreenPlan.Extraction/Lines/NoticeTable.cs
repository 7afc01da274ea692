using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>A table of the notice: column titles, then rows of cells.</summary>
/// <param name="Caption">The title above the table, null when none is printed.</param>
/// <param name="UnitNote">A line such as 单位：万吨 between caption and table, null when none is printed.</param>
/// <param name="Columns">One title for each column; titles in several header rows are joined by a blank.</param>
/// <param name="HeaderRows">The header rows as printed.</param>
/// <param name="Rows">All rows below the header, group rows among them.</param>
/// <param name="ParagraphIndex">Number of paragraphs that stand before the table.</param>
/// <param name="Range">From the first cell to the last.</param>
internal sealed record NoticeTable(
    string? Caption,
    string? UnitNote,
    IReadOnlyList<string> Columns,
    IReadOnlyList<TableRow> HeaderRows,
    IReadOnlyList<TableRow> Rows,
    int ParagraphIndex,
    TextRange Range)
{
    /// <summary>Index of the first column whose title contains one of the words, or -1.</summary>
    public int ColumnOf(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            for (var i = 0; i < Columns.Count; i++)
            {
                if (Columns[i].Contains(word, StringComparison.Ordinal))
                {
                    return i;
                }
            }
        }

        return -1;
    }
}

/// <summary>One row; its line in the normalised text is a tab before each cell.</summary>
/// <param name="Cells">The cells; trailing empty ones may be missing.</param>
/// <param name="Line">Line of the source where the row begins, from 1.</param>
/// <param name="Range">From the first printed cell to the end of the last.</param>
internal sealed record TableRow(IReadOnlyList<TableCell> Cells, int Line, TextRange Range)
{
    /// <summary>The cell's text, empty where the row has no such cell.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column].Text : "";

    /// <summary>A row that only names the group of the rows below (能源, 工业): all that it prints is one phrase.</summary>
    public bool IsGroup
    {
        get
        {
            var printed = Cells.Where(cell => cell.Text.Length > 0).Select(cell => cell.Text).Distinct().Take(2).ToList();
            return printed.Count == 1 && !printed[0].All(c => char.IsAsciiDigit(c) || c is '.' or '、');
        }
    }

    /// <summary>The only phrase of a group row.</summary>
    public TableCell GroupCell => Cells.First(cell => cell.Text.Length > 0);
}

/// <summary>One cell with its place in the normalised text.</summary>
internal readonly record struct TableCell(string Text, TextRange Range);
