using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>From the file to the published document.</summary>
public sealed class ImportTests(PortalFixture fixture) : BrowserTest(fixture)
{
    /// <summary>Words of the title, tasks, and the leads of an annexed table where the text itself names no units.</summary>
    public static TheoryData<string, int, bool> Seeds => new()
    {
        { "减污降碳", 20, false },
        { "十三五", 34, false },
        { "十四五", 22, false },
        { "重点任务分工方案", 94, true },
        { "具体措施", 89, true },
    };

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Seed_FromFileToPublished_StaysWithinTheClicks(string words, int tasks, bool needsAnnex)
    {
        await using var portal = await EmptyPortalAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, "/import");
        var desk = new DraftDesk(visit.Page);

        // Drop the notice: 1.
        await desk.HandOverAsync(await Drafts.SeedFileAsync(words));
        await Expect(desk.Job).ToHaveAttributeAsync("data-state", "Done");
        Assert.Equal(1, desk.Clicks);

        await desk.Job.GetByRole(AriaRole.Link, new() { Name = "校核" }).ClickAsync();
        await desk.ReadyAsync();
        await visit.ShowsAddressAsync("/documents/[0-9]+/review$");
        var review = new Uri(visit.Page.Url).AbsolutePath;

        if (needsAnnex)
        {
            await FillFromAnnexAsync(portal, visit, review, tasks);
        }

        // Confident records in bulk: 1. Doubtful ones by keyboard.
        var before = desk.Clicks;
        await desk.ClickAsync("接受全部高把握");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "接受全部高把握（0）" })).ToBeVisibleAsync();
        Assert.Equal(1, desk.Clicks - before);
        await desk.StepThroughAsync();

        // See each department's load, publish: 2 (of 3 with the cycle, which is set elsewhere).
        before = desk.Clicks;
        await desk.ClickAsync("发布预览", AriaRole.Link);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "发布后各单位承担的任务" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("table.pv tbody tr").First).ToBeVisibleAsync();
        await visit.LiveAsync();
        await desk.ClickAsync("发布");
        await visit.ShowsAddressAsync("/documents/[0-9]+$");
        Assert.Equal(2, desk.Clicks - before);

        await Expect(visit.Page.Locator(".dochead")).ToContainTextAsync("已发布");
        await using var db = await portal.DataAsync();
        var document = await db.Documents.Include(d => d.Tasks).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains(words, document.Title, StringComparison.Ordinal);
        Assert.Equal(tasks, document.Tasks.Count);
        Assert.Equal(Enumerable.Range(1, tasks), document.Tasks.Select(task => task.Ordinal).Order());
        Assert.Equal(tasks, await db.Standings.CountAsync(TestContext.Current.CancellationToken));
        await EndAsync(visit);
    }

    [Fact]
    public async Task Paste_NoticeAsText_BecomesADraft()
    {
        var portal = await Fixture.WritingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, "/import");
        await Expect(visit.Page.Locator("form.up[data-ready]")).ToBeVisibleAsync();

        await visit.Page.GetByText("或粘贴文字").ClickAsync();
        await visit.Page.GetByLabel("粘贴的文字").FillAsync(Drafts.Grassland(201));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "导入所粘贴内容" }).ClickAsync();

        var job = visit.Page.Locator(".jobs li", new() { HasText = "粘贴的文字.txt" }).First;
        await Expect(job).ToHaveAttributeAsync("data-state", "Done");
        await Expect(visit.Page.Locator("table.dl")).ToContainTextAsync("鄂府办发〔2026〕201号");
    }

    [Fact]
    public async Task Cancel_WhileANoticeIsRead_EndsItAndStoresNothing()
    {
        var portal = await Fixture.WritingAsync();
        await using var db = await portal.DataAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, "/import");
        var desk = new DraftDesk(visit.Page);

        // The import takes as long as somebody else holds the record of a department that the notice names.
        await using var holding = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlAsync($"select 1 from departments where name = '市气象局' for update", TestContext.Current.CancellationToken);
        await desk.HandOverAsync(Drafts.File(Drafts.Registered(204).Replace("市林业和草原局", "市气象局", StringComparison.Ordinal)));
        await Expect(desk.Job).ToContainTextAsync("正在保存");
        await Expect(desk.Job.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("aria-valuenow", "80");

        await desk.Job.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();

        await Expect(desk.Job).ToHaveAttributeAsync("data-state", "Cancelled");
        await Expect(desk.Job).ToContainTextAsync("已取消，没有导入。");
        await holding.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.False(await db.Documents.AnyAsync(document => document.Number == "鄂府办发〔2026〕204号", TestContext.Current.CancellationToken));
    }

    private static async Task FillFromAnnexAsync(Portal portal, Visit visit, string review, int tasks)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = await portal.DataAsync();
        var titles = await db.Tasks.OrderBy(task => task.Start).Select(task => task.Text).ToListAsync(cancel);
        Assert.Equal(tasks, titles.Count);
        var sheet = TaskSheet.Of(titles.Select((title, i) => (title.Length > 60 ? title[..60] : title, i % 2 == 0 ? "市能源局" : "市发展和改革委员会", "市财政局")));

        await visit.GoAsync(review.Replace("/review", "/annex", StringComparison.Ordinal));
        await new DraftDesk(visit.Page).HandOverAsync(new FilePayload
        {
            Name = "任务分工表.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = sheet,
        });
        await Expect(visit.Page.Locator("table.an tbody tr")).ToHaveCountAsync(tasks);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "确认全部高相似" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "确认全部高相似" })).ToHaveCountAsync(0);

        // Row by row, what is less alike.
        var open = visit.Page.Locator("table.an tbody tr").GetByRole(AriaRole.Button, new() { Name = "确认：" });
        for (var left = await open.CountAsync(); left > 0; left--)
        {
            await open.First.ClickAsync();
            await Expect(open).ToHaveCountAsync(left - 1);
        }

        await visit.GoAsync(review);
        await new DraftDesk(visit.Page).ReadyAsync();
    }

    private Task<Portal> EmptyPortalAsync() => Fixture.NewPortalAsync("truncate documents, plan_counts, department_counts cascade");
}
