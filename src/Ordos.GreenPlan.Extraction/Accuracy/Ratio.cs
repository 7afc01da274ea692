namespace Ordos.GreenPlan.Extraction.Accuracy;

/// <summary>Figures between 0 and 1.</summary>
internal static class Ratio
{
    /// <summary>Harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found.</summary>
    public static double F1(int hits, int expected, int read) =>
        expected + read == 0 ? 1 : 2.0 * hits / (expected + read);
}
