namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>A name as printed, with its place in the words that were read.</summary>
internal readonly record struct NamePart(string Name, int Start, int End)
{
    /// <summary>The name with the brackets of the text it was read from, where it was not completed beyond what is printed.</summary>
    public NamePart AsPrintedIn(string text)
    {
        if (!Name.Contains('（', StringComparison.Ordinal))
        {
            return this;
        }

        var printed = text[Start..End].Replace(" ", "", StringComparison.Ordinal);
        return printed.Length == Name.Length ? this with { Name = printed } : this;
    }
}

/// <summary>Names under one word of role.</summary>
internal sealed record RoleGroup(RoleKind Kind, IReadOnlyList<NamePart> Names, bool OpenEnded);
