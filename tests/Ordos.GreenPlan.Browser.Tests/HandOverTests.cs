using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>Files that lie, that are too large or stop half way, and a portal that ends while it reads: one sentence, nothing stored, and it goes on.</summary>
public sealed class HandOverTests(PortalFixture fixture) : BrowserTest(fixture)
{
    public static TheoryData<string, string> Hostile => new()
    {
        { "picture", "没有导入：文件是图片，请先作文字识别，再导入所得文字。" },
        { "bomb", "没有导入：文件展开后的内容过大，不予导入。" },
        { "macro", "没有导入：文件含有宏，不予导入；请另存为不含宏的文档。" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task HandOver_FileThatLies_SaysOneSentenceAndStoresNothing(string kind, string sentence)
    {
        var portal = await Fixture.WritingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, "/import");
        var desk = new DraftDesk(visit.Page);
        var name = $"方案{Guid.NewGuid():N}.docx";

        await desk.HandOverAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = File(kind) });

        var job = visit.Page.Locator(".jobs li", new() { HasText = name });
        await Expect(job).ToHaveAttributeAsync("data-state", "Failed");
        await Expect(job).ToContainTextAsync(sentence);
        await using var db = await portal.DataAsync();
        Assert.False(await db.Documents.AnyAsync(d => d.Source!.FileName == name, TestContext.Current.CancellationToken));
        Assert.True(await db.ImportJobs.Where(j => j.Name == name).SelectMany(j => j.Files).AllAsync(f => f.Content == null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task HandOver_200Megabytes_IsRefusedByPageAndServerAndThePortalGoesOn()
    {
        var portal = await Fixture.WritingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, "/import");
        var desk = new DraftDesk(visit.Page);
        using var folder = new ScratchFolder();
        var large = Path.Combine(folder.Path, "扫描件.pdf");
        await using (var file = System.IO.File.Create(large))
        {
            file.SetLength(200L * 1024 * 1024);
        }

        await Expect(visit.Page.Locator("form.up[data-ready]")).ToBeVisibleAsync();
        await visit.Page.Locator("form.up input[type=file]").SetInputFilesAsync(large);
        await Expect(visit.Page.Locator("form.up .no")).ToHaveTextAsync("文件合计超过50 MB，没有导入。请删去图片或拆成几个文件后再导入。");

        // Past the page's own look: the server says it before it reads a byte.
        visit.Expects("status of 413");
        var answer = await visit.Page.EvaluateAsync<string>(
            """
            async () => {
              const form = document.querySelector("form.up");
              const data = new FormData();
              data.append("files", new Blob([new Uint8Array(52 * 1048576 + 1)]), "大.pdf");
              try {
                const answer = await fetch(form.action, { method: "POST", body: data, headers: { RequestVerificationToken: form.elements.__RequestVerificationToken.value } });
                return `${answer.status} ${(await answer.json()).message}`;
              } catch (cut) { return "413 cut"; }
            }
            """);
        Assert.StartsWith("413", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("扫描件.pdf", await visit.Page.Locator(".jobs").AllInnerTextsAsync());

        var text = Drafts.Grassland(200);
        await desk.HandOverAsync(Drafts.File(text));
        await Expect(desk.Job).ToHaveAttributeAsync("data-state", "Done");
    }

    [Fact]
    public async Task HandOver_ConnectionCutOnTheWay_StoresNothingAndThePortalGoesOn()
    {
        var portal = await Fixture.WritingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, "/import");
        await Expect(visit.Page.Locator("form.up[data-ready]")).ToBeVisibleAsync();
        visit.Expects("net::ERR");

        // The second half never comes: the page that sends it goes away.
        await visit.Page.EvaluateAsync(
            """
            () => {
              const form = document.querySelector("form.up");
              const data = new FormData();
              data.append("files", new Blob([new Uint8Array(40 * 1048576)]), "断线.pdf");
              const sending = new XMLHttpRequest();
              sending.open("POST", form.action);
              sending.setRequestHeader("RequestVerificationToken", form.elements.__RequestVerificationToken.value);
              sending.upload.onprogress = () => sending.abort();
              sending.send(data);
            }
            """);
        await visit.GoAsync("/import");

        await new DraftDesk(visit.Page).HandOverAsync(
            Drafts.File(Drafts.Grassland(202)));
        await Expect(visit.Page.Locator("table.dl")).ToContainTextAsync("鄂府办发〔2026〕202号");
        await using var db = await portal.DataAsync();
        Assert.False(await db.ImportJobs.AnyAsync(job => job.Name == "断线.pdf", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Read_PortalKilledMeanwhile_IsTakenUpAgainAfterTheRestart()
    {
        await using var portal = await Fixture.NewPortalAsync();
        await using (var db = await portal.DataAsync())
        {
            db.ImportJobs.Add(new Domain.Importing.ImportJob
            {
                // As a server leaves it that was ended while it read.
                Name = "方案.txt",
                State = Domain.Importing.ImportState.Reading,
                Runner = Guid.NewGuid(),
                Beat = DateTime.UtcNow.AddSeconds(-13),
                Attempts = 1,
                CreatedAt = DateTime.UtcNow,
                AccountName = "系统",
                Files = [new() { Ordinal = 0, Name = "方案.txt", Length = 1, Content = Encoding.UTF8.GetBytes(Drafts.Grassland(203)) }],
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await portal.KillAndRestartAsync();

        var visit = await VisitAsync(portal, portal.Accounts.Administrator, "/import");
        await Expect(new DraftDesk(visit.Page).Job).ToHaveAttributeAsync("data-state", "Done");
        await Expect(visit.Page.Locator("table.dl")).ToContainTextAsync("鄂府办发〔2026〕203号");
        await EndAsync(visit);
    }

    [Fact]
    public async Task Upload_WithoutTokenOrPermission_IsRefused()
    {
        var portal = await Fixture.WritingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, "/import");
        var staff = await VisitAsync(portal, portal.Accounts.Staff(portal.Accounts.Departments[0]), "/tasks");
        const string send =
            """
            async token => {
              const data = new FormData();
              data.append("text", "一、任务");
              const answer = await fetch("/import/upload", { method: "POST", body: data, headers: token ? { RequestVerificationToken: token } : {} });
              return answer.status;
            }
            """;
        visit.Expects("status of 400");
        staff.Expects("status of 403");

        Assert.Equal(400, await visit.Page.EvaluateAsync<int>(send, null));
        Assert.Equal(403, await staff.Page.EvaluateAsync<int>(send, "made up"));
        Assert.Equal(403, (await staff.GoAsync("/import")).Status);
        await Expect(staff.Page.Locator("#navigation").GetByText("导入与校核")).ToHaveCountAsync(0);
    }

    private static byte[] File(string kind)
    {
        if (kind == "picture")
        {
            return [0x89, .. "PNG\r\n\u001a\n"u8];
        }

        const string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", Encoding.UTF8.GetBytes($"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{word}\"/></Types>"));
            Write(archive, "_rels/.rels", Encoding.UTF8.GetBytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"));
            Write(archive, "word/document.xml", kind == "bomb" ? new byte[80 * 1024 * 1024] : "<w:document/>"u8.ToArray());
            if (kind == "macro")
            {
                Write(archive, "word/vbaProject.bin", [1, 2, 3]);
            }
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }
}
