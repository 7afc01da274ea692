namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>A target as it is compared, whether read from a file or stored.</summary>
/// <param name="Document">The document that states it.</param>
/// <param name="Index">Its position in the document, from 0.</param>
/// <param name="IndicatorName">What is measured, as printed.</param>
/// <param name="Scope">The area or body it holds for, where the clause names one.</param>
/// <param name="Comparator">How the value binds.</param>
/// <param name="Value">The value as printed; null for a grade, which stands in <paramref name="Unit"/>.</param>
/// <param name="UpperValue">Upper end of a range.</param>
/// <param name="Unit">Unit as printed; null if none.</param>
/// <param name="Year">The year it is due, if printed.</param>
/// <param name="BaselineYear">The year it is compared with, if printed.</param>
/// <param name="Change">Whether the value is a level or an amount of change.</param>
/// <param name="Quote">The words it came from.</param>
/// <param name="Sentence">The sentence around them; the quote itself where that is all there is.</param>
public sealed record ComparedTarget(
    ComparedDocument Document,
    int Index,
    string IndicatorName,
    string? Scope,
    Comparator Comparator,
    decimal? Value,
    decimal? UpperValue,
    string? Unit,
    int? Year,
    int? BaselineYear,
    TargetChange Change,
    string Quote,
    string Sentence);
