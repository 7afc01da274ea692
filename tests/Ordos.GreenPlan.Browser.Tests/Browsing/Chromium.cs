using Microsoft.Playwright;

namespace Ordos.GreenPlan.Browser.Tests.Browsing;

/// <summary>The browser of the test process, started when the first test asks for it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-dev-shm-usage",
    ];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);

    // A shared machine may be busy with other things; a wait ends as soon as its condition holds.
    public const float PatienceInMilliseconds = 45_000;

    public async Task<IBrowser> BrowserAsync() => (await _started.Value).Browser;

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated)
        {
            var (playwright, browser) = await _started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceInMilliseconds);
        var playwright = await Playwright.CreateAsync();

        // Each launch gets a fresh user data directory.
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Flags, Headless = true }));
    }

    private static string Find()
    {
        string?[] names = [Environment.GetEnvironmentVariable("GREENPLAN_CHROMIUM"), "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return names.Where(name => !string.IsNullOrEmpty(name))
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name!)))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Chromium is missing: install the package chromium-headless-shell or chromium, or name it in GREENPLAN_CHROMIUM.");
    }
}
