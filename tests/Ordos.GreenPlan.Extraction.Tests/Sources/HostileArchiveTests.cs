using System.Buffers.Binary;
using Ordos.GreenPlan.Extraction.Sources;
using Xunit;
using static Ordos.GreenPlan.Extraction.Tests.Sources.DocxBuilder;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

public class HostileArchiveTests
{
    private const string BillionLaughs = """
        <!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
        """;

    [Theory]
    [InlineData("word/document.xml")]
    [InlineData("[Content_Types].xml")]
    [InlineData("word/_rels/document.xml.rels")]
    public void Read_BombInAPart_IsRefused(string part)
    {
        var bomb = WithZeros(Parts(Paragraph("正文")), part);

        Bounded(() => Expect.Refusal(bomb.ToBytes(), "oversized-content"));
    }

    [Fact]
    public void Read_BombBesideTheText_IsNotUnpacked() =>
        Bounded(() => Expect.Lines(Parts(Paragraph("正文")).AddZeros("word/media/image1.png", 200).ToBytes(), "正文"));

    [Fact]
    public void Read_BombInOfd_IsRefused() =>
        Bounded(() => Expect.Refusal(
            WithZeros(OfdBuilder.Parts(OfdBuilder.Line(9, 9, "文")), "Doc_0/Pages/Page_0/Content.xml").ToBytes(), "oversized-content"));

    [Fact]
    public void Read_BombsOfManySheets_AreRefusedTogether()
    {
        var rows = string.Concat(Enumerable.Range(0, 40_000).Select(row => $"<row><c><v>{row * 7919 % 100_003}</v></c><c><v>{row}</v></c></row>"));

        Bounded(() => Expect.Refusal(XlsxBuilder.Book(rows), "oversized-content", new NoticeFileLimits { MaxUnpackedBytes = 1_000_000 }));
    }

    [Fact]
    public void Read_DeclaredSizeThatLies_IsCountedInstead()
    {
        var file = WithZeros(Parts(Paragraph("正文")), "word/document.xml").ToBytes();
        DeclareSizes(file, 100);

        Bounded(() => Assert.False(NoticeFile.Default.Read(file).IsRead));
    }

    [Fact]
    public void Read_DeclaredSizeTooLarge_DoesNoHarm()
    {
        var file = Document(Paragraph("正文"));
        DeclareSizes(file, 0x7FFFFFFF);

        Bounded(() => NoticeFile.Default.Read(file));
    }

    [Theory]
    [InlineData("word/document.xml")]
    [InlineData("word/numbering.xml")]
    [InlineData("word/styles.xml")]
    [InlineData("_rels/.rels")]
    public void Read_EntitiesInAPart_AreRefused(string part) =>
        Bounded(() => Expect.Refusal(
            Parts(Paragraph("正文")).Replace(part, BillionLaughs + $"<w:document {Namespaces}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>").ToBytes(),
            "unsafe-xml"));

    [Fact]
    public void Read_EntityOfAFileInOfd_IsRefused() =>
        Expect.Refusal(
            OfdBuilder.Parts(OfdBuilder.Line(9, 9, "文"))
                .Replace("OFD.xml", "<!DOCTYPE o [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><OFD><DocRoot>&f;</DocRoot></OFD>").ToBytes(),
            "unsafe-xml");

    [Fact]
    public void Read_DeepNesting_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 5000)) + Paragraph("深") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 5000));

        Bounded(() => Expect.Refusal(Document(deep), "too-deep"));
        Bounded(() => Expect.Refusal(OfdBuilder.Document(string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000))), "too-deep"));
    }

    [Fact]
    public void Read_NestingJustAllowed_FitsTheStack() =>
        Bounded(() => Expect.Lines(
            Document(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 120)) + Paragraph("深") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 120))),
            "深"));

    [Fact]
    public void Read_TablesInTables_AreBounded()
    {
        var deep = string.Concat(Enumerable.Repeat($"<w:tbl>{Row("甲", "乙")}<w:tr><w:tc>", 80)) + Paragraph("深") + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 80));

        Bounded(() => NoticeFile.Default.Read(Document(deep)));
    }

    [Fact]
    public void Read_ManyEntries_IsRefused()
    {
        var zip = Parts(Paragraph("正文"));
        for (var entry = 0; entry < 10_001; entry++)
        {
            zip.Add($"e{entry}", "");
        }

        Bounded(() => Expect.Refusal(zip.ToBytes(), "oversized-content"));
    }

    [Fact]
    public void Read_TwoEntriesOfOneName_AreRefused() =>
        Expect.Refusal(Parts(Paragraph("甲")).Add("word/document.xml", $"<w:document {Namespaces}><w:body>{Paragraph("乙")}</w:body></w:document>").ToBytes(), "broken-file");

    [Fact]
    public void Read_NamesThatClimbOut_WriteNothing()
    {
        var before = Directory.GetFileSystemEntries(Path.GetTempPath(), "climbed*");

        Expect.Lines(Parts(Paragraph("正文")).Add("../../../../../../tmp/climbed.txt", "x").Add("/tmp/climbed2.txt", "x").ToBytes(), "正文");
        Expect.Refusal(
            OfdBuilder.Parts(OfdBuilder.Line(9, 9, "文")).Replace("Doc_0/Document.xml", "<D><Page BaseLoc=\"../../../../../etc/passwd\"/></D>").ToBytes(), "no-text");

        Assert.Equal(before, Directory.GetFileSystemEntries(Path.GetTempPath(), "climbed*"));
    }

    [Fact]
    public void Read_ArchiveInArchive_IsNotOpened() =>
        Expect.Refusal(new ZipBuilder().Add("a.docx", Document(Paragraph("正文"))).ToBytes(), "archive");

    [Fact]
    public void Read_RepetitionsThatMultiply_AreBounded()
    {
        var page = "<TextObject Boundary=\"0 0 1 1\"><TextCode DeltaX=\"" + string.Concat(Enumerable.Repeat("g 2000000000 5 ", 10_000)) + "\">文</TextCode></TextObject>";
        var span = $"<w:tbl><w:tr>{string.Concat(Enumerable.Repeat($"<w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr>{Paragraph("格")}</w:tc>", 100))}</w:tr>{Row("甲", "乙")}</w:tbl>";
        var rows = string.Concat(Enumerable.Repeat("<row><c r=\"XFD1\"><v>1</v></c></row>", 50_000));

        Bounded(() => NoticeFile.Default.Read(OfdBuilder.Document(page)));
        Bounded(() => NoticeFile.Default.Read(Document(span)));
        Bounded(() => NoticeFile.Default.Read(XlsxBuilder.Book(rows)));
    }

    [Fact]
    public void Read_StylesThatInheritInCircles_End() =>
        Expect.Lines(
            Document(
                Paragraph("正文", "<w:pStyle w:val=\"A\"/>"),
                Pattern(1, "<w:numStyleLink w:val=\"A\"/>") + List(1, 1),
                "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>"),
            "正文");

    private static ZipBuilder WithZeros(ZipBuilder zip, string name) => zip.Without(name).AddZeros(name, 100);

    private static void Bounded(Action read)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        var time = ProcessorTime.Of(read);

        Assert.True(time < TimeSpan.FromSeconds(20), $"{time}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < 512L * 1024 * 1024);
    }

    // The local headers and the central directory both name a size unpacked.
    private static void DeclareSizes(byte[] zip, int size)
    {
        for (var at = 0; at + 30 < zip.Length; at++)
        {
            var mark = BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(at));
            var place = mark switch { 0x04034B50 => 22, 0x02014B50 => 24, _ => 0 };
            if (place > 0)
            {
                BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(at + place), size);
            }
        }
    }
}
