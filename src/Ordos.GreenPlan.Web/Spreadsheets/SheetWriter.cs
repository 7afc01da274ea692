using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ordos.GreenPlan.Web.Spreadsheets;

/// <summary>Writes one sheet row by row; memory does not grow with the rows.</summary>
/// <remarks>Text is always a string cell, so that a cell that begins with =, +, - or @ is never a formula.</remarks>
public sealed class SheetWriter : IDisposable
{
    private readonly SpreadsheetDocument _file;
    private readonly WorksheetPart _sheet;
    private readonly OpenXmlWriter _writer;
    private readonly string _name;

    /// <param name="stream">Where the file goes; it must be seekable.</param>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="columns">Title and width in characters of each column.</param>
    public SheetWriter(Stream stream, string name, IReadOnlyList<(string Title, double Width)> columns)
    {
        _name = name;
        _file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = _file.AddWorkbookPart();
        AddStyles(workbook);
        _sheet = workbook.AddNewPart<WorksheetPart>();
        _writer = OpenXmlWriter.Create(_sheet);
        _writer.WriteStartElement(new Worksheet());
        WriteFrozenHead();
        WriteColumns(columns);
        _writer.WriteStartElement(new SheetData());
        WriteRow([.. columns.Select(column => (object?)column.Title)], style: 1);
    }

    /// <param name="cells">Strings, numbers, dates or null.</param>
    public void Write(params ReadOnlySpan<object?> cells) => WriteRow(cells, style: 2);

    public void Dispose()
    {
        _writer.WriteEndElement();
        _writer.WriteEndElement();
        _writer.Close();
        var workbook = _file.WorkbookPart!;
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = _name, SheetId = 1, Id = workbook.GetIdOfPart(_sheet) }));
        workbook.Workbook.Save();
        _writer.Dispose();
        _file.Dispose();
    }

    private void WriteRow(ReadOnlySpan<object?> cells, uint style)
    {
        _writer.WriteStartElement(new Row());

        foreach (var cell in cells)
        {
            _writer.WriteElement(CellOf(cell, style));
        }

        _writer.WriteEndElement();
    }

    private static Cell CellOf(object? value, uint style) => value switch
    {
        null => new Cell { StyleIndex = style },
        int or decimal => new Cell
        {
            StyleIndex = style,
            CellValue = new CellValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        },
        DateOnly date => new Cell { StyleIndex = 3, CellValue = new CellValue((date.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture)) },
        _ => new Cell
        {
            StyleIndex = style,
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(Printable(value.ToString()!)) { Space = SpaceProcessingModeValues.Preserve }),
        },
    };

    // XML has no place for control characters, which OCR leaves in texts.
    private static string Printable(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 ? text : string.Concat(text.Where(c => c >= ' ' || c is '\n' or '\t'));

    private void WriteFrozenHead() =>
        _writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }));

    private void WriteColumns(IReadOnlyList<(string Title, double Width)> columns) =>
        _writer.WriteElement(new Columns(columns.Select((column, index) => new Column
        {
            Min = (uint)index + 1,
            Max = (uint)index + 1,
            Width = column.Width,
            CustomWidth = true,
        })));

    /// <summary>Styles: 0 none, 1 head, 2 wrapped text, 3 date.</summary>
    private static void AddStyles(WorkbookPart workbook)
    {
        var wrapped = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top };
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\.mm\\.dd" }),
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat(wrapped) { ApplyAlignment = true },
                new CellFormat((Alignment)wrapped.CloneNode(true)) { NumberFormatId = 164, ApplyNumberFormat = true, ApplyAlignment = true }));
    }
}
