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
