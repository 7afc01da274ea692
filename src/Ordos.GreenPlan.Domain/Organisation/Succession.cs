namespace Ordos.GreenPlan.Domain.Organisation;

/// <summary>One body following another in a reorganisation (机构改革).</summary>
public sealed class Succession
{
    public int Id { get; private set; }
    public int FromId { get; private set; }
    public int ToId { get; private set; }
    public required Department From { get; init; }
    public required Department To { get; init; }
    public required SuccessionKind Kind { get; set; }

    /// <summary>The day it took effect; null while unknown.</summary>
    public DateOnly? On { get; set; }

    public required Certainty Certainty { get; init; }

    /// <summary>What the proposal rests on.</summary>
    public string? Basis { get; init; }

    /// <summary>When an administrator confirmed it; null while it is only proposed.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>When an administrator found that it is not so; it is no longer proposed.</summary>
    public DateTime? DismissedAt { get; private set; }

    /// <summary>待确认</summary>
    public bool IsProposed => ConfirmedAt is null && DismissedAt is null;

    public void Confirm(SuccessionKind kind, DateOnly on, DateTime now) => (Kind, On, ConfirmedAt, DismissedAt) = (kind, on, now, null);

    /// <summary>Makes it a proposal again, as it was.</summary>
    public void TakeBack(SuccessionKind kind, DateOnly? on) => (Kind, On, ConfirmedAt) = (kind, on, null);

    /// <exception cref="DomainRuleException"><c>succession-confirmed</c></exception>
    public void Dismiss(DateTime now)
    {
        if (ConfirmedAt is not null)
        {
            throw new DomainRuleException("succession-confirmed", "该沿革已经确认。如有误，请撤销相应的机构改革。");
        }

        DismissedAt = now;
    }

    /// <summary>Proposes it again after it was dismissed.</summary>
    public void ProposeAgain() => DismissedAt = null;
}

/// <summary>How one body follows another.</summary>
public enum SuccessionKind
{
    /// <summary>更名</summary>
    Rename,

    /// <summary>并入</summary>
    Merge,

    /// <summary>部分职责划入</summary>
    Split,

    /// <summary>撤销: the body ends, what it had to do goes to the other.</summary>
    Abolish,
}

/// <summary>How sure a proposed fact is.</summary>
public enum Certainty
{
    /// <summary>有据</summary>
    Sure,

    /// <summary>推定</summary>
    Likely,

    /// <summary>存疑</summary>
    Unsure,
}

public static class SuccessionWords
{
    public static string Words(this SuccessionKind kind) => kind switch
    {
        SuccessionKind.Rename => "更名",
        SuccessionKind.Merge => "并入",
        SuccessionKind.Split => "划转部分职责",
        _ => "撤销",
    };

    public static string Words(this Certainty certainty) => certainty switch
    {
        Certainty.Sure => "有据",
        Certainty.Likely => "推定",
        _ => "存疑",
    };
}
