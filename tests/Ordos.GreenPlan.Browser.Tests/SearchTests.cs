using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

public sealed class SearchTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Search_FromTheTopBar_MarksTheHitsAndLeadsToTheirPlace()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/overview");

        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("零碳园区");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "检索", Exact = true })).ToBeVisibleAsync();
        await visit.LiveAsync();
        await Expect(visit.Page.Locator(".hits li")).Not.ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".hits li").First.Locator("mark").First).ToHaveTextAsync("零碳园区");

        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^文件原文 [1-9]") }).ClickAsync();
        await visit.ShowsAddressAsync("/search\\?q=.*&in=documents$");
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "检索结果：文件原文" }).GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(visit.Page.Locator(".src p:has(> .no:target)")).ToContainTextAsync("零碳园区");
    }

    [Fact]
    public async Task View_KeptAndShared_IsThereForOthers()
    {
        var portal = await Fixture.WritingAsync();
        var leader = await VisitAsync(portal, portal.Accounts.Leader, "/tasks?health=red&sort=due");

        await leader.Page.GetByText("已存视图").ClickAsync();
        await leader.Page.GetByLabel("把当前筛选存为").FillAsync("会前看红牌");
        await leader.Page.GetByLabel("共享给所有人").CheckAsync();
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await Expect(leader.Page.GetByRole(AriaRole.Link, new() { Name = "会前看红牌（共享）" })).ToBeVisibleAsync();

        var staff = await VisitAsync(portal, portal.Accounts.Staff(portal.Accounts.Departments[0]), "/tasks");
        await staff.Page.GetByText("已存视图").ClickAsync();
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "会前看红牌（共享）" }).ClickAsync();
        await staff.ShowsAddressAsync("/tasks\\?health=red&sort=due$");
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "删除视图“会前看红牌”" })).ToHaveCountAsync(0);

        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "删除视图“会前看红牌”" }).ClickAsync();
        await Expect(leader.Page.GetByText("还没有保存的视图。")).ToBeVisibleAsync();
    }
}
