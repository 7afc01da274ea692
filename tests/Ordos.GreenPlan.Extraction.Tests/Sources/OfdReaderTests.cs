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
    public void Read_EvenlySpacedRowsOfNames_StayRows() =>
        Expect.Lines(
            Document(
                Line(130, 20, "单位：万吨")
                + Line(28, 34, "地区") + Line(70, 34, "目标") + Line(100, 34, "性质")
                + Line(28, 42, "全市") + Line(70, 42, "27") + Line(100, 42, "约束性")
                + Line(28, 50, "东胜区") + Line(70, 50, "12") + Line(100, 50, "约束性")
                + Line(28, 58, "鄂托克前旗") + Line(70, 58, "15") + Line(100, 58, "预期性")),
            "单位：万吨",
            "\t地区\t目标\t性质",
            "\t全市\t27\t约束性",
            "\t东胜区\t12\t约束性",
            "\t鄂托克前旗\t15\t预期性");

    [Fact]
    public void Read_RunningHeadsAndNumbers_AreDropped() =>
        Expect.Lines(
            Document([.. "甲乙丙丁".Select((name, page) =>
                Line(28, 10, "某市人民政府公报") + Line(28, 30, $"{name}方面的工作都要按照方案认真抓好，") + Line(28, 40, "落实到位。") + Line(28, 270, $"第{page}期") + Line(98, 280, $"—{page + 1}—"))]),
            "甲方面的工作都要按照方案认真抓好，落实到位。",
            "乙方面的工作都要按照方案认真抓好，落实到位。",
            "丙方面的工作都要按照方案认真抓好，落实到位。",
            "丁方面的工作都要按照方案认真抓好，落实到位。");

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
