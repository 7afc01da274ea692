namespace Ordos.GreenPlan.Extraction.Targets;

/// <content>Numbers that belong one by one to several things, or one number that holds for each of them.</content>
internal sealed partial class PassageTargets
{
    private bool Distribute(int first, int last)
    {
        var subject = IndicatorPhrase.Clean(_subject.Head(first) is { Length: > 0 } head ? head : _context.IsValueCell ? _context.Subject ?? "" : HeadBefore(first));
        var count = last - first + 1;
        var names = DistributedValues.Split(subject, count);
        var years = names is null ? _dueYears.List(first, count, _sentenceStart) : null;

        if (names is null && years is null && !_predicates[first].IsDistributed)
        {
            return false;
        }

        for (var i = first; i <= last; i++)
        {
            var amount = _clauses[i].Amount;
            amount = amount.Unit is null || IsMagnitudeOf(amount.Unit, _clauses[last].Amount.Unit) ? amount with { Unit = _clauses[last].Amount.Unit, Kind = _clauses[last].Amount.Kind } : amount;
            Add(i, first, amount, names?[i - first] ?? subject, _clauses[i].Tail ?? (AnyTail(first, last - 1) ? null : _clauses[last].Tail), years?[i - first]);
        }

        (_lastAccepted, _measured) = (last, names?[^1] ?? subject);
        return true;
    }

    /// <summary>甲、乙排放量分别下降10%: the one value holds for each of the parts.</summary>
    private bool SpreadOne(int i)
    {
        if (DistributedValues.Split(IndicatorPhrase.Clean(_subject.Head(i))) is not { } names)
        {
            return false;
        }

        foreach (var name in names)
        {
            Add(i, i, _clauses[i].Amount, name, _clauses[i].Tail, null);
        }

        (_lastAccepted, _measured) = (i, names[^1]);
        return true;
    }

    /// <summary>The 万 of 100万、120万平方米.</summary>
    private static bool IsMagnitudeOf(string unit, string? last) =>
        unit is "万" or "亿" or "千" or "百" or "万亿" && last is not null && last.Length > unit.Length && last.StartsWith(unit, StringComparison.Ordinal);

    private bool AnyTail(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (_clauses[i].Tail is not null)
            {
                return true;
            }
        }

        return false;
    }
}
