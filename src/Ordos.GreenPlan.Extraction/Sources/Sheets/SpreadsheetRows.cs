using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ordos.GreenPlan.Extraction.Sources.Archives;

namespace Ordos.GreenPlan.Extraction.Sources.Sheets;

/// <summary>Reads the cells of a filled-in form: an .xlsx from outside, under the same limits as a notice.</summary>
public static class SpreadsheetRows
{
    private const int MaxColumns = 64;
    private const int MaxRows = 20_000;

    /// <returns>The rows of the first visible sheet, each with its number; texts keep their line ends. Null when the file cannot be read as a spreadsheet.</returns>
    public static IReadOnlyList<SpreadsheetRow>? Read(ReadOnlyMemory<byte> content, NoticeFileLimits limits)
    {
        try
        {
            OfficePackage.CheckEnvelope(content, limits);
            using var stream = CheckedArchive.StreamOver(content);
            using var document = SpreadsheetDocument.Open(stream, isEditable: false);
            var book = document.WorkbookPart ?? throw new UnreadableFileException(Refusals.Broken);
            OfficePackage.CheckParts(limits, [book, book.SharedStringTablePart, .. book.WorksheetParts]);

            var texts = book.SharedStringTablePart is { } shared ? Elements(shared, typeof(SharedStringItem)).Select(CellReader.TextOf).ToList() : [];
            return FirstVisible(book) is { } sheet
                ? [.. Elements(sheet, typeof(Row)).Take(MaxRows).Select((row, index) => ReadRow(row, index, texts))]
                : null;
        }
        catch (Exception failure) when (failure is UnreadableFileException or OpenXmlPackageException or InvalidDataException or System.Xml.XmlException
            or FormatException or IOException or NotSupportedException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            // Whatever a hostile or broken file does to the library, to the person it is a file that cannot be read.
            return null;
        }
    }

    private static WorksheetPart? FirstVisible(WorkbookPart book) =>
        (book.Workbook.Child("sheets")?.Children("sheet") ?? [])
            .Where(sheet => sheet.Attribute("state") is not ("hidden" or "veryHidden"))
            .Select(sheet => sheet.Attribute("id") is { } id && book.TryGetPartById(id, out var part) ? part as WorksheetPart : null)
            .FirstOrDefault(part => part is not null);

    private static SpreadsheetRow ReadRow(OpenXmlElement row, int index, List<string> texts)
    {
        var cells = new Dictionary<int, string>();
        var next = 0;

        foreach (var cell in row.Children("c"))
        {
            next = (ColumnOf(cell.Attribute("r")) ?? next) + 1;
            if (next <= MaxColumns)
            {
                cells[next - 1] = Text(cell, texts);
            }
        }

        return new SpreadsheetRow(OfficeXml.Number(row.Attribute("r")) ?? index + 1, cells);
    }

    private static string Text(OpenXmlElement cell, List<string> texts)
    {
        var value = cell.Child("v")?.InnerText ?? "";
        return cell.Attribute("t") switch
        {
            "s" => OfficeXml.Number(value) is { } index && index >= 0 && index < texts.Count ? texts[index] : "",
            "inlineStr" => cell.Child("is") is { } inline ? CellReader.TextOf(inline) : "",
            _ => value,
        };
    }

    // "AB12" is column 27, from 0.
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter) || column > MaxColumns)
            {
                break;
            }

            column = (column * 26) + (letter - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }

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

/// <summary>A row of a spreadsheet.</summary>
/// <param name="Number">Its number as the program shows it, from 1.</param>
/// <param name="Cells">Texts by column, from 0; empty cells are missing.</param>
public sealed record SpreadsheetRow(int Number, IReadOnlyDictionary<int, string> Cells)
{
    public string this[int column] => Cells.GetValueOrDefault(column) ?? "";
}
