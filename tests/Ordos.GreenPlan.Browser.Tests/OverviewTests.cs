using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>Every figure leads to the list that it counts.</summary>
public sealed class OverviewTests(PortalFixture fixture) : BrowserTest(fixture)
{
    // Five plans with all their colours, twelve departments with theirs, and the figures above them.
    private const int AtLeast = 60;

    [Theory]
    [InlineData("/overview", AtLeast)]
    [InlineData("/overview?units=all", AtLeast)]
    [InlineData("/documents", 10)]
    public async Task Figure_WithALink_EqualsTheLedgerBehindIt(string address, int atLeast)
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, address);

        await CheckAsync(visit, atLeast);
    }

    [Fact]
    public async Task Figure_OfOnePlan_EqualsTheLedgerBehindIt()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/overview");
        await visit.Page.GetByLabel("文件", new() { Exact = true }).SelectOptionAsync("鄂尔多斯市减污降碳协同创新试点实施方案");
        await visit.ShowsAddressAsync("/overview\\?plan=[0-9]+$");
        await visit.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator("tr.sub")).ToHaveCountAsync(7);

        await CheckAsync(visit, atLeast: 40);
    }

    [Fact]
    public async Task Figure_OfAPastDay_EqualsTheLedgerOfThatDay()
    {
        var portal = await Fixture.ReadingAsync();
        var day = await PortalPage.ClosedAsync(portal);
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/overview");

        // The column of the period leads there.
        await visit.Page.Locator($".tr a[href='/overview?asof={day:yyyy-MM-dd}']").ClickAsync();
        await visit.ShowsAddressAsync($"asof={day:yyyy-MM-dd}$");
        await Assertions.Expect(visit.Page.Locator(".note.asof")).ToContainTextAsync($"{day:yyyy年M月d日}日终的情况，不是目前的情况");

        await CheckAsync(visit, atLeast: 40);
    }

    [Fact]
    public async Task Past_BeforeTheFirstTask_SaysSoAndLeadsBack()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/overview?asof=2001-01-01");

        await Assertions.Expect(visit.Page.GetByText("这一天没有在调度的任务")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "回到目前" }).First.ClickAsync();

        await visit.ShowsAddressAsync("/overview$");
        await Assertions.Expect(visit.Page.Locator(".kp")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Targets_OfEachPlan_EqualTheRegisterBehindThem()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/overview");
        var links = await visit.Page.Locator(".at .stack > a").EvaluateAllAsync<Figure[]>(
            "links => links.map(link => ({ address: link.getAttribute('href'), words: link.textContent.trim() }))");

        Assert.True(links.Length >= 6, $"Only {links.Length} figures.");
        foreach (var link in links)
        {
            Assert.Equal((link.Address, int.Parse(link.Words, CultureInfo.InvariantCulture)), (link.Address, await NumberAsync(visit, link.Address)));
        }
    }

    [Fact]
    public async Task Unreported_EveryFigure_AddsUpAndEqualsItsList()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/overview");
        var shown = await visit.Page.Locator(".rp").InnerTextAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "看未报单位" }).ClickAsync();
        await visit.ShowsAddressAsync("/overview/unreported$");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "未报情况" })).ToBeVisibleAsync();

        var rows = await visit.Page.Locator("tbody tr").CountAsync();
        var missing = (await visit.Page.Locator("td[data-of='未报']").AllInnerTextsAsync()).Select(words => int.Parse(words, CultureInfo.InvariantCulture)).ToList();

        Assert.Matches($"^{rows}\\s*个单位未报齐", shown);
        Assert.Contains($"未报{missing.Sum()}项", shown, StringComparison.Ordinal);
        Assert.True(rows > 5);

        // Of the first, the tasks are listed.
        await visit.Page.Locator("td[data-of='未报'] a").First.ClickAsync();
        await visit.ShowsAddressAsync("department=[0-9]+$");
        await Assertions.Expect(visit.Page.Locator(".card header .fs12").First).ToContainTextAsync($"未报{missing[0]}项");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(Math.Min(missing[0], 25));
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(1920, 1080)]
    public async Task Screen_OfAMeetingRoom_ShowsAllWithoutMenuOrScrolling(int width, int height)
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/overview/screen", new Screen("meeting", width, height));

        await Assertions.Expect(visit.Page.Locator("nav, .top")).Not.ToBeVisibleAsync();
        Assert.True(await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight") <= height);
        Assert.True(await visit.Page.Locator(".sc-figures b").First.EvaluateAsync<double>("e => parseFloat(getComputedStyle(e).fontSize)") >= 44);
        Assert.True(await visit.Page.Locator(".screen td").First.EvaluateAsync<double>("e => parseFloat(getComputedStyle(e).fontSize)") >= 17);
        await CheckAsync(visit, atLeast: 5);
    }

    [Fact]
    public async Task Share_OfFinishedTasks_FollowsFromItsFigures()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/overview");
        var tasks = await NumberAsync(visit, "/tasks");
        var finished = await NumberAsync(visit, "/tasks?state=finished");

        var shown = await visit.Page.Locator("a[href='/tasks?state=finished'] b").First.InnerTextAsync();

        Assert.InRange(finished, 1, tasks - 1);
        Assert.Equal($"{Math.Round(100m * finished / tasks, MidpointRounding.AwayFromZero)}%", shown);
    }

    private static async Task CheckAsync(Visit visit, int atLeast)
    {
        // A bar's number stands in <u>, a key figure's in <b>; names and shares are no counts.
        var figures = await visit.Page.Locator("main a[href='/tasks'], main a[href^='/tasks?']").EvaluateAllAsync<Figure[]>(
            """
            links => links.map(link => {
              const words = (link.querySelector('b, u, .line') ?? link).textContent.trim();
              return { address: link.getAttribute('href'), words: words };
            })
            """);
        var counts = figures.Where(figure => Regex.IsMatch(figure.Words, "[0-9]") && !figure.Words.EndsWith('%')).ToList();
        var seen = new Dictionary<string, int>();
        var wrong = new List<string>();

        foreach (var (address, words) in counts.Select(figure => (figure.Address, figure.Words)))
        {
            var figure = int.Parse(Regex.Match(words, "[0-9]+").Value, CultureInfo.InvariantCulture);
            if (!seen.TryGetValue(address, out var counted))
            {
                seen[address] = counted = await NumberAsync(visit, address);
            }

            if (counted != figure)
            {
                wrong.Add($"“{words}” leads to {address}, which counts {counted}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(counts.Count >= atLeast, $"Only {counts.Count} figures have a link.");
    }

    private static async Task<int> NumberAsync(Visit visit, string address)
    {
        var answer = await visit.Page.APIRequest.GetAsync(address);
        return LedgerTable.Total(await answer.TextAsync());
    }

    private sealed class Figure
    {
        public string Address { get; set; } = "";
        public string Words { get; set; } = "";
    }
}
