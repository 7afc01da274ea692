using Microsoft.Playwright;

namespace Ordos.GreenPlan.Browser.Tests.Browsing;

/// <summary>A size of screen that the portal is made for.</summary>
public sealed record Screen(string Name, int Width, int Height)
{
    public static Screen Desk { get; } = new("1366", 1366, 768);

    public static Screen Phone { get; } = new("390", 390, 844);

    public static IReadOnlyList<Screen> All { get; } = [Desk, Phone];

    public ViewportSize Size => new() { Width = Width, Height = Height };
}
