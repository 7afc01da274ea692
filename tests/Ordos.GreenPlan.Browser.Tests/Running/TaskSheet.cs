using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace Ordos.GreenPlan.Browser.Tests.Running;

/// <summary>Makes a workbook or a document with a table of tasks and who is responsible for them, as departments keep it.</summary>
public static class TaskSheet
{
    private static readonly string[] Heads = ["序号", "重点任务", "牵头单位", "配合单位"];

    public static byte[] Of(IEnumerable<(string Task, string Lead, string Support)> tasks)
    {
        using var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = book.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(Rows(tasks).Select(cells => new Row(cells.Select(text => new Cell
            {
                DataType = CellValues.InlineString,
                InlineString = new InlineString(new Text(text)),
            })))));
            workbook.Workbook.AppendChild(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "任务分工" }));
        }

        return file.ToArray();
    }

    public static byte[] Document(IEnumerable<(string Task, string Lead, string Support)> tasks)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Word.Document(new Word.Body(new Word.Table(Rows(tasks).Select(
                cells => new Word.TableRow(cells.Select(text => new Word.TableCell(new Word.Paragraph(new Word.Run(new Word.Text(text))))))))));
        }

        return file.ToArray();
    }

    /// <summary>The rows as a spreadsheet puts them on the clipboard.</summary>
    public static string Pasted(IEnumerable<(string Task, string Lead, string Support)> tasks) => string.Join('\n', Rows(tasks).Select(cells => string.Join('\t', cells)));

    /// <summary>The rows as a page's markup.</summary>
    public static string Markup(IEnumerable<(string Task, string Lead, string Support)> tasks) =>
        $"<table>{string.Concat(Rows(tasks).Select(cells => $"<tr>{string.Concat(cells.Select(cell => $"<td>{cell}</td>"))}</tr>"))}</table>";

    private static IEnumerable<string[]> Rows(IEnumerable<(string Task, string Lead, string Support)> tasks) =>
        [Heads, .. tasks.Select((task, i) => new[] { $"{i + 1}", task.Task, task.Lead, task.Support })];
}
