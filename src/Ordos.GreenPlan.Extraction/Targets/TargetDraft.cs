using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>A target as read from one passage; its places count from the passage's first character.</summary>
internal sealed record TargetDraft(
    string Indicator,
    Amount Amount,
    ExtractedComparator Comparator,
    ExtractedChange Change,
    int? Year,
    int? BaselineYear,
    string? Nature,
    int Start,
    int End)
{
    /// <summary>The target as the notice has it.</summary>
    /// <param name="text">The passage.</param>
    /// <param name="offset">Its place in the normalised text.</param>
    /// <param name="source">Running text or table.</param>
    public ExtractedTarget ToTarget(string text, int offset, TargetSource source)
    {
        var (scope, indicator) = IndicatorPhrase.SplitScope(Indicator);
        // 全市建设产业园30个: the verb behind the area is no part of the name.
        indicator = scope is null ? indicator : IndicatorPhrase.Clean(indicator, isShare: Amount.Kind == UnitKind.Share);
        var value = Amount.Value < 0 && Change != ExtractedChange.None ? -Amount.Value : Amount.Value;

        return new ExtractedTarget(
            indicator,
            scope,
            Comparator,
            value,
            Amount.Value2,
            Amount.Unit,
            Year,
            BaselineYear,
            Change,
            Nature,
            source,
            text[Start..End].Trim(),
            new TextRange(offset + Start, offset + End));
    }
}
