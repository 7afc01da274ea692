using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Extraction;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

public sealed class DocumentTests(PortalFixture fixture) : BrowserTest(fixture)
{
    // What the five notices hold, counted in their texts.
    public static TheoryData<string, int> Plans => new()
    {
        { "减污降碳", 20 },
        { "十三五", 34 },
        { "十四五", 22 },
        { "重点任务分工方案", 94 },
    };

    [Fact]
    public async Task List_AsLeader_ShowsFiveDocumentsNewestFirst()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/documents");
        var rows = visit.Page.Locator("table.dl tbody tr");

        await Expect(rows).ToHaveCountAsync(5);
        await Expect(rows.Filter(new() { HasText = "已发布" })).ToHaveCountAsync(4);
        await Expect(rows.Filter(new() { HasText = "已归档" })).ToContainTextAsync("十三五");
        await Expect(rows.First).ToContainTextAsync("减污降碳");

        await visit.Page.Locator("table.dl").GetByRole(AriaRole.Link, new() { Name = "任务", Exact = true }).ClickAsync();
        await Expect(rows.First.Locator("td.tk")).ToContainTextAsync("94");
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Page_OfAPlan_MarksEveryTaskThatItLists(string words, int tasks)
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, $"/documents/{await PortalPage.PlanAsync(portal, words)}");

        var listed = await AnchorsAsync(visit, "#tasks [data-for]", "for");
        var marked = await AnchorsAsync(visit, ".text .src [data-of^='t']", "of");

        Assert.Equal(tasks, listed.Count);
        Assert.Equal(listed.Order(), marked.Distinct().Order());
        await Expect(visit.Page.GetByRole(AriaRole.Tab, new() { Name = $"任务 {tasks}" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Record_Clicked_ShowsItsPassageAndThePassageItsRecord()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, $"/documents/{await PortalPage.PlanAsync(portal, "减污降碳")}");
        var anchors = await AnchorsAsync(visit, "#tasks [data-for]", "for");
        var last = anchors[^1];

        await visit.Page.Locator($"#tasks [data-for='{last}'] > a").ClickAsync();
        await Expect(visit.Page.Locator($".src [data-of='{last}']").First).ToBeInViewportAsync();
        await visit.ShowsAddressAsync($"/documents/[0-9]+#{last}$");

        await visit.Page.Locator($".src [data-of='{anchors[^2]}']").First.ClickAsync();
        await Expect(visit.Page.Locator($"#tasks [data-for='{anchors[^2]}'] > a")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(visit.Page.Locator($"#tasks [data-for='{last}'] > a")).Not.ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task Heading_InTheOutline_LeadsToItsPlaceInTheSameDocument()
    {
        var portal = await Fixture.ReadingAsync();
        var plan = await PortalPage.PlanAsync(portal, "减污降碳");
        var visit = await VisitAsync(portal, portal.Accounts.Leader, $"/documents/{plan}");
        var last = visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "目录" }).GetByRole(AriaRole.Link).Last;
        var anchor = await last.GetAttributeAsync("href");

        await last.ClickAsync();

        await visit.ShowsAddressAsync($"/documents/{plan}{anchor}$");
        await Expect(visit.Page.Locator(anchor!)).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Target_OnATasksPage_LeadsToItsWordsOnTheSamePage()
    {
        var portal = await Fixture.ReadingAsync();
        await using var db = await portal.DataAsync();
        var task = await db.Targets.Where(target => target.TaskId != null).OrderBy(target => target.Id).Select(target => target.TaskId)
            .FirstAsync(TestContext.Current.CancellationToken);
        var visit = await VisitAsync(portal, portal.Accounts.Leader, $"/tasks/{task}");
        var link = visit.Page.Locator("table.tg a").First;
        var anchor = await link.GetAttributeAsync("href");

        await link.ClickAsync();

        await visit.ShowsAddressAsync($"/tasks/{task}{anchor}$");
        await Expect(visit.Page.Locator(anchor!)).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Task_OpenedInItsDocument_IsTheCurrentRecord()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, $"/tasks?plan={await PortalPage.PlanAsync(portal, "减污降碳")}&sort=-plan");
        await new LedgerTable(visit.Page).Rows.First.GetByRole(AriaRole.Link).ClickAsync();
        await visit.ShowsAddressAsync("/tasks/[0-9]+$");
        await visit.LiveAsync();
        var task = new Uri(visit.Page.Url).Segments[^1];

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "在文件中打开" }).ClickAsync();

        await visit.ShowsAddressAsync($"/documents/[0-9]+\\?task={task}#t{task}$");
        await Expect(visit.Page.Locator($".src [data-of='t{task}']").First).ToBeInViewportAsync();
        await Expect(visit.Page.Locator($"#tasks [data-for='t{task}'] > a")).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task Title_InTheList_OpensTheDocument()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/documents");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "鄂尔多斯市减污降碳协同创新试点实施方案" }).ClickAsync();

        await visit.ShowsAddressAsync("/documents/[0-9]+$");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "原文" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Reopen_PlanOfThe13thPeriod_BringsItsTasksBackUntilItIsArchivedAgain()
    {
        const int tasks = 34;
        await using var portal = await Fixture.NewPortalAsync();
        var plan = await PortalPage.PlanAsync(portal, "十三五");
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, $"/documents/{plan}");
        var main = coordinator.Page.Locator("main");
        var reader = await VisitAsync(portal, portal.Accounts.Leader, "/tasks");
        var ledger = new LedgerTable(reader.Page);
        var inForce = await ledger.TotalAsync();
        await reader.GoAsync($"/tasks?plan={plan}");
        await ledger.ShowsAsync(tasks);
        await Expect(main).ToContainTextAsync("归档。任务保留最后状态");

        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "恢复调度" }).ClickAsync();
        await Expect(main).ToContainTextAsync("建议归档");
        await reader.GoAsync("/tasks");
        await ledger.ShowsAsync(inForce + tasks);

        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "归档", Exact = true }).ClickAsync();
        await Expect(main).ToContainTextAsync("归档。任务保留最后状态");
        await reader.GoAsync("/tasks");
        await ledger.ShowsAsync(inForce);
        await EndAsync(coordinator);
        await EndAsync(reader);
    }

    [Fact]
    public async Task Page_AsStaff_OffersNoDecision()
    {
        var portal = await Fixture.ReadingAsync();
        var plan = await PortalPage.PlanAsync(portal, "十三五");
        var staff = await VisitAsync(portal, portal.Accounts.Staff(portal.Accounts.Departments[0]), $"/documents/{plan}");

        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("十三五");
        await Expect(staff.Page.Locator("main form[method=post]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Draft_IsSeenByCoordinatorsAndHiddenFromStaff()
    {
        const string title = "关于印发沙地碳汇试点工作方案的通知";
        var portal = await Fixture.WritingAsync();
        var (draft, task) = await ImportDraftAsync(portal, title);
        var staff = await VisitAsync(portal, portal.Accounts.Staff(portal.Accounts.Departments[0]), "/documents?q=沙地碳汇");
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/documents?q=沙地碳汇");

        await Expect(coordinator.Page.Locator("table.dl td.st")).ToHaveTextAsync("草稿");
        await Expect(staff.Page.GetByText("没有符合条件的文件")).ToBeVisibleAsync();

        staff.Expects("status of 404");
        foreach (var address in new[] { $"/documents/{draft}", $"/tasks/{task}" })
        {
            Assert.Equal(404, (await staff.GoAsync(address)).Status);
            Assert.DoesNotContain("碳汇", await staff.Page.ContentAsync(), StringComparison.Ordinal);
            Assert.Equal(200, (await coordinator.GoAsync(address)).Status);
            await Expect(coordinator.Page.Locator("main")).ToContainTextAsync("碳汇");
        }

        await staff.GoAsync($"/tasks?plan={draft}");
        await Expect(staff.Page.GetByText("没有符合条件的任务")).ToBeVisibleAsync();
    }

    private static async Task<IReadOnlyList<string>> AnchorsAsync(Visit visit, string selector, string key) =>
        await visit.Page.Locator(selector).EvaluateAllAsync<string[]>("(all, key) => all.map(one => one.dataset[key])", key);

    private static async Task<(int Document, int Task)> ImportDraftAsync(Portal portal, string title)
    {
        var cancel = TestContext.Current.CancellationToken;
        var notice = NoticeExtractor.Extract(
            $"""
            鄂尔多斯市人民政府办公室{title}
            鄂府办发〔2026〕91号
            各旗区人民政府，市直各有关部门：
            现将《沙地碳汇试点工作方案》印发给你们，请认真贯彻落实。
            鄂尔多斯市人民政府办公室
            2026年3月6日
            沙地碳汇试点工作方案
            一、重点任务
            （一）建立沙地碳汇监测体系。到2027年，建成监测站点12个，完成沙地碳汇本底调查。（牵头单位：市沙地碳汇筹备组；配合单位：市林业和草原局）
            （二）推进草原修复。实施退化草原修复治理，推广免耕补播。（牵头单位：市林业和草原局）
            """);
        var imported = await portal.Get<NoticeImporter>().ImportAsync(Actor.Portal, "grassland.txt", notice, cancel);
        await using var db = await portal.DataAsync();
        return (imported.DocumentId, await db.Tasks.Where(task => task.DocumentId == imported.DocumentId).Select(task => task.Id).MinAsync(cancel));
    }
}
