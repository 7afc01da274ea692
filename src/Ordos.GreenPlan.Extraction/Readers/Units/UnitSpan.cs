namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>Responsible units as they stand in a paragraph: a bracket, or labelled words at its end or alone.</summary>
/// <param name="Start">Where the bracket opens or the label begins, in the paragraph.</param>
/// <param name="End">Behind the closing bracket or the last word.</param>
/// <param name="Assignment">What they say; places are in the paragraph.</param>
internal sealed record UnitSpan(int Start, int End, Assignment Assignment)
{
    /// <summary>Only a deadline, which belongs to the units beside it.</summary>
    public bool IsDeadlineOnly => !Assignment.HasNames && Assignment.DeadlineWords.Length > 0;
}
