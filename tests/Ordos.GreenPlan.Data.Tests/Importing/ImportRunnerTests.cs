using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Importing;
using Microsoft.EntityFrameworkCore;

namespace Ordos.GreenPlan.Data.Tests.Importing;

/// <summary>Files are read in the background, once, whatever happens to the server.</summary>
public sealed class ImportRunnerTests(Databases databases) : ReviewTest(databases)
{
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    private ImportDesk Desk => Get<ImportDesk>();

    private ImportRunner Runner => Get<ImportRunner>();

    [Fact]
    public async Task Run_Notice_BecomesADraftAndItsBytesGo()
    {
        var job = await ReadAsync(File("方案.txt", Notice));

        Assert.Equal((ImportState.Done, 100), (job.State, job.Progress));
        Assert.Equal("《草原碳汇试点工作方案》：任务3项，目标1项，存为草稿。", job.Message);
        Assert.Null(Assert.Single(job.Files).Content);
        Assert.Equal(["Draft"], await QueryAsync("select stage from documents"));
    }

    [Fact]
    public async Task Run_SameNoticeAgain_PointsAtTheFirst()
    {
        var first = await ReadAsync(File("方案.txt", Notice));
        var second = await ReadAsync(File("另存.txt", Notice));

        Assert.Equal((ImportState.Done, first.DocumentId), (second.State, second.DocumentId));
        Assert.Contains("此前已导入", second.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], await QueryAsync("select count(*) from documents"));
    }

    [Fact]
    public async Task Run_NoticeAndItsAnnex_AreOneDocument()
    {
        const string annex =
            """
            附件
            主要指标表
            到2027年，草原综合植被盖度达到62%。
            """;

        var job = await ReadAsync(File("附件.txt", annex), File("方案.txt", Notice));

        Assert.Equal(ImportState.Done, job.State);
        Assert.Contains("草原综合植被盖度", (await LoadAsync(job.DocumentId!.Value)).Source.Text, StringComparison.Ordinal);
        Assert.Equal(["1"], await QueryAsync("select count(*) from documents"));
    }

    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "方案.docx", [0x89, .. "PNG\r\n\u001a\n"u8], "没有导入：文件是图片，请先作文字识别，再导入所得文字。" },
        { "方案.docx", Bomb(), "没有导入：文件展开后的内容过大，不予导入。" },
        { "方案.docx", Macro(), "没有导入：文件含有宏，不予导入；请另存为不含宏的文档。" },
        { "方案.txt", [], "没有导入：文件是空的，没有可导入的内容。" },
        { "方案.txt", [.. "今天天气很好。"u8], "文中没有读到任务，未导入。请确认文件是分解任务的通知，或补充其任务清单。" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Run_FileThatIsNoNotice_SaysSoInOneSentenceAndStoresNothing(string name, byte[] content, string message)
    {
        var job = await ReadAsync(new HandedFile(name, content));

        Assert.Equal((ImportState.Failed, message), (job.State, job.Message!));
        Assert.Equal(["0"], await QueryAsync("select count(*) from documents"));
        Assert.Equal(["0"], await QueryAsync("select count(*) from import_files where content is not null"));
    }

    [Fact]
    public async Task Submit_MoreThanTheLimit_IsRefusedAndNothingKept()
    {
        var half = new byte[(ImportDesk.MaxBytes / 2) + 1];

        Assert.Equal("too-large", await RefusalAsync(() => Desk.SubmitAsync(First, [new("一.pdf", half), new("二.pdf", half)], null, null, Cancel)));
        Assert.Equal("no-files", await RefusalAsync(() => Desk.SubmitAsync(First, [], null, null, Cancel)));
        Assert.Equal(["0"], await QueryAsync("select count(*) from import_jobs"));
    }

    [Theory]
    [InlineData(AccountRole.Staff)]
    [InlineData(AccountRole.DepartmentHead)]
    [InlineData(AccountRole.Coordinator)]
    [InlineData(AccountRole.Leader)]
    public async Task Submit_ByAnybodyButAnAdministrator_IsRefused(AccountRole role)
    {
        var actor = new Actor(5, "某人", role, 1);

        Assert.Equal("forbidden", await RefusalAsync(() => Desk.SubmitAsync(actor, [File("方案.txt", Notice)], null, null, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.CancelAsync(actor, 1, Cancel)));
    }

    [Fact]
    public async Task Run_InterruptedByAPowerCut_IsTakenUpAgain()
    {
        var id = await Desk.SubmitAsync(First, [File("方案.txt", Notice)], null, null, Cancel);
        Assert.NotNull(await ImportClaim.TakeAsync(Get<IDbContextFactory<GreenPlanContext>>(), Cancel)); // and then the server is gone
        Assert.False(await Runner.RunNextAsync(Cancel)); // its sign of life is fresh

        await QueryAsync("update import_jobs set beat = now() - interval '16 seconds'");
        Assert.True(await Runner.RunNextAsync(Cancel));

        Assert.Equal((ImportState.Done, 2), ((await JobAsync(id)).State, (await JobAsync(id)).Attempts));
    }

    [Fact]
    public async Task Run_InterruptedThreeTimes_IsGivenUp()
    {
        var id = await Desk.SubmitAsync(First, [File("方案.txt", Notice)], null, null, Cancel);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.NotNull(await ImportClaim.TakeAsync(Get<IDbContextFactory<GreenPlanContext>>(), Cancel));
            await QueryAsync("update import_jobs set beat = now() - interval '16 seconds'");
        }

        Assert.False(await Runner.RunNextAsync(Cancel));

        var job = await JobAsync(id);
        Assert.Equal(ImportState.Failed, job.State);
        Assert.Contains("三次都中断", job.Message, StringComparison.Ordinal);
        Assert.Null(Assert.Single(job.Files).Content);
    }

    [Fact]
    public async Task Run_ServerStops_PutsTheImportBack()
    {
        var id = await Desk.SubmitAsync(First, [File("方案.txt", Notice)], null, null, Cancel);
        var contexts = Get<IDbContextFactory<GreenPlanContext>>();
        var claim = (await ImportClaim.TakeAsync(contexts, Cancel))!;

        await claim.ReleaseAsync(Cancel);

        Assert.Equal((ImportState.Queued, 0), ((await JobAsync(id)).State, (await JobAsync(id)).Attempts));
        Assert.True(await Runner.RunNextAsync(Cancel));
        Assert.Equal(ImportState.Done, (await JobAsync(id)).State);
    }

    [Fact]
    public async Task Run_ByTwoServersAtOnce_ReadsEachImportOnce()
    {
        var jobs = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            jobs.Add(await Desk.SubmitAsync(First, [File("方案.txt", Notice.Replace("91号", $"{91 + i}号", StringComparison.Ordinal))], null, null, Cancel));
        }

        var other = new ImportRunner(
            Get<IDbContextFactory<GreenPlanContext>>(), Get<NoticeImporter>(), Get<AnnexImporter>(), TimeProvider.System, NullLogger<ImportRunner>.Instance);
        await Task.WhenAll(DrainAsync(Runner), DrainAsync(other));

        Assert.Equal(["6"], await QueryAsync("select count(*) from documents"));
        Assert.Equal(["Done|1|6"], await QueryAsync("select state, max(attempts), count(*) from import_jobs group by state"));
    }

    [Fact]
    public async Task Cancel_WhileWaiting_StoresNothing()
    {
        var id = await Desk.SubmitAsync(First, [File("方案.txt", Notice)], null, null, Cancel);

        await Desk.CancelAsync(First, id, Cancel);

        Assert.False(await Runner.RunNextAsync(Cancel));
        Assert.Equal(ImportState.Cancelled, (await JobAsync(id)).State);
        Assert.Null(Assert.Single((await JobAsync(id)).Files).Content);
    }

    [Fact]
    public async Task Cancel_WhileReading_EndsTheHold()
    {
        var id = await Desk.SubmitAsync(First, [File("方案.txt", Notice)], null, null, Cancel);
        var claim = (await ImportClaim.TakeAsync(Get<IDbContextFactory<GreenPlanContext>>(), Cancel))!;
        Assert.True(await claim.BeatAsync(Cancel));

        await Desk.CancelAsync(First, id, Cancel);

        Assert.False(await claim.BeatAsync(Cancel));
    }

    private static async Task DrainAsync(ImportRunner runner)
    {
        while (await runner.RunNextAsync(Cancel))
        {
        }
    }

    private static byte[] Bomb()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", Encoding.UTF8.GetBytes(
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Override PartName=\"/word/document.xml\" ContentType=\"{Word}.document.main+xml\"/></Types>"));
            Write(archive, "_rels/.rels", Encoding.UTF8.GetBytes(
                $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"));
            Write(archive, "word/document.xml", new byte[80 * 1024 * 1024]);
        }

        return file.ToArray();
    }

    private static byte[] Macro()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", "<Types/>"u8.ToArray());
            Write(archive, "word/document.xml", "<w:document/>"u8.ToArray());
            Write(archive, "word/vbaProject.bin", [1, 2, 3]);
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }
}
