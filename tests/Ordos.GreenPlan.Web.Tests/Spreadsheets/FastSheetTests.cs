using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Tests.Spreadsheets;

public sealed class FastSheetTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://example.invalid\",\"点击\")", null)]
    [InlineData("+86", null)]
    [InlineData("-1", null)]
    [InlineData("@SUM(A1)", null)]
    [InlineData("\t=1", null)]
    [InlineData("第一行\n第二行 <b>&\"'", null)]
    [InlineData("𠮷]]>", null)]
    [InlineData("坏\u0001字\u000b符\uffff", "坏字符")]
    public void Write_AnyText_IsTextAndStaysAsItIs(string text, string? kept)
    {
        using var file = Open(sheet => sheet.Write("1", text, null));
        var cells = file.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ElementAt(1).Elements<Cell>().ToList();

        Assert.Equal(kept ?? text, cells[1].InlineString!.Text!.Text);
        Assert.Equal(CellValues.InlineString, cells[1].DataType!.Value);
        Assert.All(cells, cell => Assert.Null(cell.CellFormula));
        Assert.Empty(cells[2].InnerText);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath} {error.Description}"));
    }

    [Fact]
    public void Write_Head_IsFrozenAndRepeatedInPrint()
    {
        using var file = Open(_ => { });
        var sheet = file.WorkbookPart!.WorksheetParts.Single().Worksheet;

        Assert.Equal(["序号", "重点任务", "备注"], sheet.Descendants<Cell>().Select(cell => cell.InnerText));
        Assert.Equal("A2", sheet.Descendants<Pane>().Single().TopLeftCell);
        Assert.Equal("'台账&甲'!$1:$1", file.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().Single().Text);
    }

    private static SpreadsheetDocument Open(Action<FastSheet> write)
    {
        var stream = new MemoryStream();
        using (var sheet = new FastSheet(stream, "台账&甲", [("序号", 6), ("重点任务", 40), ("备注", 10)], new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(8))))
        {
            write(sheet);
        }

        stream.Position = 0;
        return SpreadsheetDocument.Open(stream, isEditable: false);
    }
}
