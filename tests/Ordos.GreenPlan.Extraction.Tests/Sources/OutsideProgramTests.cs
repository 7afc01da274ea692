using System.Diagnostics;
using Ordos.GreenPlan.Extraction.Sources;
using Ordos.GreenPlan.Extraction.Sources.Programs;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class OutsideProgramTests
{
    private static readonly byte[] Rtf = @"{\rtf1\ansi\ansicpg936 notice}"u8.ToArray();

    [Fact]
    public void Read_Pdf_GivesParagraphsOfItsLines()
    {
        Assert.NotNull(ProgramLocator.OfThisMachine.PdfToText);
        var file = PdfBuilder.Document(
            (180, 50, "减污降碳实施方案"),
            (112, 100, "为深入推进减污降碳，到2025年能耗明显下"),
            (80, 128, "降，制定本方案。"),
            (112, 156, "一、总体要求"),
            (280, 780, "—1—"));

        Assert.Equal(
            "减污降碳实施方案\n为深入推进减污降碳，到2025年能耗明显下降，制定本方案。\n一、总体要求\n",
            NoticeFile.Default.Read(file).Text);
    }

    [Fact]
    public void Read_PdfWithPassword_IsRefused() =>
        Expect.Refusal(PdfBuilder.WithPassword((80, 100, "密")), "encrypted", NoticeFileLimits.Default);

    [Fact]
    public void Read_PdfOfPictures_IsRefused() =>
        Expect.Refusal(PdfBuilder.Document(), "no-text", NoticeFileLimits.Default);

    [Fact]
    public void Read_PdfCutShort_IsRefused() =>
        Expect.Refusal("%PDF-1.5\n1 0 obj"u8.ToArray(), "broken-file", NoticeFileLimits.Default);

    [Fact]
    public void Read_WithoutPrograms_NamesWhatIsMissing()
    {
        Assert.Contains("pdftotext", Expect.Refusal(PdfBuilder.Document(), "missing-program").Message, StringComparison.Ordinal);
        Assert.Contains("LibreOffice", Expect.Refusal(Rtf, "missing-program").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_Rtf_IsConvertedInAFolderOfItsOwn()
    {
        using var office = new FakeProgram("""
            here=$(dirname "$0")
            pwd > "$here/folder"
            echo "$@" > "$here/arguments"
            env > "$here/environment"
            grep -q MacroSecurityLevel profile/user/registrymodifications.xcu && grep -q notice input.rtf && cp "$here/result.docx" out/input.docx
            """);
        await File.WriteAllBytesAsync(office.PathOf("result.docx"), DocxBuilder.Document(DocxBuilder.Paragraph("转换后的正文。")), TestContext.Current.CancellationToken);

        var result = await office.Reader().ReadAsync(Rtf, TestContext.Current.CancellationToken);

        Assert.Equal("转换后的正文。\n", result.Text);
        Assert.Contains("--headless", await ReadAsync(office, "arguments"), StringComparison.Ordinal);
        Assert.Contains("--convert-to docx", await ReadAsync(office, "arguments"), StringComparison.Ordinal);
        Assert.DoesNotContain("DOTNET", await ReadAsync(office, "environment"), StringComparison.Ordinal);
        Assert.False(Directory.Exists((await ReadAsync(office, "folder")).Trim()));
    }

    [Fact]
    public async Task Read_Xls_IsConvertedToXlsx()
    {
        using var office = new FakeProgram("cp \"$(dirname \"$0\")/result.xlsx\" out/input.xlsx");
        var book = XlsxBuilder.Book("<row><c t=\"inlineStr\"><is><t>序号</t></is></c><c t=\"inlineStr\"><is><t>任务</t></is></c></row>");
        await File.WriteAllBytesAsync(office.PathOf("result.xlsx"), book, TestContext.Current.CancellationToken);

        var result = await office.Reader().ReadAsync(OleBuilder.File("Workbook"), TestContext.Current.CancellationToken);

        Assert.Equal("\t序号\t任务\n", result.Text);
    }

    [Fact]
    public void Read_NoResult_IsRefused()
    {
        using var office = new FakeProgram("exit 0");

        Assert.Equal("broken-file", office.Reader().Read(Rtf).Refusal!.Code);
    }

    [Fact]
    public async Task Read_ProgramThatHangs_IsEndedWithItsChildren()
    {
        using var office = new FakeProgram("sleep 600 & echo $! > \"$(dirname \"$0\")/child\"; wait");
        var time = Stopwatch.StartNew();

        var result = await office.Reader(new NoticeFileLimits { ProgramTime = TimeSpan.FromSeconds(1) })
            .ReadAsync(Rtf, TestContext.Current.CancellationToken);

        Assert.Equal("conversion-timeout", result.Refusal!.Code);

        // Half of what the program would have slept: far more than a busy machine needs, far less than waiting for it.
        Assert.True(time.Elapsed < TimeSpan.FromMinutes(5));
        await AssertEndsAsync(int.Parse(await ReadAsync(office, "child"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Read_Cancelled_ThrowsThat()
    {
        using var office = new FakeProgram("sleep 600");
        using var cancelling = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => office.Reader().ReadAsync(Rtf, cancelling.Token));
    }

    [Fact]
    public void Read_ProgramThatNeverStopsWriting_IsRefused()
    {
        using var reader = new FakeProgram("yes");

        var result = reader.Reader(new NoticeFileLimits { MaxProgramOutputBytes = 100_000 }).Read(PdfBuilder.Document());

        Assert.Equal("oversized-content", result.Refusal!.Code);
    }

    private static Task<string> ReadAsync(FakeProgram program, string name) =>
        File.ReadAllTextAsync(program.PathOf(name), TestContext.Current.CancellationToken);

    private static async Task AssertEndsAsync(int process)
    {
        // Ended, or waiting to be reaped by whoever inherited it.
        for (var attempt = 0; attempt < 600 && IsRunning(process); attempt++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.False(IsRunning(process));
    }

    private static bool IsRunning(int process)
    {
        var status = $"/proc/{process}/stat";
        return File.Exists(status) && !File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal);
    }
}
