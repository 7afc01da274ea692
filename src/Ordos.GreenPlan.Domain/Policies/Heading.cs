namespace Ordos.GreenPlan.Domain.Policies;

/// <summary>One heading of a notice's outline.</summary>
public sealed class Heading
{
    public int Id { get; private set; }
    public int DocumentId { get; private set; }

    /// <summary>Position in the outline, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Depth from 1.</summary>
    public required int Level { get; init; }

    /// <summary>The heading with its number as printed.</summary>
    public required string Title { get; init; }

    public required int Start { get; init; }
    public required int End { get; init; }
}

/// <summary>A document that a notice names as its basis.</summary>
public sealed class Citation
{
    public int Id { get; private set; }
    public int DocumentId { get; private set; }
    public required int Ordinal { get; init; }
    public required string Title { get; init; }
    public string? Number { get; init; }
}
