using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Web.Features.Bulletins;

namespace Ordos.GreenPlan.Web.Tests.Features.Bulletins;

public sealed class OfficialDocumentTests
{
    private static readonly DateTime MadeAt = new(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Write_EveryKindOfBlock_IsAValidDocument()
    {
        using var file = Open(Sample());

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath} {error.Description}"));
    }

    [Fact]
    public void Write_Page_IsThatOfGbT9704()
    {
        using var file = Open(Sample());
        var section = file.MainDocumentPart!.Document.Body!.GetFirstChild<SectionProperties>()!;
        var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);

        Assert.Equal((210, 297), (Millimetres(size.Width!), Millimetres(size.Height!)));
        Assert.Equal((37, 26, 35, 28), (Millimetres((uint)margin.Top!.Value), Millimetres(margin.Right!), Millimetres((uint)margin.Bottom!.Value), Millimetres(margin.Left!)));
        Assert.Equal(["— 1 —", "— 1 —"], file.MainDocumentPart.FooterParts.Select(part => part.Footer.InnerText));
        Assert.All(file.MainDocumentPart.FooterParts, part => Assert.Equal("PAGE", part.Footer.Descendants<SimpleField>().Single().Instruction));

        static int Millimetres(UInt32Value twips) => (int)Math.Round(twips.Value * 25.4 / 1440);
    }

    [Theory]
    [InlineData("关于2026年第四季度重点任务调度情况的通报", "方正小标宋简体", "44", "center")]
    [InlineData("一、总体情况", "黑体", "32", "both")]
    [InlineData("（一）节能减排", "楷体_GB2312", "32", "both")]
    [InlineData("共42项任务。", "仿宋_GB2312", "32", "both")]
    [InlineData("2026年11月20日", "仿宋_GB2312", "32", "right")]
    public void Write_Line_HasItsFontAndPlace(string text, string font, string size, string side)
    {
        using var file = Open(Sample());
        var line = file.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Single(paragraph => paragraph.InnerText == text);
        var style = file.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(one => one.StyleId == line.ParagraphProperties!.ParagraphStyleId!.Val);

        Assert.Equal(font, style.StyleRunProperties!.RunFonts!.EastAsia);
        Assert.Equal(size, style.StyleRunProperties.FontSize!.Val);
        Assert.Equal(side, style.StyleParagraphProperties!.Justification!.Val!.InnerText);
        var spacing = style.StyleParagraphProperties.SpacingBetweenLines!;
        Assert.Equal(LineSpacingRuleValues.Exact, spacing.LineRule!.Value);
        Assert.InRange(int.Parse(spacing.Line!, System.Globalization.CultureInfo.InvariantCulture), 28 * 20, 30 * 20);
    }

    [Fact]
    public void Write_Table_RepeatsItsHeadAndKeepsRowsWhole()
    {
        using var file = Open(Sample());
        var rows = file.MainDocumentPart!.Document.Body!.Elements<Table>().Single().Elements<TableRow>().ToList();

        Assert.Equal([true, false, false], rows.Select(row => row.Descendants<TableHeader>().Any()));
        Assert.All(rows, row => Assert.Single(row.Descendants<CantSplit>()));
    }

    [Fact]
    public void Write_TextFromOutside_LosesOnlyWhatXmlCannotHold()
    {
        using var file = Open(Sample() with { Blocks = [new BulletinParagraph([BulletinSentence.Of("<w:p>&\u0001\u000b\ud800推进𠮷建设\n第二行")])] });

        var line = file.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Single(paragraph => paragraph.InnerText.Contains("推进", StringComparison.Ordinal));
        Assert.Equal("<w:p>&�推进𠮷建设第二行", line.InnerText);
        Assert.Single(line.Descendants<Break>());
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Write_SameContentAgain_IsTheSameDocument()
    {
        using var first = Open(Sample());
        using var second = Open(Sample());

        Assert.Equal(Parts(first), Parts(second));
        Assert.Equal(MadeAt, first.PackageProperties.Created);

        static IEnumerable<string> Parts(WordprocessingDocument file) => file.GetAllParts().Where(part => part is not CoreFilePropertiesPart).OrderBy(part => part.Uri.ToString(), StringComparer.Ordinal).Select(part =>
        {
            using var reader = new StreamReader(part.GetStream());
            return part.Uri + System.Text.RegularExpressions.Regex.Replace(reader.ReadToEnd(), "r:id=\"[^\"]*\"", ""); // names of parts inside the package
        });
    }

    internal static BulletinContent Sample() => new(
        "关于2026年第四季度重点任务调度情况的通报", "〔　　〕　号", "各有关单位：",
        [
            new BulletinHeading(1, "一、总体情况"),
            new BulletinHeading(2, "（一）节能减排"),
            new BulletinParagraph([BulletinSentence.Of("共", new BulletinPart("42", new FigureSource()), "项任务。")]),
            new BulletinTable("各文件任务进展情况", ["序号", "文件"], [10, 90], [["1", "=1+1"], ["2", ""]]),
        ],
        "（发文机关署名）", new DateOnly(2026, 11, 20));

    private static WordprocessingDocument Open(BulletinContent content)
    {
        var stream = new MemoryStream();
        OfficialDocument.Write(stream, content, MadeAt);
        stream.Position = 0;
        return WordprocessingDocument.Open(stream, isEditable: false);
    }
}
