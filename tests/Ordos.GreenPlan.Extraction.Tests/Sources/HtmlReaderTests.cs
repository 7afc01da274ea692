using System.Text;
using Ordos.GreenPlan.Extraction.Sources;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

public class HtmlReaderTests
{
    private const string Article = """
        <p style="text-align:center"><strong>减污降碳实施方案</strong></p>
        <p>　　为深入贯彻落实党中央、国务院决策部署，协同推进减污降碳，制定本方案。</p>
        <p>　　一、总体要求</p>
        <p>　　到2025年，单位地区生产总值能耗下降<span>16.5</span>%以上，空气质量持续改善，生态环境明显好转。（责任单位：市能源局、市生态环境局）</p>
        """;

    private static readonly string[] ArticleLines =
    [
        "减污降碳实施方案",
        "为深入贯彻落实党中央、国务院决策部署，协同推进减污降碳，制定本方案。",
        "一、总体要求",
        "到2025年，单位地区生产总值能耗下降16.5%以上，空气质量持续改善，生态环境明显好转。（责任单位：市能源局、市生态环境局）",
    ];

    [Fact]
    public void Read_PageOfASite_GivesTheArticle() =>
        Expect.Lines(Expect.Utf8(Page("utf-8", Article)), ArticleLines);

    [Fact]
    public void Read_PageInGb2312_IsDecoded() =>
        Expect.Lines(Expect.Gb18030(Page("gb2312", Article)), ArticleLines);

    [Fact]
    public void Read_PageInUtf16_IsDecoded() =>
        Expect.Lines([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Page("utf-8", Article))], ArticleLines);

    [Fact]
    public void Read_PageWhoseMetaIsWrong_IsDecodedByItsBytes() =>
        Expect.Lines(Expect.Utf8(Page("gb2312", Article)), ArticleLines);

    [Fact]
    public void Read_Big5PageThatSaysSo_IsDecoded() =>
        Expect.Lines(
            CodePagesEncodingProvider.Instance.GetEncoding(950)!.GetBytes(
                "<html><head><meta charset='big5'></head><body><p>關於推動節能減碳工作的通知，請各機關依規定辦理。</p></body></html>"),
            "關於推動節能減碳工作的通知，請各機關依規定辦理。");

    [Fact]
    public void Read_TitleAndNumberBesideTheArticle_ComeFirst()
    {
        var page = """
            <html><head><meta name="ArticleTitle" content="关于印发节能工作方案的通知"></head><body>
            <table><tr><td>索 引 号：</td><td>0001/2022-1</td></tr><tr><td>发文字号：</td><td>鄂府办发〔2022〕15号</td></tr></table>
            <div class="article"><p>各旗区人民政府，市直各部门：现将《节能工作方案》印发给你们，请认真贯彻执行，确保完成目标任务。</p></div></body></html>
            """;

        Expect.Lines(
            Expect.Utf8(page),
            "关于印发节能工作方案的通知",
            "鄂府办发〔2022〕15号",
            "各旗区人民政府，市直各部门：现将《节能工作方案》印发给你们，请认真贯彻执行，确保完成目标任务。");
    }

    [Theory]
    [InlineData("<div id=\"zoom\">")]
    [InlineData("<div class=\"view TRS_UEDITOR trs_web\">")]
    [InlineData("<div>")]
    public void Read_SignatureBesideTheText_IsKept(string content) =>
        Expect.Lines(
            Expect.Utf8($"<html><body><div class=\"wrap\"><div class=\"info\">信息来源：市政府办　发布时间：2022-03-01</div>{content}<div>{Article}</div><p>鄂尔多斯市人民政府</p><p>2022年3月1日</p></div></div></body></html>"),
            [.. ArticleLines, "鄂尔多斯市人民政府", "2022年3月1日"]);

    [Fact]
    public void Read_AttachmentBesideTheText_IsKept() =>
        Expect.Lines(
            Expect.Utf8($"<html><body><div><ul><li><a href=x>首页</a></li></ul></div><div><div>{Article}</div><div><h3>附件</h3><table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>在全市范围内大力发展分布式光伏发电项目并做好并网服务和电量消纳工作同时推进农村牧区清洁取暖改造和建筑节能改造以及公共机构节能示范单位创建</td></tr></table></div></div></body></html>"),
            [.. ArticleLines, "附件", "\t序号\t任务", "\t1\t在全市范围内大力发展分布式光伏发电项目并做好并网服务和电量消纳工作同时推进农村牧区清洁取暖改造和建筑节能改造以及公共机构节能示范单位创建"]);

    [Fact]
    public void Read_Table_GivesTabRowsWithSpansBlank() =>
        Expect.Lines(
            Expect.Utf8("""
                <html><body><p>附件</p><table>
                <thead><tr><th>序号</th><th>任务</th><th>责任<br>单位</th></tr></thead>
                <tr><td colspan="3">一、能源</td></tr>
                <tr><td>1</td><td><p>发展风电。</p><p>发展光伏。</p></td><td rowspan="2">市能源局</td></tr>
                <tr><td>2</td><td>节能改造。</td></tr></table></body></html>
                """),
            "附件",
            "\t序号\t任务\t责任 单位",
            "\t一、能源\t\t",
            "\t1\t发展风电。 发展光伏。\t市能源局",
            "\t2\t节能改造。\t");

    [Fact]
    public void Read_TableThatLaysOutThePage_IsText() =>
        Expect.Lines(
            Expect.Utf8($"<html><body><table><tr><td><a href='/'>首页</a></td><td><table><tr><td>{Article}</td></tr></table></td></tr></table></body></html>"),
            ArticleLines);

    [Fact]
    public void Read_HiddenAndScripted_IsDropped() =>
        Expect.Lines(
            Expect.Utf8("""
                <html><head><title>通知</title><style>p{color:red}</style></head><body><script>var a = "<p>脚本，文字。</p>";</script>
                <p>正文一，<span style="display: none">不见。</span>继续。</p><div hidden>也不见。</div><!-- 注释。 -->
                <p>第一行<br/>第二行</p><pre>甲
                乙</pre></body></html>
                """),
            "正文一，继续。",
            "第一行",
            "第二行",
            "甲",
            "乙");

    [Fact]
    public void Read_SourceLineBreaks_LeaveNoGapBetweenHan() =>
        Expect.Lines(Expect.Utf8("<html><body><p>推进大规模\n      光伏建设，CO2\n减排&nbsp;5%。</p></body></html>"), "推进大规模光伏建设，CO2减排\u00A05%。");

    [Fact]
    public void Read_NumberedList_PrintsItsNumbersOnce() =>
        Expect.Lines(
            Expect.Utf8("<html><body><ol><li>发展风电，</li><li>发展光伏。</li></ol><ol><li>1.节能。</li></ol></body></html>"),
            "1.发展风电，",
            "2.发展光伏。",
            "1.节能。");

    [Fact]
    public void Read_PieceOfAPage_IsHtml() =>
        Expect.Lines(Expect.Utf8("<div class=\"TRS_Editor\"><p>现印发给你们，请执行。</p></div>"), "现印发给你们，请执行。");

    [Fact]
    public void Read_TextWithAngleBrackets_StaysText() =>
        Assert.Equal("能耗<3%，产值>5亿元。", NoticeFile.Default.Read(Expect.Utf8("能耗<3%，产值>5亿元。")).Text);

    private static string Page(string charset, string article) => $"""
        <!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>减污降碳实施方案_某市人民政府</title></head>
        <body><div class="header"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/fw">政务服务</a></li></ul></div>
        <div class="position">您当前的位置：<a href="/">首页</a> &gt; <a href="/zw">文件</a></div>
        <div class="wrap"><div class="left"><ul><li><a href="/a">领导之窗</a></li><li><a href="/b">机构职能</a></li></ul></div>
        <div class="main"><div class="tools">【字体：<a>大</a> <a>中</a> <a>小</a>】 打印</div>
        <div id="zoom">{article}</div><div class="share">分享到：<a href="#">微信</a></div></div></div>
        <div class="footer"><p>主办：某市人民政府办公室　网站标识码：1506000001</p><p>版权所有</p></div></body></html>
        """;
}
