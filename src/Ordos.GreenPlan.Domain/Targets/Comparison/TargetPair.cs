namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>Two targets that measure the same or nearly the same, with the verdict that is proposed (裁定建议).</summary>
/// <param name="A">The one that came first in what was compared.</param>
/// <param name="B">The other.</param>
/// <param name="Verdict">The proposal; a person rules.</param>
/// <param name="Reason">One Chinese sentence with both values as printed.</param>
public sealed record TargetPair(ComparedTarget A, ComparedTarget B, PairVerdict Verdict, string Reason);

/// <summary>How two targets stand to each other.</summary>
public enum PairVerdict
{
    /// <summary>一致: value, year and scope agree.</summary>
    Same,

    /// <summary>冲突: one indicator, scope and year, different values, neither repealed.</summary>
    Conflicting,

    /// <summary>被替代: a later document of the same or higher rank says that it replaces the other.</summary>
    Superseded,

    /// <summary>收紧: a later document asks for more than stood before.</summary>
    Tightened,

    /// <summary>放宽: a later document asks for less than stood before, or for the same at a later date.</summary>
    Relaxed,

    /// <summary>递进: a later year, stricter, on the same path.</summary>
    NextStep,

    /// <summary>分项与总量: yearly or partial amounts that add up.</summary>
    PartOfTotal,

    /// <summary>口径不同: similar words, another area, group or definition, or a level against its own change.</summary>
    DifferentScope,
}
