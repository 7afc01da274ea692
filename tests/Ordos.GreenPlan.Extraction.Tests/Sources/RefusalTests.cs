using System.Text;
using Ordos.GreenPlan.Extraction.Sources;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

public class RefusalTests
{
    public static TheoryData<string, byte[]> Files() => new()
    {
        { "empty-file", [] },
        { "no-text", Encoding.UTF8.GetBytes(" \r\n\t　\n") },
        { "picture", [0x89, .. "PNG\r\n\x1A\n"u8, 0, 0, 0, 13] },
        { "picture", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8] },
        { "picture", [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8] },
        { "binary", [0x7F, .. "ELF"u8, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
        { "binary", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF] },
        { "archive", [.. "Rar!"u8, 0x1A, 7, 1, 0] },
        { "archive", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0] },
        { "archive", new ZipBuilder().Add("方案.txt", "正文").ToBytes() },
        { "archive", new ZipBuilder().ToBytes() },
        { "unsupported", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><data/>") },
        { "unsupported", Encoding.UTF8.GetBytes("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n") },
        { "unsupported", OleBuilder.File("PowerPoint Document") },
        { "unsupported", new ZipBuilder().Add("mimetype", "application/vnd.oasis.opendocument.presentation").ToBytes() },
        { "encrypted", OleBuilder.File("EncryptionInfo", null, "EncryptedPackage") },
        { "encrypted", OleBuilder.File("WordDocument", [0xEC, 0xA5, 0xC1, 0, 0, 0, 0, 0, 0, 0, 0, 0x01]) },
        { "encrypted", OleBuilder.File("Workbook", [0x09, 0x08, 0x02, 0, 0, 6, 0x2F, 0, 54, 0]) },
        { "encrypted", new ZipBuilder().Add("mimetype", "application/vnd.oasis.opendocument.text").Add("META-INF/manifest.xml", "<m:encryption-data/>").ToBytes() },
        { "encrypted", OfdBuilder.Parts(OfdBuilder.Line(9, 9, "密")).Replace("Doc_0/Document.xml", "<Document><Encryptions/><Pages/></Document>").ToBytes() },
        { "macro", OleBuilder.File("WordDocument", null, "Macros", "VBA") },
        { "macro", DocxBuilder.Parts(DocxBuilder.Paragraph("宏")).Add("word/vbaProject.bin", "x").ToBytes() },
        { "macro", XlsxBuilder.Parts("").Add("xl/macrosheets/sheet1.xml", "<x/>").ToBytes() },
        { "macro", new ZipBuilder().Add("mimetype", "application/vnd.oasis.opendocument.text").Add("Basic/script-lc.xml", "<x/>").ToBytes() },
        { "broken-file", [.. DocxBuilder.Document(DocxBuilder.Paragraph("半截")).AsSpan(0, 900)] },
        { "broken-file", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { "missing-program", OleBuilder.File("WordDocument", [0xEC, 0xA5, 0xC1, 0]) },
        { "missing-program", OleBuilder.File("CONTENTS") },
        { "missing-program", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w/>") },
        { "missing-program", new ZipBuilder().Add("mimetype", "application/vnd.oasis.opendocument.text").ToBytes() },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_WhatIsNoNotice_IsRefusedByName(string code, byte[] file) => Expect.Refusal(file, code);

    [Fact]
    public void Read_LargeFile_IsRefusedUnread() =>
        Assert.Contains("20 MB", Expect.Refusal(new byte[(20 * 1024 * 1024) + 1], "file-too-large").Message, StringComparison.Ordinal);

    [Fact]
    public void Read_LongText_IsRefused() =>
        Expect.Refusal(Expect.Utf8(new string('a', 6_000_001)), "text-too-long");

    [Fact]
    public void Read_LongTextInAFile_IsRefused()
    {
        var limits = new NoticeFileLimits { MaxTextLength = 1000 };
        var paragraphs = string.Concat(Enumerable.Repeat(DocxBuilder.Paragraph("推进节能降碳。"), 200));

        Expect.Refusal(DocxBuilder.Document(paragraphs), "text-too-long", limits);
        Expect.Refusal(DocxBuilder.Document(paragraphs), "text-too-long", new NoticeFileLimits { MaxLines = 100 });
        Expect.Refusal(Expect.Utf8(string.Concat(Enumerable.Repeat("推进节能降碳。\n", 200))), "text-too-long", new NoticeFileLimits { MaxLines = 100 });
        Expect.Refusal(Expect.Utf8("<html><p>" + string.Concat(Enumerable.Repeat("推进节能降碳。<p>", 200))), "text-too-long", limits);
    }

    [Fact]
    public void Read_RandomBytes_IsRefused()
    {
        var random = new Random(20240929);
        var bytes = new byte[5000];
        for (var time = 0; time < 200; time++)
        {
            random.NextBytes(bytes);
            Assert.False(NoticeFile.Default.Read(bytes).IsRead);
        }
    }

    [Fact]
    public void Messages_HoldNothingOfTheMachine()
    {
        foreach (var file in Files())
        {
            var message = Expect.Refusal(file.Data.Item2, file.Data.Item1).Message;

            Assert.DoesNotContain("Exception", message, StringComparison.Ordinal);
            Assert.DoesNotContain('/', message);
        }
    }
}
