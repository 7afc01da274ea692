using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ordos.GreenPlan.Extraction.Sources.Archives;
using Ordos.GreenPlan.Extraction.Sources.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Sheets;

/// <summary>Reads the visible sheets of an .xlsx in order, their cells as shown.</summary>
internal static class XlsxReader
{
    public static string Read(ReadOnlyMemory<byte> content, NoticeFileLimits limits)
    {
        OfficePackage.CheckEnvelope(content, limits);
        using var stream = CheckedArchive.StreamOver(content);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);

        var book = document.WorkbookPart ?? throw new UnreadableFileException(Refusals.Broken);
        OfficePackage.CheckParts(limits, [book, book.WorkbookStylesPart, book.SharedStringTablePart, .. book.WorksheetParts]);

        var cells = new CellReader(SharedTexts(book.SharedStringTablePart), new CellFormats(book));
        var lines = new TextLines(limits);
        foreach (var sheet in book.Workbook.Child("sheets")?.Children("sheet") ?? [])
        {
            var isHidden = sheet.Attribute("state") is "hidden" or "veryHidden";
            if (!isHidden && sheet.Attribute("id") is { } id && book.TryGetPartById(id, out var part) && part is WorksheetPart worksheet)
            {
                ReadSheet(worksheet, cells, lines);
            }
        }

        return lines.ToString();
    }

    private static void ReadSheet(WorksheetPart sheet, CellReader cells, TextLines lines)
    {
        // What stands alone in its row above the table is the sheet's title, not a row of it.
        var isAboveTable = true;
        foreach (var row in Elements(sheet, typeof(Row)))
        {
            var shown = cells.ReadRow(row);
            isAboveTable &= shown.Count(cell => cell.Length > 0) <= 1;
            if (isAboveTable)
            {
                lines.AddParagraph(string.Concat(shown));
            }
            else
            {
                lines.AddRow(shown);
            }
        }
    }

    private static List<string> SharedTexts(SharedStringTablePart? part) =>
        part is null ? [] : [.. Elements(part, typeof(SharedStringItem)).Select(CellReader.TextOf)];

    private static IEnumerable<OpenXmlElement> Elements(OpenXmlPart part, Type type)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            while (reader.ElementType == type && reader.IsStartElement && reader.LoadCurrentElement() is { } element)
            {
                yield return element;
            }
        }
    }
}
