namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>A number with its unit, as it stands in a passage.</summary>
/// <param name="Start">First character of the number, its sign included.</param>
/// <param name="End">Behind the unit, or behind the number where no unit is printed.</param>
/// <param name="Value">The value; null for a grade (Ⅱ类).</param>
/// <param name="Value2">The upper end of a range.</param>
/// <param name="Unit">The unit as printed, folded.</param>
/// <param name="Kind">What the unit counts.</param>
/// <param name="IsSpelled">Written in Chinese numerals, which is as often a name as a number.</param>
internal sealed record Amount(int Start, int End, decimal? Value, decimal? Value2, string? Unit, UnitKind Kind, bool IsSpelled);
