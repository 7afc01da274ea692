using System.IO.Compression;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Tests.Tasks;

public sealed class EvidenceFileTests
{
    [Fact]
    public void Of_Content_DecidesTheKindAndTheEnding()
    {
        Assert.Equal("验收.pdf", Add("验收.exe", "%PDF-1.7"u8.ToArray()).Name);
        Assert.Equal("照片.jpg", Add("照片.jpeg", [0xFF, 0xD8, 0xFF, 0xE0]).Name);
        Assert.Equal("图.png", Add("图.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).Name);
        Assert.Equal("意见.docx", Add("意见.docx", Package("[Content_Types].xml", "word/document.xml")).Name);
        Assert.Equal("清单.xlsx", Add("清单.zip", Package("[Content_Types].xml", "xl/workbook.xml")).Name);
    }

    [Fact]
    public void Of_OtherContent_IsRefusedWhateverItIsCalled()
    {
        byte[][] others =
        [
            "MZ"u8.ToArray(), "<html>"u8.ToArray(), "PK\u0003\u0004broken"u8.ToArray(), Package("a.txt"), Package("word/document.xml"),
            Package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        ];

        Assert.All(others, content => Assert.Equal("evidence-kind", Refusal("验收.pdf", content)));
        Assert.Equal("evidence-empty", Refusal("空.pdf", []));
        Assert.Equal("evidence-size", Refusal("大.pdf", new byte[EvidenceFile.MaxBytes + 1]));
    }

    [Theory]
    [InlineData(@"C:\我的文档\验收意见.pdf", "验收意见.pdf")]
    [InlineData("../../etc/验收.pdf", "验收.pdf")]
    [InlineData("..", "佐证.pdf")]
    [InlineData("a\r\nb\".pdf", "ab.pdf")]
    [InlineData("", "佐证.pdf")]
    public void Of_Name_IsKeptWithoutFoldersAndSigns(string given, string kept) => Assert.Equal(kept, Add(given, "%PDF-1.7"u8.ToArray()).Name);

    [Fact]
    public void Of_LongName_IsCutBeforeItsEnding() => Assert.Equal(new string('长', EvidenceFile.MaxName - 4) + ".pdf", Add(new string('长', 300) + ".pdf", "%PDF-1.7"u8.ToArray()).Name);

    private static EvidenceFile Add(string name, byte[] content) => EvidenceFile.Of(
        new ProgressReport { TaskId = 1, DepartmentId = 2, PeriodId = 3, WrittenAt = DateTime.UnixEpoch, WrittenBy = "经办人" }, name, content,
        new Actor(1, "经办人", AccountRole.Staff, 2), DateTime.UnixEpoch);

    private static string Refusal(string name, byte[] content) => Assert.Throws<DomainRuleException>(() => Add(name, content)).Code;

    private static byte[] Package(params string[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                archive.CreateEntry(part);
            }
        }

        return file.ToArray();
    }
}
