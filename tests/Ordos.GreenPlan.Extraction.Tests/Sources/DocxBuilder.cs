namespace Ordos.GreenPlan.Extraction.Tests.Sources;

/// <summary>Makes .docx files from the XML of their parts, so that a test shows exactly what the reader meets.</summary>
internal static class DocxBuilder
{
    public const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    public static byte[] Document(string body, string? numbering = null, string? styles = null) =>
        Parts(body, numbering, styles).ToBytes();

    public static ZipBuilder Parts(string body, string? numbering = null, string? styles = null) => new ZipBuilder()
        .Add("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
              <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
              <Default Extension="xml" ContentType="application/xml"/>
              <Override PartName="/word/document.xml" ContentType="{Word}.document.main+xml"/>
              <Override PartName="/word/numbering.xml" ContentType="{Word}.numbering+xml"/>
              <Override PartName="/word/styles.xml" ContentType="{Word}.styles+xml"/>
              <Override PartName="/word/header1.xml" ContentType="{Word}.header+xml"/>
            </Types>
            """)
        .Add("_rels/.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="rId1" Type="{Office}/officeDocument" Target="word/document.xml"/>
            </Relationships>
            """)
        .Add("word/_rels/document.xml.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="rId1" Type="{Office}/numbering" Target="numbering.xml"/>
              <Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/>
              <Relationship Id="rId3" Type="{Office}/header" Target="header1.xml"/>
            </Relationships>
            """)
        .Add("word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>")
        .Add("word/numbering.xml", $"<w:numbering {Namespaces}>{numbering}</w:numbering>")
        .Add("word/styles.xml", $"<w:styles {Namespaces}>{styles}</w:styles>")
        .Add("word/header1.xml", $"<w:hdr {Namespaces}>{Paragraph("内部资料")}</w:hdr>");

    public static string Paragraph(string text, string properties = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr>{Run(text)}</w:p>";

    public static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static string Item(string text, int list, int level = 0) =>
        Paragraph(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    public static string Row(params string[] cells) =>
        $"<w:tr>{string.Concat(cells.Select(cell => $"<w:tc>{Paragraph(cell)}</w:tc>"))}</w:tr>";

    public static string Level(int index, string format, string text, string more = "") =>
        $"<w:lvl w:ilvl=\"{index}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>";

    public static string List(int id, int pattern, string overrides = "") =>
        $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{pattern}\"/>{overrides}</w:num>";

    public static string Pattern(int id, params string[] levels) =>
        $"<w:abstractNum w:abstractNumId=\"{id}\">{string.Concat(levels)}</w:abstractNum>";
}
