using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Running;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>What holds for every page on a wide screen.</summary>
public sealed class EveryWidePageTests(PortalFixture fixture) : EveryPageTests(fixture, Screen.Desk);

/// <summary>What holds for every page on a phone.</summary>
public sealed class EveryNarrowPageTests(PortalFixture fixture) : EveryPageTests(fixture, Screen.Phone);

/// <summary>What holds for every page, light and dark. A class for each size, so that they run at once.</summary>
public abstract class EveryPageTests(PortalFixture fixture, Screen screen) : BrowserTest(fixture)
{
    // Also within an element that scrolls by itself, nothing may push the page sideways.
    private const string Overflow =
        """
        () => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) { return ''; }
          return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > room + 0.5)
            .slice(0, 8).map(e => `${e.tagName.toLowerCase()}.${e.className} ${e.textContent.trim().slice(0, 20)}`).join('; ') || 'something';
        }
        """;

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] },
        ResultTypes = [ResultType.Violations],
    };

    public static TheoryData<string> Names => [.. PortalPage.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_LightAndDark_HasNoSeriousViolationAndDoesNotScrollSideways(string name)
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await OpenAsync(portal, await PortalPage.NamedAsync(portal, name));
        var found = new List<string>();

        foreach (var theme in Theme.All)
        {
            await Theme.ShowAsync(visit.Page, theme);
            var result = await visit.Page.RunAxe(Rules);
            found.AddRange(result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => $"{theme}: {Describe(violation)}"));
        }

        if (await visit.Page.EvaluateAsync<string>(Overflow) is { Length: > 0 } wide)
        {
            found.Add($"scrolls sideways: {wide}");
        }

        Assert.Empty(found);
    }

    private async Task<Visit> OpenAsync(Portal portal, PortalPage page)
    {
        var visit = await VisitAsync(portal, page.Account, null, screen);
        if (page.Status >= 400)
        {
            visit.Expects($"status of {page.Status}");
        }

        var answer = await visit.GoAsync(page.Address);
        Assert.Equal(page.Status, answer.Status);
        return visit;
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => $"{node.Target} {node.Html} {string.Join(", ", node.Any.Select(check => check.Message))}"))}";
}
