namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>What a bracket or a line of responsible units says, role by role, before the roles are weighed together.</summary>
/// <param name="Groups">Lists of names, each with its word of role.</param>
/// <param name="DeadlineWords">The words of a deadline, empty when none is given.</param>
/// <param name="FirstLeads">The label itself says that the first-listed leads.</param>
internal sealed record Assignment(IReadOnlyList<RoleGroup> Groups, string DeadlineWords, bool FirstLeads)
{
    public bool HasNames => Groups.Any(group => group.Names.Count > 0);

    /// <summary>Names with their brackets as printed, which were read in folded form.</summary>
    public Assignment AsPrintedIn(string text) => this with
    {
        Groups = [.. Groups.Select(group => group with { Names = [.. group.Names.Select(name => name.AsPrintedIn(text))] })],
    };
}
