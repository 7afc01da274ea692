namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>How the indicators of two targets stand to each other.</summary>
internal enum Likeness
{
    /// <summary>They have nothing to do with each other.</summary>
    None,

    /// <summary>The same words in the normalised names.</summary>
    Same,

    /// <summary>One names a site of the kind that the other speaks of: 某零碳产业园 and 零碳示范园区.</summary>
    NamedOfKind,

    /// <summary>One has words more: a narrower area or group, or another definition.</summary>
    Narrower,

    /// <summary>The same words, one for an incentive value.</summary>
    OtherTier,
}

/// <summary>The rule of likeness: the same words, or all the words of one within the other.</summary>
internal static class IndicatorLikeness
{
    // 能源消费 stands in too many names to be a narrower one of each.
    private const int ShortestPart = 4;
    private const int MostOfNarrow = 3;
    private const int LongestKind = 6;

    public static Likeness Of(MeasuredIndicator one, MeasuredIndicator other)
    {
        var same = one.Full == other.Full || (one.Subject == other.Subject && (one.Whole.Length == 0 || other.Whole.Length == 0));

        if (same)
        {
            return one.Full.Length == 0 ? Likeness.None
                : one.Class != other.Class ? Likeness.Narrower
                : one.Tier != other.Tier ? Likeness.OtherTier
                : Likeness.Same;
        }

        if (one.Tier != other.Tier || one.Class != other.Class)
        {
            return Likeness.None;
        }

        if (one.Subject == other.Subject)
        {
            return Likeness.Narrower;
        }

        var (narrow, wide) = one.Subject.Length > other.Subject.Length ? (one, other) : (other, one);
        return wide.Subject.Length < ShortestPart || one.Whole != other.Whole ? Likeness.None
            : IsNamedOfKind(narrow.Subject, wide.Subject) ? Likeness.NamedOfKind
            : IsPart(wide.Subject, narrow.Subject) ? Likeness.Narrower
            : Likeness.None;
    }

    private static bool IsPart(string wide, string narrow) => wide.Length * MostOfNarrow >= narrow.Length && StandsIn(wide, narrow);

    // The words of the one in their order, others between them.
    private static bool StandsIn(string part, string text)
    {
        var at = 0;

        foreach (var c in text)
        {
            at += at < part.Length && part[at] == c ? 1 : 0;
        }

        return at == part.Length;
    }

    private static bool IsNamedOfKind(string named, string kind)
    {
        if (!named.EndsWith(kind, StringComparison.Ordinal) || named.Length == kind.Length)
        {
            return false;
        }

        var before = named[..^kind.Length];
        var speaksOfSites = IndicatorWords.Sites.Any(site => kind.IndexOf(site, StringComparison.Ordinal) is > 0 and <= LongestKind);
        return speaksOfSites && before[^1] is '区' or '市' or '旗' or '县' or '镇' or '盟' or '省';
    }
}
