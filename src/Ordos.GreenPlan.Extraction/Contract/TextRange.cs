namespace Ordos.GreenPlan.Extraction.Contract;

/// <summary>A half-open range of UTF-16 code units in the normalised text of a notice.</summary>
/// <param name="Start">Index of the first unit, from 0.</param>
/// <param name="End">Index behind the last unit.</param>
public readonly record struct TextRange(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(TextRange other) => Start <= other.Start && other.End <= End;

    public bool Overlaps(TextRange other) => Start < other.End && other.Start < End;
}
