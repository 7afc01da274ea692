namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>Which of two values of one indicator asks for more.</summary>
internal static class Strictness
{
    /// <returns>Above 0 when the first asks for more, below 0 when it asks for less, 0 when both ask the same.</returns>
    public static int Compare(JudgedTarget one, JudgedTarget other)
    {
        if (one.Value is not { } value || other.Value is not { } otherValue)
        {
            return 0;
        }

        var size = one.Unit.Compare(value, other.Unit, otherValue);

        if (size == 0 && (one.UpperValue ?? value) != (other.UpperValue ?? otherValue))
        {
            size = one.Unit.Compare(one.UpperValue ?? value, other.Unit, other.UpperValue ?? otherValue);
        }

        return LessIsMore(one, other) ? -size : size;
    }

    /// <summary>A bound says it; else the words of the indicator do. Of a fall, more is always more.</summary>
    private static bool LessIsMore(JudgedTarget one, JudgedTarget other)
    {
        var bounds = Bound(one.Target.Comparator) + Bound(other.Target.Comparator);

        return one.Target.Change != TargetChange.Decrease
            && (bounds != 0
                ? bounds < 0
                : !one.IsChange && Has(one, IndicatorWords.LessIsMore) && !Has(one, IndicatorWords.MoreIsMore));
    }

    private static bool Has(JudgedTarget target, string[] words) => Array.Exists(words, word => target.Indicator.Subject.Contains(word, StringComparison.Ordinal));

    private static int Bound(Comparator comparator) => comparator switch
    {
        Comparator.AtLeast or Comparator.MoreThan => 1,
        Comparator.AtMost or Comparator.LessThan => -1,
        _ => 0,
    };
}
