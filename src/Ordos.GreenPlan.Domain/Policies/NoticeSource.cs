namespace Ordos.GreenPlan.Domain.Policies;

/// <summary>The text of a notice as it was read; every record of its document points into it.</summary>
public sealed class NoticeSource
{
    public int DocumentId { get; private set; }

    /// <summary>The name of the file as it was handed over.</summary>
    public required string FileName { get; init; }

    /// <summary>
    /// SHA-256 of the normalised text in hexadecimal: the same notice is stored once. Null once its document was withdrawn, so that the notice may be
    /// imported again.
    /// </summary>
    public required string? ContentHash { get; init; }

    /// <summary>Normalised text, one paragraph a line.</summary>
    public required string Text { get; init; }

    public required DateTime ImportedAt { get; init; }

    /// <summary>What a reviewer should look at.</summary>
    public List<SourceWarning> Warnings { get; init; } = [];

    /// <summary>Sentences that order or count something.</summary>
    public int DutySentences { get; init; }

    /// <summary>Those of them that no record claims.</summary>
    public List<SourceSpan> Unclaimed { get; init; } = [];
}

/// <summary>A doubt of the reader about the notice.</summary>
public sealed class SourceWarning
{
    public required string Code { get; init; }
    public int? Line { get; init; }
    public required string Message { get; init; }
}

/// <summary>A half-open range of UTF-16 units in the text of a notice.</summary>
public sealed class SourceSpan
{
    public required int Start { get; init; }
    public required int End { get; init; }
}
