namespace Ordos.GreenPlan.Domain.Policies;

/// <summary>What a person made of a record that was read out of a notice (校核). Records put in by hand are accepted.</summary>
public enum ReviewMark
{
    /// <summary>已接受</summary>
    Accepted,

    /// <summary>待核</summary>
    Pending,

    /// <summary>已驳回: leaves the document when it is published</summary>
    Rejected,
}

public static class ReviewMarks
{
    public static string Words(this ReviewMark mark) => mark switch
    {
        ReviewMark.Accepted => "已接受",
        ReviewMark.Pending => "待核",
        _ => "已驳回",
    };
}

/// <summary>A sentence that orders or counts something and that no record claimed when the notice was read (未认领语句).</summary>
public sealed class UnclaimedSentence
{
    public int Id { get; private set; }
    public int DocumentId { get; private set; }
    public required int Start { get; init; }
    public required int End { get; init; }

    /// <summary>Accepted once a person has dealt with it.</summary>
    public ReviewMark Review { get; set; }
}
