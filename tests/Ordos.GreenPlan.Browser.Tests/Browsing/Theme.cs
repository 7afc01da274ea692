using Microsoft.Playwright;

namespace Ordos.GreenPlan.Browser.Tests.Browsing;

/// <summary>Light and dark, switched as the buttons of the portal do, where a page has none too.</summary>
public static class Theme
{
    public static IReadOnlyList<string> All { get; } = ["light", "dark"];

    public static Task ShowAsync(IPage page, string theme) => page.EvaluateAsync(
        """
        async theme => {
          document.documentElement.dataset.theme = theme;
          await Promise.all(document.getAnimations().map(animation => animation.finished));
        }
        """,
        theme);
}
