using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Running;

// screenshots [FOLDER [PAGE…]]: pictures of the pages named, or of all, at both sizes, light and dark.
var folder = Path.GetFullPath(args.FirstOrDefault() ?? Environment.GetEnvironmentVariable("GREENPLAN_SCREENSHOTS") ?? "screenshots");
var names = args.Length > 1 ? args[1..] : [.. PortalPage.Names];

await using var chromium = new Chromium();
await using var portal = await Portal.StartAloneAsync(chromium);

foreach (var name in names)
{
    var page = await PortalPage.NamedAsync(portal, name);
    foreach (var screen in Screen.All)
    {
        await using var visit = await Visit.StartAsync(await portal.ContextAsync(page.Account, screen));
        await visit.GoAsync(page.Address);
        foreach (var theme in Theme.All)
        {
            await Theme.ShowAsync(visit.Page, theme);
            var file = Path.Combine(folder, $"{name}-{screen.Name}-{theme}.png");
            await visit.Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
            Console.WriteLine(file);
        }
    }
}
