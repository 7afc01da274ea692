using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Domain.Cycle;

/// <summary>What a reader would ask about a reported value of an indicator: outside the plausible range, below a cumulative last value, in another unit (数值核对).</summary>
public static class ValueDoubts
{
    /// <param name="last">The latest reading of an earlier period; null before the first.</param>
    public static IReadOnlyList<ValueDoubt> Of(MeasureRules rules, decimal given, string? unit, LastValue? last)
    {
        if (AttainmentVerdict.Convert(given, unit, rules.Unit) is not { } value)
        {
            return [new("unit-other", $"单位“{unit ?? "无"}”不能换算为“{rules.Unit ?? "无"}”", IsError: true)];
        }

        var found = new List<ValueDoubt>();

        if (value < rules.PlausibleFrom || value > rules.PlausibleTo)
        {
            found.Add(new("value-implausible", $"数值不在合理范围（{Number(rules.PlausibleFrom)}至{Number(rules.PlausibleTo)}{rules.Unit}）内", rules.IsStrict));
        }

        if (rules.Kind == IndicatorKind.Cumulative && last is not null && AttainmentVerdict.Convert(last.Value, last.Unit, rules.Unit) is { } before && value < before)
        {
            found.Add(new("value-lower", $"累计数比{last.Period.Words}的{AttainmentVerdict.Number(last.Value)}{last.Unit}低", rules.IsStrict));
        }

        return found;
    }

    private static string Number(decimal? bound) => bound is { } value ? AttainmentVerdict.Number(value) : "不限";
}

/// <summary>What an indicator says about its values.</summary>
/// <param name="IsStrict">What is doubtful must be put right; otherwise a word of explanation is enough.</param>
public sealed record MeasureRules(string? Unit, IndicatorKind Kind, decimal? PlausibleFrom, decimal? PlausibleTo, bool IsStrict);

/// <summary>An indicator's value of an earlier period.</summary>
public sealed record LastValue(ReadingPeriod Period, decimal Value, string? Unit);

/// <summary>Something about a value that is to be explained or put right.</summary>
/// <param name="Code">Stable code that tests and callers name.</param>
/// <param name="Words">What stands out, in Chinese, without a full stop.</param>
/// <param name="IsError">It is to be put right; an explanation does not help.</param>
public sealed record ValueDoubt(string Code, string Words, bool IsError);
