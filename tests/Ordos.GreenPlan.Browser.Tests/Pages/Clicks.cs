using Microsoft.Playwright;

namespace Ordos.GreenPlan.Browser.Tests.Pages;

/// <summary>Counts what a person does with the mouse.</summary>
public sealed class Clicks
{
    public int Count { get; private set; }

    public async Task OnAsync(ILocator place)
    {
        await place.ClickAsync();
        Count++;
    }
}
