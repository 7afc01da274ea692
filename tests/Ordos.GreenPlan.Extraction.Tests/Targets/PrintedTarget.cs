using System.Globalization;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Targets;

namespace Ordos.GreenPlan.Extraction.Tests.Targets;

/// <summary>Targets on one line each: indicator, comparator, value, unit, year, change, base year.</summary>
internal static class PrintedTarget
{
    public static IEnumerable<string> Read(string text, PassageContext context = default) => PassageTargets.Read(text, context).Select(Of);

    private static string Of(TargetDraft target) => string.Join(' ', new[]
    {
        target.Indicator,
        target.Comparator.ToString().ToLowerInvariant(),
        string.Create(CultureInfo.InvariantCulture, $"{target.Amount.Value}{(target.Amount.Value2 is { } upper ? $"~{upper}" : "")}"),
        target.Amount.Unit,
        target.Year?.ToString(CultureInfo.InvariantCulture),
        target.Change == ExtractedChange.None ? null : target.Change.ToString().ToLowerInvariant(),
        target.BaselineYear is { } year ? $"比{year}" : null,
    }.Where(part => part is not null));
}
