namespace Ordos.GreenPlan.Extraction.Tests.Sources;

/// <summary>Makes workbooks of one visible sheet, as given, and a hidden one.</summary>
internal static class XlsxBuilder
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static byte[] Book(string rows) => Parts(rows).ToBytes();

    public static ZipBuilder Parts(string rows) => new ZipBuilder()
        .Add("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
              <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
              <Override PartName="/xl/workbook.xml" ContentType="{Sheet}.sheet.main+xml"/>
              <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Sheet}.worksheet+xml"/>
              <Override PartName="/xl/worksheets/sheet2.xml" ContentType="{Sheet}.worksheet+xml"/>
              <Override PartName="/xl/sharedStrings.xml" ContentType="{Sheet}.sharedStrings+xml"/>
              <Override PartName="/xl/styles.xml" ContentType="{Sheet}.styles+xml"/>
            </Types>
            """)
        .Add("_rels/.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/>
            </Relationships>
            """)
        .Add("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/>
              <Relationship Id="rId2" Type="{Office}/worksheet" Target="worksheets/sheet2.xml"/>
              <Relationship Id="rId3" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/>
              <Relationship Id="rId4" Type="{Office}/styles" Target="styles.xml"/>
            </Relationships>
            """)
        .Add("xl/workbook.xml", $"""
            <workbook {Main} xmlns:r="{Office}"><sheets>
              <sheet name="旧" sheetId="2" state="hidden" r:id="rId2"/><sheet name="清单" sheetId="1" r:id="rId1"/>
            </sheets></workbook>
            """)
        .Add("xl/sharedStrings.xml", $"""
            <sst {Main}><si><r><t>附件：</t></r><r><t>任务清单</t></r><rPh sb="0" eb="1"><t>フ</t></rPh></si><si><t>发展风电
            发展光伏</t></si></sst>
            """)
        .Add("xl/styles.xml", $"""
            <styleSheet {Main}><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>
            <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="164"/></cellXfs></styleSheet>
            """)
        .Add("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>")
        .Add("xl/worksheets/sheet2.xml", $"<worksheet {Main}><sheetData><row><c t=\"inlineStr\"><is><t>隐藏</t></is></c></row></sheetData></worksheet>");
}
