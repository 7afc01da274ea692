using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Running;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>What holds for every page, on a wide screen and on a phone, light and dark. Half of the pages stand in another class, so that both run at once.</summary>
public sealed class EveryPageTests(PortalFixture fixture) : PageTests(fixture)
{
    public static TheoryData<string> Names => [.. PortalPage.Names.Where((_, at) => at % 2 == 0)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Page_BothSizesLightAndDark_HasNoSeriousViolationAndDoesNotScrollSideways(string name) => CheckAsync(name);
}

/// <summary>The other half.</summary>
public sealed class EveryOtherPageTests(PortalFixture fixture) : PageTests(fixture)
{
    public static TheoryData<string> Names => [.. PortalPage.Names.Where((_, at) => at % 2 == 1)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Page_BothSizesLightAndDark_HasNoSeriousViolationAndDoesNotScrollSideways(string name) => CheckAsync(name);
}

/// <summary>Opens a page once and checks it at both sizes in both themes.</summary>
public abstract class PageTests(PortalFixture fixture) : BrowserTest(fixture)
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

    private static readonly AxeRunOptions Everything = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] },
        ResultTypes = [ResultType.Violations],
    };

    // The themes differ in colours and in nothing else.
    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
        ResultTypes = [ResultType.Violations],
    };

    protected async Task CheckAsync(string name)
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await OpenAsync(portal, await PortalPage.NamedAsync(portal, name));
        var found = new List<string>();

        // Layout follows the size by style sheets alone, so that one page serves for both.
        foreach (var screen in Screen.All)
        {
            await visit.Page.SetViewportSizeAsync(screen.Size.Width, screen.Size.Height);

            foreach (var theme in Theme.All)
            {
                await Theme.ShowAsync(visit.Page, theme);
                var result = await visit.Page.RunAxe(theme == Theme.All[0] ? Everything : Colours);
                found.AddRange(result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => $"{screen.Name} {theme}: {Describe(violation)}"));
            }

            if (await visit.Page.EvaluateAsync<string>(Overflow) is { Length: > 0 } wide)
            {
                found.Add($"{screen.Name} scrolls sideways: {wide}");
            }
        }

        Assert.Empty(found);
    }

    private async Task<Visit> OpenAsync(Portal portal, PortalPage page)
    {
        var visit = await VisitAsync(portal, page.Account, null);
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
