using System.Globalization;
using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Finds targets that contradict each other: the same indicator, area and year with two values.</summary>
internal static class ConflictingTargets
{
    public static IEnumerable<ExtractionWarning> Find(IReadOnlyList<ExtractedTarget> targets, Func<int, int?> lineOf)
    {
        foreach (var group in targets.Where(target => target.Value is not null).GroupBy(Key))
        {
            var first = group.First();
            var other = group.FirstOrDefault(target => target.Value != first.Value);

            if (other is not null)
            {
                yield return new ExtractionWarning(
                    "conflicting-target",
                    lineOf(other.Range.Start),
                    string.Create(CultureInfo.InvariantCulture, $"同一指标前后不一致：“{first.Scope}{first.Indicator}”为{Print(first)}，此处为{Print(other)}，请核对。"));
            }
        }
    }

    /// <summary>Values of different units or bases say different things and do not contradict each other.</summary>
    private static (string Subject, int? Year, string? Unit, ExtractedChange Change, int? Baseline) Key(ExtractedTarget target) =>
        (target.Scope + target.Indicator, target.Year, target.Unit, target.Change, target.BaselineYear);

    private static string Print(ExtractedTarget target) =>
        string.Create(CultureInfo.InvariantCulture, $"{target.Value}{target.Unit}");
}
