using Ordos.GreenPlan.Extraction.Sources;
using Ordos.GreenPlan.Extraction.Sources.Programs;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

public class MutationTests
{
    private const int Mutations = 2_000;
    private const int MutationsForPrograms = 100;

    // Of a processor's time; a sample takes milliseconds.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    // Outside programs have their own tests; two thousand starts of one would say no more.
    private static readonly NoticeFile Reader = new(NoticeFileLimits.Default, new ProgramLocator(_ => null));

    public static TheoryData<string> Kinds() => [.. Samples().Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_MutatedFile_AnswersInTime(string kind)
    {
        var sample = Samples()[kind];
        var random = new Random(20260229);
        Assert.True(Reader.Read(sample).IsRead);

        for (var time = 0; time < Mutations; time++)
        {
            var mutated = Mutate(sample, random);
            NoticeFileResult? result = null;

            var cost = ProcessorTime.Of(() => result = Reader.Read(mutated));

            Assert.True(result!.IsRead || result.Refusal.Message.EndsWith('。'));
            Assert.True(cost < MostTime, $"Mutation {time} of {kind} took {cost}.");
        }
    }

    [Theory]
    [InlineData("WordDocument")]
    [InlineData("Workbook")]
    public void Read_MutatedCompoundFile_IsRefused(string stream)
    {
        var sample = OleBuilder.File(stream, [0x09, 0x08, 0x10, 0, 0, 6], "SummaryInformation");
        var random = new Random(20260301);

        for (var time = 0; time < Mutations; time++)
        {
            var mutated = Mutate(sample, random);

            // What is cut down to its first bytes may happen to be two Chinese characters.
            Assert.True(!Reader.Read(mutated).IsRead || mutated.Length < 8, $"{mutated.Length} bytes were read.");
        }
    }

    [Fact]
    public void Read_MutatedPdf_AnswersInTime()
    {
        var sample = PdfBuilder.Document((80, 100, "推进节能降碳，提高能效。"), (80, 130, "序号"), (180, 130, "任务"), (280, 130, "单位"));
        var random = new Random(20260302);

        for (var time = 0; time < MutationsForPrograms; time++)
        {
            var result = NoticeFile.Default.Read(Mutate(sample, random));

            Assert.True(result.IsRead || result.Refusal.Code is not "conversion-timeout");
        }
    }

    private static Dictionary<string, byte[]> Samples()
    {
        var body = string.Concat(Enumerable.Range(1, 20).Select(number => DocxBuilder.Item($"推进节能降碳，到2025年下降{number}%。", 1, number % 3)))
            + $"<w:tbl>{DocxBuilder.Row("序号", "任务")}{DocxBuilder.Row("1", "发展风电")}</w:tbl>";
        var levels = DocxBuilder.Pattern(
            1, DocxBuilder.Level(0, "chineseCounting", "%1、"), DocxBuilder.Level(1, "decimal", "%2."), DocxBuilder.Level(2, "decimal", "（%3）"));
        var rows = string.Concat(Enumerable.Range(1, 30).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"><v>{row}</v></c><c r=\"B{row}\" t=\"s\"><v>1</v></c></row>"));
        var lines = string.Concat(Enumerable.Range(0, 20).Select(line => OfdBuilder.Line(28, 20 + (10 * line), "推进节能降碳，提高能效。")));
        var page = "<html><body><div><p>推进节能，降低碳排放。</p><table><tr><td>序号</td><td>任务</td></tr><tr><td rowspan=2>1</td><td>风电。</td></tr></table></div></body></html>";

        return new Dictionary<string, byte[]>
        {
            ["docx"] = DocxBuilder.Document(body, levels + DocxBuilder.List(1, 1)),
            ["docx, stored"] = DocxBuilder.Parts(body, levels + DocxBuilder.List(1, 1)).ToBytes(isStored: true),
            ["xlsx"] = XlsxBuilder.Book(rows),
            ["xlsx, stored"] = XlsxBuilder.Parts(rows).ToBytes(isStored: true),
            ["ofd"] = OfdBuilder.Document(lines, lines),
            ["ofd, stored"] = OfdBuilder.Parts(lines, lines).ToBytes(isStored: true),
            ["html"] = Expect.Gb18030(page),
            ["text, GB18030"] = Expect.Gb18030("推进节能，降低碳排放。\r\n一、总体要求"),
            ["text, UTF-8"] = Expect.Utf8("推进节能，降低碳排放。\r\n一、总体要求"),
        };
    }

    // Bytes changed, cut out, doubled or the end lost: one to eight times a file.
    private static byte[] Mutate(byte[] sample, Random random)
    {
        List<byte> file = [.. sample];
        for (var change = random.Next(1, 9); change > 0 && file.Count > 1; change--)
        {
            var at = random.Next(file.Count);
            var length = Math.Min(random.Next(1, 40), file.Count - at);
            switch (random.Next(5))
            {
                case 0 or 1:
                    file[at] = (byte)random.Next(256);
                    break;
                case 2:
                    file.RemoveRange(at, length);
                    break;
                case 3:
                    file.InsertRange(random.Next(file.Count), file.GetRange(at, length));
                    break;
                default:
                    if (random.Next(4) == 0)
                    {
                        file.RemoveRange(at, file.Count - at);
                    }

                    break;
            }
        }

        return [.. file];
    }
}
