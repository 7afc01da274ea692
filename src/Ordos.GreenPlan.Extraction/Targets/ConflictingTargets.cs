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
            var other = group.FirstOrDefault(target => target.Value != first.Value || target.Value2 != first.Value2 || IsOtherUnit(first.Unit, target.Unit));

            if (other is not null)
            {
                yield return new ExtractionWarning(
                    "conflicting-target",
                    lineOf(other.Range.Start),
                    $"指标“{first.Scope}{first.Indicator}”同年有不同目标值：{Print(first)}与{Print(other)}。");
            }
        }
    }

    /// <summary>A share and an amount of the same thing say different things; 20% and 20个百分点 contradict each other.</summary>
    private static (string Subject, int? Year, string? Unit, ExtractedChange Change) Key(ExtractedTarget target) =>
        (target.Scope + target.Indicator, target.Year, target.Unit is null or "个百分点" or "百分点" ? "%" : target.Unit, target.Change);

    private static bool IsOtherUnit(string? one, string? other) => one is not null && other is not null && one != other;

    private static string Print(ExtractedTarget target) =>
        string.Create(CultureInfo.InvariantCulture, $"{target.Value}{target.Unit}");
}
