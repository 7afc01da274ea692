namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>约束性 or 预期性, where the text says so.</summary>
internal static class TargetNature
{
    public static string? Of(ReadOnlySpan<char> text) =>
        text.Contains("约束", StringComparison.Ordinal) ? "约束性"
        : text.Contains("预期", StringComparison.Ordinal) ? "预期性"
        : null;
}
