using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Puts together what stands before and behind a number (大于35%以上).</summary>
internal static class Comparators
{
    /// <summary>Where two meet, the strict one wins, and a bound wins over 约.</summary>
    public static ExtractedComparator? Stricter(ExtractedComparator? one, ExtractedComparator? other) =>
        Rank(one) >= Rank(other) ? one : other;

    public static ExtractedComparator Of(ExtractedComparator? before, ExtractedComparator? behind, bool isRange) =>
        isRange ? ExtractedComparator.Range : Stricter(before, behind) ?? ExtractedComparator.Eq;

    private static int Rank(ExtractedComparator? comparator) => comparator switch
    {
        ExtractedComparator.Gt or ExtractedComparator.Lt => 3,
        ExtractedComparator.Ge or ExtractedComparator.Le => 2,
        ExtractedComparator.Approx => 1,
        _ => 0,
    };
}
