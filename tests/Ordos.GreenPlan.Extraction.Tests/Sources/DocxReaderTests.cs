using static Ordos.GreenPlan.Extraction.Tests.Sources.DocxBuilder;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

public class DocxReaderTests
{
    private static readonly string OfficialLevels = Pattern(
        1,
        Level(0, "chineseCounting", "%1、"),
        Level(1, "chineseCountingThousand", "（%2）"),
        Level(2, "decimal", "%3."),
        Level(3, "decimalEnclosedCircleChinese", "%4"));

    [Fact]
    public void Read_ParagraphsAndHeader_KeepsTheBodyOnly() =>
        Expect.Lines(
            Document(Paragraph("减污降碳实施方案") + Paragraph("") + Paragraph("为深入推进减污降碳，制定本方案。") + "<w:sectPr/>"),
            "减污降碳实施方案",
            "为深入推进减污降碳，制定本方案。");

    [Fact]
    public void Read_WordNumbering_PrintsItWithRestarts() =>
        Expect.Lines(
            Document(
                Item("总体要求", 1) + Item("指导思想。", 1, 1) + Item("基本原则。", 1, 1)
                + Item("重点任务", 1) + Item("推进能源转型。", 1, 1) + Item("发展风电。", 1, 2) + Item("发展光伏。", 1, 2)
                + Paragraph("其中：") + Item("屋顶光伏。", 1, 3) + Item("推进节能。", 1, 1) + Item("改造锅炉。", 1, 2),
                OfficialLevels + List(1, 1)),
            "一、总体要求",
            "（一）指导思想。",
            "（二）基本原则。",
            "二、重点任务",
            "（一）推进能源转型。",
            "1.发展风电。",
            "2.发展光伏。",
            "其中：",
            "①屋顶光伏。",
            "（二）推进节能。",
            "1.改造锅炉。");

    [Fact]
    public void Read_ListsOfOneDefinition_CountOnUnlessOverridden() =>
        Expect.Lines(
            Document(
                Item("甲", 1) + Item("乙", 2) + Item("丙", 3) + Item("丁", 3),
                OfficialLevels + List(1, 1) + List(2, 1)
                + List(3, 1, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")),
            "一、甲",
            "二、乙",
            "一、丙",
            "二、丁");

    [Fact]
    public void Read_NumberingOfStyles_FollowsTheStyle() =>
        Expect.Lines(
            Document(
                Paragraph("总则", "<w:pStyle w:val=\"T1\"/>") + Paragraph("目的", "<w:pStyle w:val=\"T2\"/>")
                + Paragraph("附记", "<w:pStyle w:val=\"T1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>")
                + Paragraph("范围", "<w:pStyle w:val=\"T2\"/>"),
                Pattern(
                    1,
                    Level(0, "chineseCounting", "第%1章", "<w:pStyle w:val=\"T1\"/>"),
                    Level(1, "chineseCounting", "第%2条", "<w:pStyle w:val=\"T2\"/>")) + List(1, 1),
                """
                <w:style w:type="paragraph" w:styleId="T1"><w:name w:val="章"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
                <w:style w:type="paragraph" w:styleId="T2"><w:name w:val="条"/><w:basedOn w:val="T1"/></w:style>
                """),
            "第一章 总则",
            "第一条 目的",
            "附记",
            "第二条 范围");

    [Fact]
    public void Read_LegalNumberingAndBullets_PrintsDecimalsAndNoBullet() =>
        Expect.Lines(
            Document(
                Item("总则", 1) + Item("目的", 1, 1) + Item("适用", 1, 1) + Item("要点", 2),
                Pattern(1, Level(0, "chineseCounting", "%1、"), Level(1, "decimal", "%1.%2", "<w:isLgl/>"))
                + Pattern(2, Level(0, "bullet", "\uF0B7")) + List(1, 1) + List(2, 2)),
            "一、总则",
            "1.1 目的",
            "1.2 适用",
            "要点");

    [Fact]
    public void Read_Table_GivesTabRowsWithMergedCellsBlank() =>
        Expect.Lines(
            Document(
                Paragraph("任务清单")
                + "<w:tbl>" + Row("序号", "任务", "责任单位")
                + $"<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr>{Paragraph("一、能源")}</w:tc></w:tr>"
                + $"<w:tr><w:tc>{Paragraph("1")}</w:tc><w:tc>{Paragraph("发展风电")}{Paragraph("发展光伏")}</w:tc><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>{Paragraph("市能源局")}</w:tc></w:tr>"
                + $"<w:tr><w:tc>{Paragraph("2")}</w:tc><w:tc><w:p><w:r><w:t>节能</w:t><w:br/><w:t>改造</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
                + "</w:tbl>"),
            "任务清单",
            "\t序号\t任务\t责任单位",
            "\t一、能源\t\t",
            "\t1\t发展风电 发展光伏\t市能源局",
            "\t2\t节能 改造\t");

    [Fact]
    public void Read_FrameOfOneCell_IsText() =>
        Expect.Lines(Document($"<w:tbl><w:tr><w:tc>{Paragraph("甲")}{Paragraph("乙")}</w:tc></w:tr></w:tbl>"), "甲", "乙");

    [Fact]
    public void Read_TrackedChanges_ReadsThemAsAccepted() =>
        Expect.Lines(
            Document(
                $"<w:p>{Run("装机达到")}<w:del>{"<w:r><w:delText>3000</w:delText></w:r>"}</w:del><w:ins>{Run("5000")}</w:ins>{Run("万千瓦。")}</w:p>"
                + $"<w:p><w:moveFrom>{Run("移动的话。")}</w:moveFrom></w:p>"
                + $"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{Run("前半句，")}</w:p><w:p>{Run("后半句。")}</w:p>"
                + $"<w:p><w:moveTo>{Run("移动的话。")}</w:moveTo></w:p>"
                + $"<w:tbl>{Row("甲", "乙")}<w:tr><w:trPr><w:del/></w:trPr><w:tc>{Paragraph("旧")}</w:tc><w:tc>{Paragraph("行")}</w:tc></w:tr>{Row("丙", "丁")}</w:tbl>"),
            "装机达到5000万千瓦。",
            "前半句，后半句。",
            "移动的话。",
            "\t甲\t乙",
            "\t丙\t丁");

    [Fact]
    public void Read_FieldsLinksAndNotes_KeepsWhatIsPrinted() =>
        Expect.Lines(
            Document(
                "<w:p>" + Run("见") + "<w:hyperlink>" + Run("附件1") + "</w:hyperlink>"
                + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + Run("和附件2") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                + "<w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>" + Run("。") + "</w:p>"
                + "<w:p><w:r><w:t>鄂尔多斯市</w:t><w:br/><w:t>人民政府</w:t></w:r></w:p>"
                + "<w:p><w:r><w:t>碳</w:t></w:r><w:r><w:noBreakHyphen/><w:t>14</w:t><w:tab/><w:t>页</w:t></w:r></w:p>"),
            "见附件1和附件2。",
            "鄂尔多斯市",
            "人民政府",
            "碳-14 页");

    [Fact]
    public void Read_FieldThatNeverEnds_LosesItsParagraphOnly() =>
        Expect.Lines(
            Document("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + Run("代码") + "</w:p>" + Paragraph("正文。")),
            "正文。");

    [Fact]
    public void Read_TableOfContents_IsLeftOut() =>
        Expect.Lines(
            Document(
                Paragraph("一、总体要求 3", "<w:pStyle w:val=\"11\"/>")
                + "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>"
                + Paragraph("目录") + "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" + Paragraph("一、总体要求") + "</w:sdtContent></w:sdt>",
                styles: "<w:style w:type=\"paragraph\" w:styleId=\"11\"><w:name w:val=\"toc 1\"/></w:style>"),
            "一、总体要求");

    [Fact]
    public void Read_TextBox_FollowsItsParagraphOnce() =>
        Expect.Lines(
            Document(
                "<w:p>" + Run("正文。") + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>"
                + Paragraph("框内文字") + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
                + Paragraph("框内文字") + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"),
            "正文。",
            "框内文字");

    [Theory]
    [InlineData(7, "chineseCounting", "七")]
    [InlineData(10, "chineseCounting", "十")]
    [InlineData(12, "chineseCountingThousand", "十二")]
    [InlineData(20, "chineseCounting", "二十")]
    [InlineData(101, "chineseCountingThousand", "一百零一")]
    [InlineData(110, "chineseCountingThousand", "一百一十")]
    [InlineData(1002, "chineseCountingThousand", "一千零二")]
    [InlineData(10, "chineseLegalSimplified", "壹拾")]
    [InlineData(10, "ideographDigital", "一〇")]
    [InlineData(3, "ideographTraditional", "丙")]
    [InlineData(21, "decimalEnclosedCircle", "㉑")]
    [InlineData(4, "decimalEnclosedParen", "⑷")]
    [InlineData(28, "lowerLetter", "bb")]
    [InlineData(14, "upperRoman", "XIV")]
    [InlineData(12, "decimalFullWidth", "１２")]
    public void Write_Number_InTheFormatOfTheList(int number, string format, string expected) =>
        Assert.Equal(expected, Extraction.Sources.Word.NumberFormat.Write(number, format));
}
