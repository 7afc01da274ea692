using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>What surrounds the pages: theme, navigation, and the pages for what is not there or not allowed.</summary>
public sealed partial class FrameTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Theme_Dark_IsRememberedAndRenderedByTheServer()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/overview");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        var background = await BackgroundAsync(visit);

        await visit.Page.Locator("details.person summary").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = "深色" }).ClickAsync();

        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.NotEqual(background, await BackgroundAsync(visit));
        await visit.GoAsync("/tasks");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        var markup = await (await visit.Page.APIRequest.GetAsync("/documents")).TextAsync();
        Assert.Contains("<html lang=\"zh-CN\" data-theme=\"dark\"", markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frame_WhenTheCircuitTakesOver_KeepsTheOpenMenuTheTypedWordsAndTheFocus()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, null);
        var used = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await visit.Page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await used.Task;
            await route.ContinueAsync();
        });
        var menu = visit.Page.Locator("details.person summary");
        var search = visit.Page.GetByRole(AriaRole.Searchbox, new() { Name = "检索任务、原文、目标、进展" });

        await visit.Page.GotoAsync("/overview");
        await search.FillAsync("节能");
        await menu.ClickAsync();
        await Expect(visit.Page.Locator("main[data-live]")).ToHaveCountAsync(0);
        used.SetResult();
        await visit.LiveAsync();

        await Expect(search).ToHaveValueAsync("节能");
        await Expect(menu).ToBeFocusedAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = "退出" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/nothing-here", 404, "没有这个页面")]
    [InlineData("/documents/999999999", 404, "没有这个页面")]
    [InlineData("/tasks/999999999", 404, "没有这个页面")]
    [InlineData("/status/403", 403, "没有查看权限")]
    public async Task Page_NotThereOrNotAllowed_SaysSoWithTheNumberOfTheRequest(string address, int status, string title)
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, null);
        visit.Expects($"status of {status}");

        var answer = await visit.GoAsync(address);

        var number = await answer.HeaderValueAsync("X-Request-Id");
        Assert.Equal(status, answer.Status);
        Assert.Matches(RequestNumber(), number);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        Assert.DoesNotMatch("Exception|   at |[Ss]tack", await visit.Page.Locator("body").InnerTextAsync());
        await Expect(visit.Page.Locator("main")).ToContainTextAsync($"请把编号告诉管理员：{number}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "回首页" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "工作台" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Navigation_OnAPhone_OpensADrawerThatLeadsOn()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/overview", Screen.Phone);
        var link = visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByRole(AriaRole.Link, new() { Name = "政策文件" });
        await Expect(link).Not.ToBeInViewportAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "展开或收起导航" }).ClickAsync();
        await Expect(link).ToBeInViewportAsync();
        await link.ClickAsync();

        await visit.ShowsAddressAsync("/documents$");
        await Expect(link).Not.ToBeInViewportAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "政策文件" })).ToBeVisibleAsync();
    }

    private static Task<string> BackgroundAsync(Visit visit) =>
        visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    [GeneratedRegex("^[0-9]{4}-[0-9]{4}-[2-9A-Z]{5}$")]
    private static partial Regex RequestNumber();
}
