using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Ordos.GreenPlan.Web.Spreadsheets;

/// <summary>Writes a sheet of text straight to a stream that cannot be read back, such as a response: nothing is held but a buffer.</summary>
/// <remarks>Every cell is a string, so that one that begins with =, +, -, @ or a tab is text and never a formula.</remarks>
internal sealed class FastSheet : IDisposable
{
    /// <summary>Most rows a sheet may have, by the file format.</summary>
    public const int MaxRows = 1_048_576;

    private const int BufferSize = 64 * 1024;

    // What XML escapes and what it has no place for.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&<>\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\uFFFE\uFFFF");

    private readonly ZipArchive _file;
    private readonly StreamWriter _rows;

    /// <param name="stream">Where the file goes; it is left open.</param>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="columns">Title and width in characters of each column.</param>
    /// <param name="at">When the file was made.</param>
    public FastSheet(Stream stream, string name, IReadOnlyList<(string Title, double Width)> columns, DateTimeOffset at)
    {
        _file = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add("[Content_Types].xml", FastSheetParts.ContentTypes, at);
        Add("_rels/.rels", FastSheetParts.PackageRelations, at);
        Add("xl/workbook.xml", FastSheetParts.Workbook(SecurityElement.Escape(name)), at);
        Add("xl/_rels/workbook.xml.rels", FastSheetParts.WorkbookRelations, at);
        Add("xl/styles.xml", FastSheetParts.Styles, at);
        _rows = new StreamWriter(Entry("xl/worksheets/sheet1.xml", at), new UTF8Encoding(false), BufferSize);
        _rows.Write(FastSheetParts.SheetBegin);

        foreach (var (index, column) in columns.Index())
        {
            _rows.Write(string.Create(CultureInfo.InvariantCulture, $"""<col min="{index + 1}" max="{index + 1}" width="{column.Width}" customWidth="1"/>"""));
        }

        _rows.Write("</cols><sheetData>");
        Write([.. columns.Select(column => column.Title)], '1');
    }

    public void Write(params ReadOnlySpan<string?> cells) => Write(cells, '2');

    public void Dispose()
    {
        _rows.Write(FastSheetParts.SheetEnd);
        _rows.Dispose();
        _file.Dispose();
    }

    private void Write(ReadOnlySpan<string?> cells, char style)
    {
        _rows.Write("<row>");

        foreach (var cell in cells)
        {
            if (string.IsNullOrEmpty(cell))
            {
                _rows.Write("<c s=\"");
                _rows.Write(style);
                _rows.Write("\"/>");
                continue;
            }

            _rows.Write("<c t=\"inlineStr\" s=\"");
            _rows.Write(style);
            _rows.Write("\"><is><t xml:space=\"preserve\">");
            WriteText(cell);
            _rows.Write("</t></is></c>");
        }

        _rows.Write("</row>");
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

    private void Add(string path, string content, DateTimeOffset at)
    {
        using var part = new StreamWriter(Entry(path, at), new UTF8Encoding(false));
        part.Write(content);
    }

    private Stream Entry(string path, DateTimeOffset at)
    {
        var entry = _file.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = at;
        return entry.Open();
    }
}
