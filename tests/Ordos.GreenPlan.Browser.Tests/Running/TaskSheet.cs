using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ordos.GreenPlan.Browser.Tests.Running;

/// <summary>Makes a workbook with a table of tasks and who is responsible for them, as departments keep it.</summary>
public static class TaskSheet
{
    public static byte[] Of(IEnumerable<(string Task, string Lead, string Support)> tasks)
    {
        using var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = book.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            var rows = new SheetData(Row("序号", "重点任务", "牵头单位", "配合单位"));
            foreach (var (index, (task, lead, support)) in tasks.Index())
            {
                rows.AppendChild(Row($"{index + 1}", task, lead, support));
            }

            sheet.Worksheet = new Worksheet(rows);
            workbook.Workbook.AppendChild(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "任务分工" }));
        }

        return file.ToArray();
    }

    private static Row Row(params string[] cells) => new(cells.Select(text => new Cell
    {
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new Text(text)),
    }));
}
