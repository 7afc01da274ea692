using Xunit;
using static Ordos.GreenPlan.Extraction.Tests.Sources.OfdBuilder;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

public class OfdReaderTests
{
    [Fact]
    public void Read_Pages_GivesParagraphsInReadingOrder() =>
        Expect.Lines(
            Document(
                Line(70, 30, "减污降碳实施方案")
                + Line(38, 50, "一、总体要求")
                + Line(28, 70, "推进减污降碳，到二〇二五年取得明显成效，绿色低碳发展水平")
                + Line(38, 60, "以习近平新时代中国特色社会主义思想为指导，协同全面")
                + Line(98, 280, "—1—"),
                Line(28, 30, "持续提高。") + Line(38, 40, "二、重点任务")),
            "减污降碳实施方案",
            "一、总体要求",
            "以习近平新时代中国特色社会主义思想为指导，协同全面推进减污降碳，到二〇二五年取得明显成效，绿色低碳发展水平持续提高。",
            "二、重点任务");

    [Fact]
    public void Read_PiecesOfALine_AreJoined() =>
        Expect.Lines(Document(Line(53, 30, "方案") + Line(28, 30.4, "减污降碳实")), "减污降碳实方案");

    [Fact]
    public void Read_Columns_GiveTabRowsWithLinesOfACellJoined() =>
        Expect.Lines(
            Document(
                Line(28, 30, "序号") + Line(60, 30, "主要任务") + Line(130, 30, "责任单位")
                + Line(30, 42, "1") + Line(60, 42, "发展风电和光伏") + Line(130, 42, "市能源局")
                + Line(60, 49, "发电。")
                + Line(60, 60, "推进工业节能改")
                + Line(30, 67, "2") + Line(60, 67, "造，提高能效，") + Line(130, 67, "市工信局")
                + Line(60, 74, "淘汰落后。")),
            "\t序号\t主要任务\t责任单位",
            "\t1\t发展风电和光伏发电。\t市能源局",
            "\t2\t推进工业节能改造，提高能效，淘汰落后。\t市工信局");

    [Fact]
    public void Read_MissingPage_LeavesTheOthers()
    {
        var parts = Parts(Line(28, 30, "第一页的正文。")).Replace(
            "Doc_0/Document.xml",
            "<Document><Pages><Page BaseLoc=\"/Doc_0/Pages/Page_9/Content.xml\"/><Page BaseLoc=\"../Doc_0/./Pages/Page_0/Content.xml\"/></Pages></Document>");

        Expect.Lines(parts.ToBytes(), "第一页的正文。");
    }

    [Fact]
    public void Read_NoText_IsRefused() => Expect.Refusal(Document("<ofd:ImageObject/>"), "no-text");
}
