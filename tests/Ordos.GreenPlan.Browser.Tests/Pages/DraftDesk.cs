using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests.Pages;

/// <summary>The pages on which an administrator imports and reviews; counts the clicks of what it does.</summary>
public sealed class DraftDesk(IPage page)
{
    /// <summary>Clicks and key presses that decide something.</summary>
    public int Clicks { get; private set; }

    public ILocator Rows => page.Locator(".tree .row");

    public ILocator Current => page.Locator(".tree .row.on");

    public ILocator Reviewed => page.Locator(".sum b", new() { HasText = "记录已核" });

    /// <summary>What was changed last, with the button that takes it back.</summary>
    public ILocator Done => page.Locator(".keys [role=status]");

    public ILocator Accept => page.Locator(".rec .btn.primary");

    public ILocator Job => page.Locator(".jobs li").First;

    /// <summary>Waits until the page answers to keys.</summary>
    public Task ReadyAsync() => Expect(page.Locator("[data-review][data-keys]")).ToBeAttachedAsync();

    public async Task ClickAsync(string name, AriaRole role = AriaRole.Button)
    {
        Clicks++;
        await page.GetByRole(role, new() { Name = name }).First.ClickAsync();
    }

    /// <summary>Hands files over, as by dropping them: one action.</summary>
    public async Task HandOverAsync(params FilePayload[] files)
    {
        Clicks++;
        await Expect(page.Locator("form.up[data-ready]")).ToBeVisibleAsync();
        await page.Locator("form.up input[type=file]").SetInputFilesAsync(files);
    }

    /// <summary>Accepts what is left one by one by the keyboard.</summary>
    public async Task StepThroughAsync()
    {
        for (var left = await LeftAsync(); left > 0; left = await LeftAsync())
        {
            await page.Keyboard.PressAsync("Enter");
            await Expect(Reviewed).Not.ToHaveTextAsync(new System.Text.RegularExpressions.Regex($" {await TotalAsync() - left}/"));
        }
    }

    private async Task<int> LeftAsync()
    {
        var parts = (await Reviewed.InnerTextAsync())["记录已核 ".Length..].Split('/');
        return int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) - int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<int> TotalAsync() =>
        int.Parse((await Reviewed.InnerTextAsync()).Split('/')[1], System.Globalization.CultureInfo.InvariantCulture);
}
