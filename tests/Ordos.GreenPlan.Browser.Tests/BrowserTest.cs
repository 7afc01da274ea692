using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Running;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>A test with visits to a portal. At its end no page may have logged an error; of a failed test the pages are kept as pictures.</summary>
public abstract class BrowserTest(PortalFixture fixture) : IAsyncDisposable
{
    private readonly List<Visit> _visits = [];

    protected PortalFixture Fixture => fixture;

    /// <param name="account">Null for somebody who has not signed in.</param>
    /// <param name="address">Null for a page that is not opened yet.</param>
    protected async Task<Visit> VisitAsync(Portal portal, PortalAccount? account, string? address, Screen? screen = null)
    {
        var visit = await Visit.StartAsync(await portal.ContextAsync(account, screen ?? Screen.Desk));
        _visits.Add(visit);
        if (address is not null)
        {
            await visit.GoAsync(address);
        }

        return visit;
    }

    /// <summary>A visit that the test ends itself, before its portal goes.</summary>
    protected async Task EndAsync(Visit visit)
    {
        Assert.Empty(visit.Faults);
        _visits.Remove(visit);
        await visit.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        var faults = _visits.SelectMany(visit => visit.Faults).ToList();

        foreach (var (index, visit) in _visits.Index())
        {
            if (failed || faults.Count > 0)
            {
                await KeepAsync(visit.Page, index);
            }

            await visit.DisposeAsync();
        }

        if (!failed)
        {
            Assert.Empty(faults);
        }
    }

    private static async Task KeepAsync(IPage page, int number)
    {
        var name = string.Concat((TestContext.Current.Test?.TestDisplayName ?? "test").Split(Path.GetInvalidFileNameChars()));
        var file = Path.Combine(AppContext.BaseDirectory, "failed", $"{name}-{number}.png");
        try
        {
            await page.ScreenshotAsync(new() { Path = file, Timeout = 10_000 });
            TestContext.Current.TestOutputHelper?.WriteLine($"{page.Url} as it was: {file}");
        }
        catch (Exception gone) when (gone is PlaywrightException or TimeoutException)
        {
            // The page has gone with its portal.
        }
    }
}
