namespace Ordos.GreenPlan.Web.Components.Controls;

public enum SourceMarkKind
{
    Task,
    Target,
    Unit,
    Unclaimed,
    Heading,
}

/// <summary>A record's place in a text: characters from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
/// <param name="Id">The element's id, so that an address can point at it.</param>
/// <param name="Address">Where a click on it leads.</param>
/// <param name="Done">Whether a review has dealt with it.</param>
public sealed record SourceMark(
    int Start,
    int End,
    SourceMarkKind Kind,
    string? Id = null,
    string? Address = null,
    bool Current = false,
    string? Tooltip = null,
    bool Done = false)
{
    public char Letter => Kind switch
    {
        SourceMarkKind.Task => 'k',
        SourceMarkKind.Target => 't',
        SourceMarkKind.Unit => 'u',
        SourceMarkKind.Heading => 'o',
        _ => 'x',
    };
}
