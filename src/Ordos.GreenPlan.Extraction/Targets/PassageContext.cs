namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>What is known of a passage from outside it.</summary>
/// <param name="IssuedIn">The year of the notice: what is said of earlier years is no target.</param>
/// <param name="LeadYear">The year that governs where the passage names none: a column's, or that of a lead-in ending in a colon.</param>
/// <param name="Subject">What is measured, where the passage is a cell of values.</param>
/// <param name="IsValueCell">The passage is a cell of values: each of its numbers is a target.</param>
internal readonly record struct PassageContext(int? IssuedIn = null, int? LeadYear = null, string? Subject = null, bool IsValueCell = false);
