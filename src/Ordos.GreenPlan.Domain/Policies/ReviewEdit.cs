namespace Ordos.GreenPlan.Domain.Policies;

/// <summary>One change of a draft during its review (校核改动), with all that is needed to take it back.</summary>
public sealed class ReviewEdit
{
    public int Id { get; private set; }
    public required int DocumentId { get; init; }

    /// <summary>Position in the draft's history, from 1, without gaps.</summary>
    public required int Number { get; init; }

    public required DateTime At { get; init; }
    public int? AccountId { get; init; }
    public required string AccountName { get; init; }

    /// <summary>What was changed, as a sentence for the people who review.</summary>
    public required string Words { get; init; }

    /// <summary>The rows as they were and as they are, in JSON.</summary>
    public required string Rows { get; init; }

    /// <summary>The number of the change that this one takes back.</summary>
    public int? Undoes { get; init; }

    /// <summary>The number of the change that took this one back.</summary>
    public int? UndoneBy { get; set; }
}
