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
        { "绿色低碳循环", 94 },
    };

    [Fact]
    public async Task List_AsLeader_ShowsFivePublishedDocumentsNewestFirst()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/documents");
        var rows = visit.Page.Locator("table.dl tbody tr");

        await Expect(rows).ToHaveCountAsync(5);
        await Expect(visit.Page.Locator("table.dl td.st")).ToHaveTextAsync(["已发布", "已发布", "已发布", "已发布", "已发布"]);
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
        await visit.ShowsAddressAsync($"#{last}$");

        await visit.Page.Locator($".src [data-of='{anchors[^2]}']").First.ClickAsync();
        await Expect(visit.Page.Locator($"#tasks [data-for='{anchors[^2]}'] > a")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(visit.Page.Locator($"#tasks [data-for='{last}'] > a")).Not.ToHaveAttributeAsync("aria-current", "true");
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
    public async Task Archive_PlanOfThe13thPeriod_LeavesTheLedgerUntilItIsReopened()
    {
        var portal = await Fixture.NewPortalAsync();
        await using var owned = portal;
        var plan = await PortalPage.PlanAsync(portal, "十三五");
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, $"/documents/{plan}");
        var ledger = await VisitAsync(portal, portal.Accounts.Leader, "/tasks?due=overdue");
        var before = await new LedgerTable(ledger.Page).TotalAsync();
        await ledger.GoAsync($"/tasks?plan={plan}&due=overdue");
        var own = await new LedgerTable(ledger.Page).TotalAsync();
        await Expect(coordinator.Page.Locator("main")).ToContainTextAsync("建议归档");

        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "归档", Exact = true }).ClickAsync();
        await Expect(coordinator.Page.Locator("main")).ToContainTextAsync("归档。任务保留最后状态");
        await ledger.GoAsync("/tasks?due=overdue");
        await new LedgerTable(ledger.Page).ShowsAsync(before - own);
        await ledger.GoAsync($"/tasks?plan={plan}");
        await new LedgerTable(ledger.Page).ShowsAsync(34);

        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "恢复调度" }).ClickAsync();
        await Expect(coordinator.Page.Locator("main")).ToContainTextAsync("建议归档");
        await ledger.GoAsync("/tasks?due=overdue");
        await new LedgerTable(ledger.Page).ShowsAsync(before);
        await EndAsync(coordinator);
        await EndAsync(ledger);
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
        const string title = "关于印发草原碳汇试点工作方案的通知";
        var portal = await Fixture.WritingAsync();
        var (draft, task) = await ImportDraftAsync(portal, title);
        var staff = await VisitAsync(portal, portal.Accounts.Staff(portal.Accounts.Departments[0]), "/documents?q=草原碳汇");
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/documents?q=草原碳汇");

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
            现将《草原碳汇试点工作方案》印发给你们，请认真贯彻落实。
            鄂尔多斯市人民政府办公室
            2026年3月6日
            草原碳汇试点工作方案
            一、重点任务
            （一）建立草原碳汇监测体系。到2027年，建成监测站点12个，完成草原碳汇本底调查。（牵头单位：市草原碳汇筹备组；配合单位：市林业和草原局）
            （二）推进草原修复。实施退化草原修复治理，推广免耕补播。（牵头单位：市林业和草原局）
            """);
        var imported = await portal.Get<NoticeImporter>().ImportAsync(Actor.Portal, "grassland.txt", notice, cancel);
        await using var db = await portal.DataAsync();
        return (imported.DocumentId, await db.Tasks.Where(task => task.DocumentId == imported.DocumentId).Select(task => task.Id).MinAsync(cancel));
    }
}
