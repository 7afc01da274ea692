using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Running;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>Pictures of every page for review and for the README; runs only when it is asked for: <c>./greenplan screenshots</c>.</summary>
public sealed class Screenshots(PortalFixture fixture)
{
    public const string Folder = "GREENPLAN_SCREENSHOTS";

    [Fact(Explicit = true)]
    public async Task Take()
    {
        var folder = Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } told ? told : throw new InvalidOperationException($"{Folder} names no folder.");
        var portal = await fixture.ReadingAsync();

        foreach (var name in PortalPage.Names)
        {
            var page = await PortalPage.NamedAsync(portal, name);
            foreach (var screen in Screen.All)
            {
                await using var visit = await Visit.StartAsync(await portal.ContextAsync(page.Account, screen));
                await visit.GoAsync(page.Address);
                foreach (var theme in Theme.All)
                {
                    await Theme.ShowAsync(visit.Page, theme);
                    await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{screen.Name}-{theme}.png"), Animations = ScreenshotAnimations.Disabled });
                }
            }
        }
    }
}
