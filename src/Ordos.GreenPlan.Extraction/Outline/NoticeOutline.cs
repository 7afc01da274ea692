namespace Ordos.GreenPlan.Extraction.Outline;

/// <summary>The headings of a notice and the place of every paragraph among them.</summary>
/// <param name="Roots">Headings of the highest level.</param>
/// <param name="Nodes">All headings in the order of the text.</param>
/// <param name="NodeOf">For each paragraph the heading that it is or belongs to; null outside the outline.</param>
/// <param name="Oddities">Numbers that break the count.</param>
internal sealed record NoticeOutline(
    IReadOnlyList<OutlineNode> Roots,
    IReadOnlyList<OutlineNode> Nodes,
    IReadOnlyList<OutlineNode?> NodeOf,
    IReadOnlyList<NumberOddity> Oddities);

/// <summary>A number that repeats or leaves the count.</summary>
internal readonly record struct NumberOddity(OutlineNode Node, bool IsDuplicate);
