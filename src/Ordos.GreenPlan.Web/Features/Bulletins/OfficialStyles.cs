using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ordos.GreenPlan.Web.Features.Bulletins;

/// <summary>Fonts, styles and page of an official document as GB/T 9704 sets them.</summary>
internal static class OfficialStyles
{
    public const string Title = "GpTitle";
    public const string Number = "GpNumber";
    public const string Addressee = "GpAddressee";
    public const string Body = "GpBody";
    public const string Heading1 = "GpHeading1";
    public const string Heading2 = "GpHeading2";
    public const string Signature = "GpSignature";
    public const string Caption = "GpCaption";
    public const string Cell = "GpCell";
    public const string Head = "GpHead";
    public const string PageNumber = "GpPageNumber";

    private const string Song = "方正小标宋简体";
    private const string FangSong = "仿宋_GB2312";
    private const string Hei = "黑体";
    private const string Kai = "楷体_GB2312";

    /// <summary>Sizes in half points: 2号, 3号, 4号, 小四.</summary>
    private const int Size2 = 44, Size3 = 32, Size4 = 28, SizeSmall4 = 24;

    /// <summary>Pitch of 28 points, so that a page holds 22 lines.</summary>
    private const int Pitch = 560;

    private const string Indent = "640"; // two characters of 3号

    // The named fonts are those of the standard; where a machine lacks one, its other name and then its family is taken.
    private static readonly (string Name, string Other, FontFamilyValues Family)[] FontNames =
    [
        (Song, "小标宋", FontFamilyValues.Roman), (FangSong, "仿宋", FontFamilyValues.Modern), (Hei, "SimHei", FontFamilyValues.Swiss), (Kai, "楷体", FontFamilyValues.Script),
        ("宋体", "SimSun", FontFamilyValues.Roman),
    ];

    public static void AddTo(MainDocumentPart main)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    FontsOf(FangSong), new FontSize { Val = Text(Size3) }, new FontSizeComplexScript { Val = Text(Size3) }, new Languages { Val = "zh-CN", EastAsia = "zh-CN" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "0" }))),
            Of(Title, "公文标题", Song, Size2, JustificationValues.Center, indent: null, Pitch + 40, keepNext: true, after: "280"),
            Of(Number, "发文字号", FangSong, Size3, JustificationValues.Center, indent: null, Pitch, after: "280"),
            Of(Addressee, "主送机关", FangSong, Size3, JustificationValues.Both, indent: null, Pitch),
            Of(Body, "公文正文", FangSong, Size3, JustificationValues.Both, Indent, Pitch),
            Of(Heading1, "一级标题", Hei, Size3, JustificationValues.Both, Indent, Pitch, keepNext: true, outline: 0),
            Of(Heading2, "二级标题", Kai, Size3, JustificationValues.Both, Indent, Pitch, keepNext: true, outline: 1),
            Of(Signature, "署名和日期", FangSong, Size3, JustificationValues.Right, indent: null, Pitch, right: "1280"),
            Of(Caption, "表题", Hei, Size4, JustificationValues.Center, indent: null, Pitch, keepNext: true, before: "140"),
            Of(Cell, "表格文字", FangSong, SizeSmall4, JustificationValues.Left, indent: null, pitch: null),
            Of(Head, "表头", Hei, SizeSmall4, JustificationValues.Center, indent: null, pitch: null),
            Of(PageNumber, "页码", "宋体", Size4, JustificationValues.Left, indent: null, pitch: null));

        main.AddNewPart<FontTablePart>().Fonts = new Fonts(FontNames.Select(font => new Font(
            new AltName { Val = font.Other }, new FontCharSet { Val = "86" }, new FontFamily { Val = font.Family }, new Pitch { Val = FontPitchValues.Variable })
        {
            Name = font.Name,
        }));

        // Page numbers stand outside: right on odd pages, left on even ones.
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
            new EvenAndOddHeaders(), new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15",
            }));
    }

    /// <summary>A4 with margins of 37, 26, 35 and 28 mm, and — 1 — below.</summary>
    public static SectionProperties Section(MainDocumentPart main) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = Footer(main, JustificationValues.Right) },
        new FooterReference { Type = HeaderFooterValues.Even, Id = Footer(main, JustificationValues.Left) },
        new PageSize { Width = 11906U, Height = 16838U },
        new PageMargin { Top = 2098, Right = 1474U, Bottom = 1984, Left = 1588U, Header = 851U, Footer = 1247U, Gutter = 0U });

    private static string Footer(MainDocumentPart main, JustificationValues side)
    {
        var part = main.AddNewPart<FooterPart>();
        part.Footer = new Footer(new Paragraph(
            new ParagraphProperties(
                new ParagraphStyleId { Val = PageNumber },
                new Indentation { LeftChars = 100, Left = "280", RightChars = 100, Right = "280" },
                new Justification { Val = side }),
            Plain("— "), new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" }, Plain(" —")));
        return main.GetIdOfPart(part);
    }

    private static Run Plain(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Style Of(
        string id, string name, string font, int size, JustificationValues side, string? indent, int? pitch, bool keepNext = false, int? outline = null,
        string? before = null, string? after = null, string? right = null)
    {
        var paragraph = new StyleParagraphProperties();
        if (keepNext)
        {
            paragraph.Append(new KeepNext());
        }

        paragraph.Append(Spacing(pitch, before, after));

        if (indent is not null)
        {
            paragraph.Append(new Indentation { FirstLineChars = 200, FirstLine = indent });
        }
        else if (right is not null)
        {
            paragraph.Append(new Indentation { RightChars = 400, Right = right });
        }

        paragraph.Append(new Justification { Val = side });

        if (outline is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        return new Style(new StyleName { Val = name }, new PrimaryStyle(), paragraph, new StyleRunProperties(
            FontsOf(font), new FontSize { Val = Text(size) }, new FontSizeComplexScript { Val = Text(size) }))
        {
            Type = StyleValues.Paragraph, StyleId = id, CustomStyle = true,
        };
    }

    // An attribute that is set to null would be written without a value.
    private static SpacingBetweenLines Spacing(int? pitch, string? before, string? after)
    {
        var spacing = new SpacingBetweenLines { Before = before ?? "0", After = after ?? "0" };

        if (pitch is { } line)
        {
            (spacing.Line, spacing.LineRule) = (Text(line), LineSpacingRuleValues.Exact);
        }

        return spacing;
    }

    private static RunFonts FontsOf(string font) => new() { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font, Hint = FontTypeHintValues.EastAsia };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
