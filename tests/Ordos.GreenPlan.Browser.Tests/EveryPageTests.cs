using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Running;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>What holds for every page, at both sizes, light and dark.</summary>
public sealed class EveryPageTests(PortalFixture fixture) : BrowserTest(fixture)
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
    public async Task Page_BothSizesLightAndDark_HasNoSeriousViolationAndDoesNotScrollSideways(string name)
    {
        var portal = await Fixture.ReadingAsync();
        var page = await PortalPage.NamedAsync(portal, name);
        var found = new List<string>();

        foreach (var screen in Screen.All)
        {
            var visit = await OpenAsync(portal, page, screen);

            foreach (var theme in Theme.All)
            {
                await Theme.ShowAsync(visit.Page, theme);
                var result = await visit.Page.RunAxe(Rules);
                found.AddRange(result.Violations.Where(violation => violation.Impact is "serious" or "critical")
                    .Select(violation => $"{screen.Name} {theme}: {Describe(violation)}"));
            }

            if (await visit.Page.EvaluateAsync<string>(Overflow) is { Length: > 0 } wide)
            {
                found.Add($"{screen.Name} scrolls sideways: {wide}");
            }
        }

        Assert.Empty(found);
    }

    private async Task<Visit> OpenAsync(Portal portal, PortalPage page, Screen screen)
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
