using System.Text;
using Ordos.GreenPlan.Extraction.Sources;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

public class PlainTextReaderTests
{
    private const string Notice = "鄂尔多斯市人民政府办公室关于印发《减污降碳实施方案》的通知\r\n\r\n　　到2025年，单位地区生产总值能耗下降16.5%以上。\r\n（责任单位：市能源局、镕堃旗人民政府）";

    public static TheoryData<string, byte[]> Encodings()
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        return new TheoryData<string, byte[]>
        {
            { "UTF-8", Encoding.UTF8.GetBytes(Notice) },
            { "UTF-8 with mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Notice)] },
            { "GB18030", gb18030.GetBytes(Notice) },
            { "GB18030 with mark", [0x84, 0x31, 0x95, 0x33, .. gb18030.GetBytes(Notice)] },
            { "UTF-16 LE", Encoding.Unicode.GetBytes(Notice) },
            { "UTF-16 LE with mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Notice)] },
            { "UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(Notice) },
            { "UTF-16 BE with mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Notice)] },
        };
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_EveryEncoding_GivesTheSameText(string encoding, byte[] file)
    {
        Assert.NotEmpty(encoding);

        Assert.Equal(Notice.Replace("\r\n", "\n", StringComparison.Ordinal), NoticeFile.Default.Read(file).Text);
    }

    [Theory]
    [InlineData("市能源局")]
    [InlineData("通知")]
    [InlineData("一、总体要求\n二、重点任务")]
    public void Read_ShortGb18030_IsUnderstood(string text) =>
        Assert.Equal(text, NoticeFile.Default.Read(Expect.Gb18030(text)).Text);

    [Fact]
    public void Read_ValidTextWithAnOldAccident_IsKept() =>
        Assert.Equal("市能源\uFFFD局", NoticeFile.Default.Read(Expect.Utf8("市能源\uFFFD局")).Text);

    [Fact]
    public void Read_Utf8CutInACharacter_IsRefused() =>
        Expect.Refusal([.. Expect.Utf8("推进节能降碳，提高能源利用效率").AsSpan()[..^1]], "unknown-encoding");

    [Fact]
    public void Read_Big5_IsRefused()
    {
        var big5 = CodePagesEncodingProvider.Instance.GetEncoding(950)!;

        Expect.Refusal(big5.GetBytes("臺北市政府關於推動節能減碳工作的通知，請各機關依規定辦理，並於年底前完成。"), "unknown-encoding");
    }

    [Fact]
    public void Read_Korean_IsRefused()
    {
        var korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

        Expect.Refusal(korean.GetBytes("탄소중립 녹색성장 기본계획에 따라 온실가스 감축을 추진하고 에너지 효율을 높이며 각 부처는 이행 상황을 보고한다"), "unknown-encoding");
    }

    [Fact]
    public void Read_LatinText_IsRefused() =>
        Expect.Refusal(Encoding.Latin1.GetBytes("Le préfet arrête les modalités d'exécution générale à l'été"), "unknown-encoding");

    [Fact]
    public void Read_PlainAscii_IsText() =>
        Assert.Equal("1. Save energy\n", NoticeFile.Default.Read("1. Save energy\r\n"u8.ToArray()).Text);

    [Fact]
    public void Read_FormFeedsAndOldEndMark_BecomeLineEnds() =>
        Assert.Equal("第一页\n第二页", NoticeFile.Default.Read(Expect.Utf8("第一页\f第二页\x1A")).Text);

    [Fact]
    public void Read_Seeds_AreReadAsTheyStand()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "seeds", "notices"), "*.txt"))
        {
            var text = NoticeFile.Default.Read(File.ReadAllBytes(file)).Text;

            Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
        }
    }
}
