using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>The portal without a mouse.</summary>
public sealed class KeyboardTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Slash_AnywhereOnThePage_FocusesTheSearch()
    {
        var visit = await OpenAsync("/overview");
        var search = visit.Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Searchbox);

        await visit.Page.Keyboard.PressAsync("/");
        await Expect(search).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("a/b");
        await Expect(search).ToHaveValueAsync("a/b");

        await search.FillAsync("煤炭");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.ShowsAddressAsync("/search\\?q=%E7%85%A4%E7%82%AD$");
        await Expect(visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "分页" })).ToContainTextAsync("共");
    }

    [Fact]
    public async Task SkipLink_Pressed_LeadsToTheContentOfTheSamePage()
    {
        var visit = await OpenAsync("/tasks");
        await visit.Page.Locator(".skip").FocusAsync();
        await Expect(visit.Page.Locator(".skip")).ToBeInViewportAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator("main")).ToBeFocusedAsync();
        await visit.ShowsAddressAsync("/tasks#content$");
    }

    [Fact]
    public async Task Tab_ThroughTheLedger_ReachesFiltersAndRowsVisibly()
    {
        var visit = await OpenAsync("/tasks");
        await visit.Page.Keyboard.PressAsync("/");
        var stops = new List<Stop>();
        const int most = 80;

        while (stops.Count < most && !stops.Exists(stop => stop.InRow))
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            stops.Add(await visit.Page.EvaluateAsync<Stop>(
                """
                () => {
                  const at = document.activeElement;
                  const style = getComputedStyle(at);
                  const box = at.getBoundingClientRect();
                  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
                  return {
                    name: at.getAttribute('name') ?? at.textContent.trim().slice(0, 20),
                    inFilters: !!at.closest('main form[role=search]'),
                    inRow: !!at.closest('table.lg tbody tr'),
                    visible: box.width > 0 && box.height > 0 && (outlined || style.boxShadow !== 'none'),
                  };
                }
                """));
        }

        Assert.Contains(stops, stop => stop.InRow);
        Assert.Equal(
            ["q", "plan", "department", "role", "health", "state", "due"],
            stops.Where(stop => stop.InFilters).Select(stop => stop.Name));
        Assert.Empty(stops.Where(stop => !stop.Visible).Select(stop => stop.Name));

        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.ShowsAddressAsync("/tasks/[0-9]+$");
    }

    [Fact]
    public async Task ArrowKeys_InAFilter_ChooseAndFilter()
    {
        var visit = await OpenAsync("/tasks");
        await new LedgerTable(visit.Page).Filters.GetByLabel("健康", new() { Exact = true }).FocusAsync();

        await visit.Page.Keyboard.PressAsync("ArrowDown");

        await visit.ShowsAddressAsync("/tasks\\?health=red$");
        await Expect(new LedgerTable(visit.Page).Filters.GetByLabel("健康", new() { Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Escape_InTheMenu_ClosesItAndKeepsTheFocus()
    {
        var visit = await OpenAsync("/tasks");
        var menu = visit.Page.Locator("details.person");
        await menu.Locator("summary").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(menu.GetByRole(AriaRole.Button, new() { Name = "退出" })).ToBeVisibleAsync();

        await visit.Page.Keyboard.PressAsync("Escape");

        await Expect(menu.GetByRole(AriaRole.Button, new() { Name = "退出" })).ToBeHiddenAsync();
        await Expect(menu.Locator("summary")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Link_ToAnotherPage_MovesTheFocusToItsHeadingAndTheFirstPageLeavesItAlone()
    {
        var visit = await OpenAsync("/overview");
        await Expect(visit.Page.Locator("h1")).Not.ToBeFocusedAsync();

        await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByRole(AriaRole.Link, new() { Name = "任务台账" }).ClickAsync();

        await visit.ShowsAddressAsync("/tasks$");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "任务台账" })).ToBeFocusedAsync();
    }

    private async Task<Visit> OpenAsync(string address)
    {
        var portal = await Fixture.ReadingAsync();
        return await VisitAsync(portal, portal.Accounts.Leader, address);
    }

    private sealed class Stop
    {
        public string Name { get; set; } = "";
        public bool InFilters { get; set; }
        public bool InRow { get; set; }
        public bool Visible { get; set; }
    }
}
