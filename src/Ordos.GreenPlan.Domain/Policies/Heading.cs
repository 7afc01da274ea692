namespace Ordos.GreenPlan.Domain.Policies;

/// <summary>One heading of a notice's outline.</summary>
public sealed class Heading
{
    public int Id { get; private set; }
    public int DocumentId { get; private set; }

    /// <summary>Position in the outline, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Depth from 1.</summary>
    public required int Level { get; set; }

    /// <summary>The heading with its number as printed.</summary>
    public required string Title { get; set; }

    public required int Start { get; init; }
    public required int End { get; init; }
    public ReviewMark Review { get; set; }
}

/// <summary>A document that a notice names as its basis.</summary>
public sealed class Citation
{
    public int Id { get; private set; }
    public int DocumentId { get; private set; }
    public required int Ordinal { get; init; }
    public required string Title { get; init; }
    public string? Number { get; init; }

    /// <summary>The imported document that it means, once a person has confirmed it.</summary>
    public int? CitedId { get; set; }

    /// <summary>When a person confirmed the document, or, where there is none, that none is meant.</summary>
    public DateTime? DecidedAt { get; set; }
}
