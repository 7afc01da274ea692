using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

public sealed class LedgerTests(PortalFixture fixture) : BrowserTest(fixture)
{
    // The notice of 2024 names its units in brackets, one bracket a task.
    private const string PlanOf2024 = "鄂尔多斯市减污降碳协同创新试点实施方案";
    private const int TasksOf2024 = 20;

    [Fact]
    public async Task Filter_ByPlan_ShowsItsTasksAndItsAddressShowsTheSame()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/tasks");
        var ledger = new LedgerTable(visit.Page);

        await ledger.FilterAsync("文件", PlanOf2024);

        await ledger.ShowsAsync(TasksOf2024);
        await Expect(ledger.Rows).ToHaveCountAsync(TasksOf2024);
        await visit.ShowsAddressAsync("/tasks\\?plan=[0-9]+$");
        await ExpectSameElsewhereAsync(portal, visit);
    }

    [Fact]
    public async Task Filter_ByHealth_ShowsOnlyThatColour()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/tasks");
        var ledger = new LedgerTable(visit.Page);
        var tab = await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "常用视图" }).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^黄 ") }).InnerTextAsync();
        var yellow = int.Parse(tab.Split(' ')[1], CultureInfo.InvariantCulture);
        Assert.True(yellow > 0, "The sample data has no yellow task.");

        await ledger.FilterAsync("健康", "黄");

        await ledger.ShowsAsync(yellow);
        await visit.ShowsAddressAsync("/tasks\\?health=yellow$");
        await Expect(ledger.Rows).ToHaveCountAsync(Math.Min(yellow, LedgerTable.PageSize));
        await Expect(ledger.Rows.Locator("td.hh svg use[href='#gp-y']")).ToHaveCountAsync(Math.Min(yellow, LedgerTable.PageSize));
        await ExpectSameElsewhereAsync(portal, visit);
    }

    [Fact]
    public async Task Filter_ByWords_ShowsTheTasksThatHoldThem()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/tasks");
        var ledger = new LedgerTable(visit.Page);
        await using var db = await portal.DataAsync();
        var holding = await db.Documents.Where(plan => plan.Stage == DocumentStage.Published && plan.ArchivedAt == null).SelectMany(plan => plan.Tasks)
            .Where(task => task.Text.Contains("光伏") || task.Title.Contains("光伏")).Select(task => task.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(holding);

        await ledger.Filters.GetByLabel("任务、原文").FillAsync("光伏");
        await ledger.Filters.GetByLabel("任务、原文").PressAsync("Enter");

        await ledger.ShowsAsync(holding.Count);
        await visit.ShowsAddressAsync("/tasks\\?q=%E5%85%89%E4%BC%8F$");
        await Expect(ledger.Filters.GetByLabel("任务、原文")).ToHaveValueAsync("光伏");
        Assert.Subset(holding.Select(id => $"/tasks/{id}").ToHashSet(), (await ledger.TasksAsync()).ToHashSet());
        await ExpectSameElsewhereAsync(portal, visit);
    }

    [Fact]
    public async Task Filter_Several_NarrowsAndClearsAgain()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/tasks");
        var ledger = new LedgerTable(visit.Page);
        var all = await ledger.TotalAsync();

        await ledger.FilterAsync("文件", PlanOf2024);
        await ledger.ShowsAsync(TasksOf2024);
        await ledger.FilterAsync("角色", "牵头");
        await visit.ShowsAddressAsync("plan=[0-9]+&role=lead$");
        await ledger.Filters.GetByLabel("任务、原文").FillAsync("没有哪项任务写着这些字");
        await ledger.Filters.GetByLabel("任务、原文").PressAsync("Enter");
        await Expect(visit.Page.GetByText("没有符合条件的任务")).ToBeVisibleAsync();

        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "任务" }).GetByRole(AriaRole.Link, new() { Name = "清除筛选" }).ClickAsync();

        await ledger.ShowsAsync(all);
        await visit.ShowsAddressAsync("/tasks$");
    }

    [Fact]
    public async Task Sort_ByDueDate_ShowsTheEarliestOrTheLatestOfAll()
    {
        var portal = await Fixture.ReadingAsync();
        await using var db = await portal.DataAsync();
        var all = await db.Documents.Where(plan => plan.Stage == DocumentStage.Published && plan.ArchivedAt == null).SelectMany(plan => plan.Tasks).Where(task => task.Due != null)
            .Select(task => task.Due!.Value).ToListAsync(TestContext.Current.CancellationToken);
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/tasks");
        var ledger = new LedgerTable(visit.Page);

        await ledger.Header("期限").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(ledger.Header("期限")).ToHaveAttributeAsync("aria-sort", "ascending");
        await visit.ShowsAddressAsync("/tasks\\?sort=due$");
        Assert.Equal(all.Order().Take(LedgerTable.PageSize), await DatesAsync(ledger));

        await ledger.Header("期限").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(ledger.Header("期限")).ToHaveAttributeAsync("aria-sort", "descending");
        Assert.Equal(all.OrderDescending().Take(LedgerTable.PageSize), await DatesAsync(ledger));
    }

    [Fact]
    public async Task Page_Forward_ShowsEveryTaskOnce()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/tasks");
        var ledger = new LedgerTable(visit.Page);
        var total = await ledger.TotalAsync();
        var seen = new List<string>(await ledger.TasksAsync());

        for (var first = 1 + LedgerTable.PageSize; first <= total; first += LedgerTable.PageSize)
        {
            await ledger.Pager.GetByRole(AriaRole.Link, new() { Name = "下一页" }).ClickAsync();
            await Expect(ledger.Pager).ToContainTextAsync($"第{first}至{Math.Min(first + LedgerTable.PageSize - 1, total)}条，共{total}条");
            seen.AddRange(await ledger.TasksAsync());
        }

        Assert.Equal(total, seen.Count);
        Assert.Equal(total, seen.Distinct().Count());
        await Expect(ledger.Pager.GetByRole(AriaRole.Link, new() { Name = "下一页" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Address_PageBeyondTheLast_ShowsTheLast()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/tasks?page=999&sort=nonsense&health=purple");
        var ledger = new LedgerTable(visit.Page);

        var total = await ledger.TotalAsync();

        await Expect(ledger.Rows).ToHaveCountAsync(((total - 1) % LedgerTable.PageSize) + 1);
    }

    private static async Task<IReadOnlyList<DateOnly>> DatesAsync(LedgerTable ledger)
    {
        var cells = await ledger.Rows.Locator("td.due").AllInnerTextsAsync();
        return [.. cells.Select(cell => DateOnly.ParseExact(cell[.."yyyy.MM.dd".Length], "yyyy.MM.dd", CultureInfo.InvariantCulture))];
    }

    /// <summary>A colleague who gets the address sees the same rows.</summary>
    private async Task ExpectSameElsewhereAsync(Portal portal, Visit visit)
    {
        var here = new LedgerTable(visit.Page);
        var colleague = await VisitAsync(portal, portal.Accounts.Coordinator, new Uri(visit.Page.Url).PathAndQuery);
        var there = new LedgerTable(colleague.Page);

        Assert.Equal(await here.TasksAsync(), await there.TasksAsync());
        Assert.Equal(await here.TotalAsync(), await there.TotalAsync());
    }
}
