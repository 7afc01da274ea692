using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Tests.Spreadsheets;

public sealed class SheetWriterTests
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

    [Fact]
    public void Write_NumbersAndDates_AreSuch()
    {
        using var file = Open(sheet => sheet.Write(41, 12.5m, new DateOnly(2026, 12, 31)));
        var cells = file.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ElementAt(1).Elements<Cell>().ToList();

        Assert.Equal(["41", "12.5", "46387"], cells.Select(cell => cell.CellValue!.Text)); // 46,387 days after 30 December 1899
        Assert.All(cells, cell => Assert.Null(cell.DataType));
        Assert.Equal("yyyy\\.mm\\.dd", file.WorkbookPart.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<NumberingFormat>().Single().FormatCode!.Value);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath} {error.Description}"));
    }

    [Fact]
    public void Write_ManyRows_HoldsNoneOfThemBack()
    {
        using var sink = new Sink();
        long before;
        using (var sheet = new SheetWriter(sink, "台账", [("序号", 6), ("重点任务", 40)]))
        {
            for (var row = 0; row < 20_000; row++)
            {
                sheet.Write(row, $"推进光伏治沙第{row * 7919}项");
            }

            before = sink.Bytes;
        }

        Assert.True(sink.Bytes > 200_000);
        Assert.True(before > sink.Bytes * 0.8, $"{before} of {sink.Bytes} bytes were written while rows came in.");
    }

    private static SpreadsheetDocument Open(Action<SheetWriter> write)
    {
        var stream = new MemoryStream();
        using (var sheet = new SheetWriter(stream, "台账&甲", [("序号", 6), ("重点任务", 40), ("备注", 10)]))
        {
            write(sheet);
        }

        stream.Position = 0;
        return SpreadsheetDocument.Open(stream, isEditable: false);
    }

    /// <summary>A stream that can only be written to, as a response.</summary>
    private sealed class Sink : Stream
    {
        public long Bytes { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Bytes += count;

        public override void Write(ReadOnlySpan<byte> buffer) => Bytes += buffer.Length;
    }
}
