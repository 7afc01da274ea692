using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Ordos.GreenPlan.Web.Spreadsheets;

/// <summary>Writes one sheet row by row, also to a stream that cannot be read back, such as a response: nothing is held but a buffer.</summary>
/// <remarks>
/// Text is always a string cell, so that one that begins with =, +, -, @ or a tab is never a formula. The library that reads spreadsheets here cannot write
/// them like this: its package keeps every row in memory until the file is closed; see decision 13.
/// </remarks>
public sealed class SheetWriter : IDisposable
{
    /// <summary>Most rows a sheet may have, by the file format.</summary>
    public const int MaxRows = 1_048_576;

    /// <summary>The day before the first one that a spreadsheet counts; it holds 1900 for a leap year.</summary>
    private static readonly int FirstDay = new DateOnly(1899, 12, 30).DayNumber;

    private const int BufferSize = 64 * 1024;

    // What XML escapes and what it has no place for.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&<>\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\uFFFE\uFFFF");

    private readonly ZipArchive _file;
    private readonly StreamWriter _rows;

    /// <param name="stream">Where the file goes; it is left open.</param>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="columns">Title and width in characters of each column.</param>
    public SheetWriter(Stream stream, string name, IReadOnlyList<(string Title, double Width)> columns)
    {
        _file = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add("[Content_Types].xml", SheetParts.ContentTypes);
        Add("_rels/.rels", SheetParts.PackageRelations);
        Add("xl/workbook.xml", SheetParts.Workbook(SecurityElement.Escape(name)));
        Add("xl/_rels/workbook.xml.rels", SheetParts.WorkbookRelations);
        Add("xl/styles.xml", SheetParts.Styles);
        _rows = new StreamWriter(Entry("xl/worksheets/sheet1.xml"), new UTF8Encoding(false), BufferSize);
        _rows.Write(SheetParts.SheetBegin);

        foreach (var (index, column) in columns.Index())
        {
            _rows.Write(string.Create(CultureInfo.InvariantCulture, $"""<col min="{index + 1}" max="{index + 1}" width="{column.Width}" customWidth="1"/>"""));
        }

        _rows.Write("</cols><sheetData>");
        WriteRow([.. columns.Select(column => (object?)column.Title)], '1');
    }

    /// <param name="cells">Strings, numbers, dates or null.</param>
    public void Write(params ReadOnlySpan<object?> cells) => WriteRow(cells, '2');

    public void Dispose()
    {
        _rows.Write(SheetParts.SheetEnd);
        _rows.Dispose();
        _file.Dispose();
    }

    private void WriteRow(ReadOnlySpan<object?> cells, char style)
    {
        _rows.Write("<row>");

        foreach (var cell in cells)
        {
            switch (cell)
            {
                case null or "":
                    Begin("<c s=\"", style, "\"/>");
                    break;
                case int or decimal:
                    Begin("<c s=\"", style, "\"><v>");
                    _rows.Write(((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture));
                    _rows.Write("</v></c>");
                    break;
                case DateOnly day:
                    Begin("<c s=\"", SheetParts.DateStyle, "\"><v>");
                    _rows.Write((day.DayNumber - FirstDay).ToString(CultureInfo.InvariantCulture));
                    _rows.Write("</v></c>");
                    break;
                default:
                    Begin("<c t=\"inlineStr\" s=\"", style, "\"><is><t xml:space=\"preserve\">");
                    WriteText(cell.ToString());
                    _rows.Write("</t></is></c>");
                    break;
            }
        }

        _rows.Write("</row>");
    }

    private void Begin(string tag, char style, string rest)
    {
        _rows.Write(tag);
        _rows.Write(style);
        _rows.Write(rest);
    }

    private void WriteText(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            _rows.Write(text[..at]);
            _rows.Write(text[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "" });
            text = text[(at + 1)..];
        }

        _rows.Write(text);
    }

    private void Add(string path, string content)
    {
        using var part = new StreamWriter(Entry(path), new UTF8Encoding(false));
        part.Write(content);
    }

    private Stream Entry(string path) => _file.CreateEntry(path, CompressionLevel.Fastest).Open();
}
