using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Domain.Targets;

/// <summary>Two stored targets that measure the same or nearly the same, with the verdict that is proposed (比对结果).</summary>
public sealed class ProposedPair
{
    /// <summary>The verdicts that a person must rule on; the others speak for themselves.</summary>
    public static readonly IReadOnlyList<PairVerdict> NeedRuling =
        [PairVerdict.Conflicting, PairVerdict.Relaxed, PairVerdict.Tightened, PairVerdict.Superseded];

    public required int FirstTargetId { get; init; }
    public required int SecondTargetId { get; init; }
    public required PairVerdict Verdict { get; init; }
    public required string Reason { get; init; }

    /// <summary>Whether a person must rule; false for verdicts that speak for themselves.</summary>
    public required bool NeedsRuling { get; init; }
}

/// <summary>A person's verdict on two targets (裁定). It is never deleted, only taken back.</summary>
public sealed class Ruling
{
    public const int LongestReason = 1000;

    public int Id { get; private set; }
    public required int FirstTargetId { get; init; }
    public required int SecondTargetId { get; init; }
    public required PairVerdict ProposedVerdict { get; init; }
    public required string ProposedReason { get; init; }
    public required PairVerdict Verdict { get; init; }

    /// <summary>The target of the two whose value counts for both from now on (考核采用); null where each keeps its own.</summary>
    public int? RuledTargetId { get; init; }

    public required string Reason { get; init; }
    public required DateTime RuledAt { get; init; }
    public required string RuledBy { get; init; }
    public DateTime? TakenBackAt { get; private set; }
    public string? TakenBackBy { get; private set; }
    public string? TakenBackReason { get; private set; }
    public bool IsDemo { get; init; }
    public uint Version { get; private set; }

    /// <exception cref="DomainRuleException"><c>reason-missing</c>; <c>reason-long</c></exception>
    public static string RequireReason(string? reason) => reason?.Replace("\0", "", StringComparison.Ordinal).Trim() switch
    {
        null or "" => throw new DomainRuleException("reason-missing", "请写明理由，理由随裁定留存。"),
        { Length: > LongestReason } => throw new DomainRuleException("reason-long", $"理由不超过{LongestReason}字，请精简。"),
        var words => words,
    };

    /// <exception cref="DomainRuleException"><c>already-taken-back</c>; <c>reason-missing</c></exception>
    public void TakeBack(Actor actor, DateTime now, string? reason)
    {
        if (TakenBackAt is not null)
        {
            throw new DomainRuleException("already-taken-back", "该裁定已撤回，请刷新。");
        }

        (TakenBackReason, TakenBackAt, TakenBackBy) = (RequireReason(reason), now, actor.Name);
    }
}
