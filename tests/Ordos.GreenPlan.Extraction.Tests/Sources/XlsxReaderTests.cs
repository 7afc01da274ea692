using Ordos.GreenPlan.Extraction.Sources.Sheets;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

public class XlsxReaderTests
{
    [Fact]
    public void Read_Sheets_GivesVisibleRowsInOrder() =>
        Expect.Lines(
            XlsxBuilder.Book(
                """
                <row r="1"><c r="A1" t="s"><v>0</v></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>序号</t></is></c><c r="B2" t="inlineStr"><is><t>任务</t></is></c><c r="C2" t="inlineStr"><is><t>时限</t></is></c></row>
                <row r="3"><c r="A3"><v>1</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" s="1"><v>45291</v></c></row>
                <row r="4"><c r="A4"><v>2</v></c><c r="C4" s="2"><v>0.165</v></c></row>
                <row r="6"><c r="A6" t="inlineStr"><is><t>二、能源</t></is></c></row>
                """),
            "附件：任务清单",
            "\t序号\t任务\t时限",
            "\t1\t发展风电 发展光伏\t2023年12月31日",
            "\t2\t\t16.5%",
            "\t二、能源");

    [Theory]
    [InlineData(16.5, "General", "16.5")]
    [InlineData(0.1 + 0.2, "General", "0.3")]
    [InlineData(5000, "General\"万千瓦\"", "5000万千瓦")]
    [InlineData(0.165, "0.0%", "16.5%")]
    [InlineData(0.165, "0%", "17%")]
    [InlineData(1234567.891, "#,##0.00", "1,234,567.89")]
    [InlineData(5, "0.00", "5.00")]
    [InlineData(-3.5, "0.0;(0.0)", "(3.5)")]
    [InlineData(-3.5, "0.0_ ;[Red]\\-0.0\\ ", "-3.5 ")]
    [InlineData(7, "@", "7")]
    [InlineData(12, "0\"项\"", "12项")]
    [InlineData(45291, "yyyy\"年\"m\"月\"d\"日\"", "2023年12月31日")]
    [InlineData(45291, "yyyy/m/d", "2023/12/31")]
    [InlineData(45291, "yyyy\\-mm\\-dd;@", "2023-12-31")]
    [InlineData(45291.5, "[$-804]yyyy-m-d h:mm", "2023-12-31 12:00")]
    [InlineData(1, "yyyy-m-d", "1900-1-1")]
    [InlineData(2958466, "yyyy-m-d", "2958466")]
    public void Write_Number_AsItsFormatShowsIt(double number, string format, string shown) =>
        Assert.Equal(shown, CellDisplay.Write(number, format, countsFrom1904: false));
}
