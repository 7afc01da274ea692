namespace Ordos.GreenPlan.Domain.Targets;

/// <summary>
/// What a reader would ask about a reported value of an indicator (数值核对): outside the plausible range, below a cumulative last value, ten times
/// the last one, in another unit. The one rule for every way in: the sheet, the indicator's page, and spreadsheets.
/// </summary>
public static class ValueDoubts
{
    /// <summary>A value so many times the former one, or so small a part of it, is mostly one in another unit: a share typed as 87.4% into a cell reaches a file as 0.874.</summary>
    private const int Jump = 10;

    /// <param name="period">The period that the value is about.</param>
    /// <param name="last">The latest reading of an earlier period; null before the first.</param>
    public static IReadOnlyList<ValueDoubt> Of(MeasureRules rules, ReadingPeriod period, decimal given, string? unit, LastValue? last)
    {
        if (AttainmentVerdict.Convert(given, unit, rules.Unit) is not { } value)
        {
            return [new("unit-other", $"单位“{unit ?? "无"}”不能换算为“{rules.Unit ?? "无"}”", IsError: true)];
        }

        var found = new List<ValueDoubt>();
        var before = last is null ? null : AttainmentVerdict.Convert(last.Value, last.Unit, rules.Unit);

        if (value < rules.PlausibleFrom || value > rules.PlausibleTo)
        {
            found.Add(new("value-implausible", $"数值不在合理范围（{Number(rules.PlausibleFrom)}至{Number(rules.PlausibleTo)}{rules.Unit}）内", rules.IsStrict));
        }

        if (rules.Kind == IndicatorKind.Cumulative && value < before)
        {
            found.Add(new("value-lower", $"累计数比{last!.Words}低", rules.IsStrict));
        }

        // Periods of other lengths differ by themselves: a month is a twelfth of its year.
        if (last?.Period.Length == period.Length && before is { } former && IsJump(value, former))
        {
            found.Add(new("value-jumps", $"与{last.Words}相差{Jump}倍以上，单位可能有误", IsError: false));
        }

        return found;
    }

    /// <returns>The doubt for which a value is not taken: one that must be put right, else one that nobody has explained; null when it may be taken.</returns>
    /// <param name="explanation">The word that goes with the value.</param>
    public static ValueDoubt? Blocking(IReadOnlyList<ValueDoubt> doubts, string? explanation) =>
        doubts.FirstOrDefault(doubt => doubt.IsError) ?? (explanation is null && doubts is [var first, ..] ? first : null);

    private static bool IsJump(decimal value, decimal former) =>
        value != 0 && former != 0 && (Math.Abs(value) >= Math.Abs(former) * Jump || Math.Abs(value) * Jump <= Math.Abs(former));

    private static string Number(decimal? bound) => bound is { } value ? AttainmentVerdict.Number(value) : "不限";
}

/// <summary>What an indicator says about its values.</summary>
/// <param name="IsStrict">What is doubtful must be put right; otherwise a word of explanation is enough.</param>
public sealed record MeasureRules(string? Unit, IndicatorKind Kind, decimal? PlausibleFrom, decimal? PlausibleTo, bool IsStrict)
{
    public static MeasureRules Of(Indicator indicator) => new(indicator.Unit, indicator.Kind, indicator.PlausibleFrom, indicator.PlausibleTo, indicator.IsStrict);
}

/// <summary>An indicator's value of an earlier period.</summary>
public sealed record LastValue(ReadingPeriod Period, decimal Value, string? Unit)
{
    /// <returns>The latest of the values of periods that ended before another; of those that ended on the same day that of the shortest.</returns>
    public static LastValue? Before(ReadingPeriod period, IEnumerable<LastValue> values) =>
        values.Where(value => value.Period.EndsOn < period.EndsOn).OrderByDescending(value => value.Period.EndsOn).ThenByDescending(value => value.Period.Length).FirstOrDefault();

    internal string Words => $"{Period.Words}的{AttainmentVerdict.Number(Value)}{Unit}";
}

/// <summary>Something about a value that is to be explained or put right.</summary>
/// <param name="Code">Stable code that tests and callers name.</param>
/// <param name="Words">What stands out, in Chinese, without a full stop.</param>
/// <param name="IsError">It is to be put right; an explanation does not help.</param>
public sealed record ValueDoubt(string Code, string Words, bool IsError);
