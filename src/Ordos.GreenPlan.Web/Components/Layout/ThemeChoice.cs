namespace Ordos.GreenPlan.Web.Components.Layout;

/// <summary>What a person chose (light, dark, system) and what the system last showed, so that the server renders the right one at once.</summary>
public sealed record ThemeChoice(string Choice, string Shown)
{
    public const string Cookie = "greenplan.theme";

    public static ThemeChoice System { get; } = new("system", "light");

    public static ThemeChoice Read(string? cookie) => cookie switch
    {
        "light" => new("light", "light"),
        "dark" => new("dark", "dark"),
        "system-dark" => new("system", "dark"),
        _ => System,
    };
}
