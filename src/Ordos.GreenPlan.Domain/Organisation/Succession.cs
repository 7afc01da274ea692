namespace Ordos.GreenPlan.Domain.Organisation;

/// <summary>One body following another in a reorganisation (机构改革).</summary>
public sealed class Succession
{
    public int Id { get; private set; }
    public int FromId { get; private set; }
    public int ToId { get; private set; }
    public required Department From { get; init; }
    public required Department To { get; init; }
    public required SuccessionKind Kind { get; init; }

    /// <summary>The day it took effect; null while unknown.</summary>
    public DateOnly? On { get; set; }

    public required Certainty Certainty { get; init; }

    /// <summary>What the proposal rests on.</summary>
    public string? Basis { get; init; }

    /// <summary>When an administrator confirmed it; null while it is only proposed.</summary>
    public DateTime? ConfirmedAt { get; private set; }
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
