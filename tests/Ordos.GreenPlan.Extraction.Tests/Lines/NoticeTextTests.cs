using Ordos.GreenPlan.Extraction.Lines;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Lines;

public class NoticeTextTests
{
    [Theory]
    [InlineData("推进充电站建设，\n以主城区为重点。", "推进充电站建设，以主城区为重点。")]
    [InlineData("推进复合墙体技术研发\n，以标杆引领为路径。", "推进复合墙体技术研发，以标杆引领为路径。")]
    [InlineData("推进绿色货运。（责任单位：市交通运输局、\n市商务局）", "推进绿色货运。（责任单位：市交通运输局、市商务局）")]
    [InlineData("某市节能减排\n\n综合工作实施方案", "某市节能减排综合工作实施方案")]
    [InlineData("某市人民政府关于\n印发某某行动\n实施方案的通知", "某市人民政府关于印发某某行动实施方案的通知")]
    public void Read_CutLines_GivesOneParagraph(string text, string joined) =>
        Assert.Equal(joined, Assert.Single(NoticeText.Read(text).Paragraphs).Text);

    [Theory]
    [InlineData("一、总体要求\n二、主要任务")]
    [InlineData("（一）推进工业绿色升级\n推动行业改造，实施示范工程。")]
    [InlineData("某市人民政府\n2024年9月29日")]
    [InlineData("推进绿色货运，发展多式联运\n责任单位：市交通运输局")]
    public void Read_WholeLines_StayApart(string text) =>
        Assert.Equal(text.Split('\n'), NoticeText.Read(text).Paragraphs.Select(paragraph => paragraph.Text));

    [Fact]
    public void Read_EveryParagraph_IsSliceOfText()
    {
        var notice = NoticeText.Read("\uFEFF一、总体要求\r\n\r\n推进改造，\r\n完成任务。\r\n\t序号\t指标\r\n\t1\t装机容量\r\n");

        Assert.All(notice.Paragraphs, paragraph => Assert.Equal(paragraph.Text, notice.Text[paragraph.Range.Start..paragraph.Range.End]));
        Assert.All(notice.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells), cell => Assert.Equal(cell.Text, notice.Text[cell.Range.Start..cell.Range.End]));
    }

    [Fact]
    public void Read_CellOnEachLine_GivesTable()
    {
        var table = Assert.Single(NoticeText.Read("表1  目标体系\n\n\t指标\n\t2025年\n目标值\n\n\t装机容量\n\t3000万千瓦\n\n\t利用率\n\t78%\n\n\n二、任务").Tables);

        Assert.Equal("表1  目标体系", table.Caption);
        Assert.Equal(["指标", "2025年目标值"], table.Columns);
        Assert.Equal(["装机容量", "利用率"], table.Rows.Select(row => row[0]));
    }

    [Fact]
    public void Read_TwoHeaderRows_JoinsTitles()
    {
        var table = Assert.Single(NoticeText.Read("\t指标\n\t2020年\n\t2025年指标\n\n\t\n\t\n\t目标值\n\t变化幅度\n\n\t供电煤耗\n\t331\n\t305\n\t-26\n").Tables);

        Assert.Equal(["指标", "2020年", "2025年指标 目标值", "2025年指标 变化幅度"], table.Columns);
        Assert.Equal("-26", Assert.Single(table.Rows)[3]);
    }

    [Fact]
    public void Read_ImageRemains_AreNoise()
    {
        var notice = NoticeText.Read("附件：任务分工\n- 2 -\nimage1.tiff\nLB 4 X GLE\n270 ARG IS SR T N 1 ()\n");

        Assert.Equal("附件：任务分工", Assert.Single(notice.Paragraphs).Text);
        Assert.Equal([3, 4, 5], notice.NoiseLines);
    }

    [Fact]
    public void Read_FirstLineSetInAndFullOfFigures_IsJoinedToTheNext()
    {
        var full = new string('建', 25);
        var paragraph = $"    2025年{new string('设', 17)}\n{full}\n{full}\n完成。\n";

        Assert.All(NoticeText.Read(string.Concat(Enumerable.Repeat(paragraph, 8))).Paragraphs, read => Assert.EndsWith("完成。", read.Text, StringComparison.Ordinal));
    }
}
