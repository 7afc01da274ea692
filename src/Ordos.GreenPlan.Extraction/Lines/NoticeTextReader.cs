using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>Lines in, normalised text out: noise dropped, tables set apart, cut paragraphs joined.</summary>
internal sealed partial class NoticeTextReader
{
    private readonly List<string> _pieces = [];
    private readonly List<Paragraph> _paragraphs = [];
    private readonly List<NoticeTable> _tables = [];
    private int _length;

    public NoticeText Read(string text)
    {
        var noise = new List<int>();
        var lines = NoiseFilter.Filter(LineSplitter.Split(text), noise);

        foreach (var block in LineJoiner.Join(lines))
        {
            if (block is TableBlock table)
            {
                Write(table);
            }
            else if (block is ParagraphBlock paragraph)
            {
                Write(paragraph);
            }
        }

        return new NoticeText(string.Concat(CollectionsMarshal.AsSpan(_pieces)), _paragraphs, _tables, noise);
    }

    private void Write(ParagraphBlock block)
    {
        var range = new TextRange(_length, _length + block.Text.Length);
        Append(block.Text);
        Append("\n");
        _paragraphs.Add(new Paragraph(_paragraphs.Count, block.Line, block.Text, range, block.CutLines));
    }

    private void Write(TableBlock block)
    {
        var (caption, unitNote) = CaptionAbove();
        var rows = block.Rows;
        var titleRows = 0;

        // A title may stand inside the table, as a first row of one cell.
        while (titleRows < rows.Count - 1 && rows[titleRows].Cells.Count(cell => cell.Length > 0) <= 1)
        {
            caption = rows[titleRows++].Cells.FirstOrDefault(cell => cell.Length > 0) ?? caption;
        }

        var start = _length;
        var written = rows.Select(Write).ToList();
        var body = rows.Skip(titleRows).ToList();
        var headerCount = HeaderRows.Count(body);
        var headers = written.Skip(titleRows).Take(headerCount).ToList();

        // A header that is repeated on the next page is no row.
        var data = written.Skip(titleRows + headerCount)
            .Where(row => !headers.Any(header => header.Cells.Count > 1 && SameCells(header, row)))
            .ToList();

        _tables.Add(new NoticeTable(
            caption,
            unitNote,
            HeaderRows.Titles(body, headerCount),
            headers,
            data,
            _paragraphs.Count,
            new TextRange(start, _length - 1)));
    }

    private TableRow Write(RowCells row)
    {
        var cells = new List<TableCell>(row.Cells.Count);

        foreach (var cell in row.Cells)
        {
            Append("\t");
            cells.Add(new TableCell(cell, new TextRange(_length, _length + cell.Length)));
            Append(cell);
        }

        Append("\n");
        var printed = cells.Where(cell => cell.Text.Length > 0).ToList();
        var range = printed.Count > 0
            ? new TextRange(printed[0].Range.Start, printed[^1].Range.End)
            : new TextRange(_length - 1, _length - 1);

        return new TableRow(cells, row.Line, range);
    }

    private void Append(string piece)
    {
        _pieces.Add(piece);
        _length += piece.Length;
    }

    private static bool SameCells(TableRow header, TableRow row) =>
        header.Cells.Count == row.Cells.Count && header.Cells.Zip(row.Cells).All(pair => pair.First.Text == pair.Second.Text);

    private (string? Caption, string? UnitNote) CaptionAbove()
    {
        var i = _paragraphs.Count - 1;
        string? unitNote = null;

        if (i >= 0 && UnitLine().IsMatch(_paragraphs[i].Text))
        {
            unitNote = _paragraphs[i--].Text;
        }

        return (i >= 0 && IsCaption(_paragraphs[i].Text) ? _paragraphs[i].Text : null, unitNote);
    }

    private static bool IsCaption(string text) =>
        text.Length is > 1 and <= 60 && text[^1] is not ('。' or '；' or '，' or '：' or '、' or ':' or ';');

    // （单位：万吨）
    [GeneratedRegex("^[（(]?(计量)?单位[:：]")]
    private static partial Regex UnitLine();
}
