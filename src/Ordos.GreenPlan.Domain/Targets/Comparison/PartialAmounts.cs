namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>The amounts of one document that are parts of another of its amounts (分项与总量), with the check of their sum.</summary>
internal sealed class PartialAmounts
{
    private const string OfWhich = "其中";

    private readonly Dictionary<(int, int), PartialPair> _pairs = [];

    public PartialAmounts(IReadOnlyList<JudgedTarget> document)
    {
        var amounts = document.Where(target => target is { Unit.IsAdditive: true, Value: not null, UpperValue: null }).ToList();

        foreach (var sameName in amounts.GroupBy(target => (target.Indicator, target.Unit.Quantity, target.Target.Change)))
        {
            var group = sameName.ToList();

            if (group.DistinctBy(amount => amount.Year).Count() < 2)
            {
                continue;
            }

            var totals = amounts.Where(other => other.Unit.Quantity == sameName.Key.Quantity && other.Target.Change == sameName.Key.Change
                && IndicatorLikeness.Of(other.Indicator, sameName.Key.Indicator) is Likeness.Same or Likeness.Narrower);

            foreach (var total in totals)
            {
                FindYearly(total, group);
            }
        }

        foreach (var sentence in amounts.Where(target => target.Target.Sentence.Contains(OfWhich, StringComparison.Ordinal)).GroupBy(target => target.Target.Sentence))
        {
            FindNamed(sentence.Key, [.. sentence]);
        }

        foreach (var sameMeasure in amounts.GroupBy(target => (target.Target.IndicatorName, target.Year, target.Unit.Quantity, target.Target.Change)))
        {
            FindAreas([.. sameMeasure]);
        }
    }

    /// <summary>Each part with its total, and the yearly parts of one total with each other.</summary>
    public IEnumerable<PartialPair> Pairs => _pairs.Values;

    /// <summary>One smaller amount for each year up to the total's own year.</summary>
    private void FindYearly(JudgedTarget total, List<JudgedTarget> group)
    {
        var parts = group.Where(part => part != total && part.Year is not null && part.Year <= total.Year && part.Unit.Compare(part.Value!.Value, total.Unit, total.Value!.Value) < 0).ToList();
        var years = parts.GroupBy(part => part.Year).OrderBy(year => year.Key).ToList();

        if (years.Count < 2 || years.Any(year => year.Select(part => part.Value).Distinct().Count() > 1))
        {
            return;
        }

        var sum = years.Sum(year => InUnitOf(total, year.First()));
        var isSaid = parts.All(part => IsYearly(part.Target)) && !IsYearly(total.Target);

        if (sum == total.Value || isSaid)
        {
            var terms = string.Join('、', years.Select(year => $"{year.Key}年{Wording.Number(year.First().Value!.Value)}{year.First().Target.Unit}"));
            Note(total, parts, $"分年度数量{terms}", sum, areSiblings: true);
        }
    }

    /// <summary>新增200万千瓦，其中光伏100万千瓦、风电100万千瓦: what stands before 其中 is the total of what stands behind it.</summary>
    private void FindNamed(string sentence, List<JudgedTarget> stated)
    {
        var at = sentence.IndexOf(OfWhich, StringComparison.Ordinal);
        var total = stated.LastOrDefault(target => PlaceOfFigure(sentence, target) < at);
        var parts = total is null ? [] : stated.FindAll(part => PlaceOfFigure(sentence, part) > at && part.Year == total.Year && part.Unit.Quantity == total.Unit.Quantity);

        if (total is not null && parts.Count > 0)
        {
            var terms = string.Join('、', parts.Select(part => $"{part.Target.IndicatorName}{Wording.Number(part.Value!.Value)}{part.Target.Unit}"));
            Note(total, parts, $"分项{terms}", parts.Sum(part => InUnitOf(total, part)), areSiblings: false);
        }
    }

    // A quote may begin far before its figure.
    private static int PlaceOfFigure(string sentence, JudgedTarget target) =>
        sentence.IndexOf(target.Target.Quote, StringComparison.Ordinal) is var quote and >= 0
            ? quote + Math.Max(0, target.Target.Quote.IndexOf(Wording.Number(target.Value!.Value) + target.Target.Unit, StringComparison.Ordinal))
            : -1;

    /// <summary>A table by areas whose line for the whole is the sum of the others.</summary>
    private void FindAreas(List<JudgedTarget> areas)
    {
        var totals = areas.Where(area => area.Target.Scope is null || Array.IndexOf(IndicatorWords.WholeArea, area.Target.Scope) >= 0).ToList();
        var parts = areas.Except(totals).ToList();

        foreach (var total in parts.Count < 2 ? [] : totals)
        {
            var sum = parts.Sum(part => InUnitOf(total, part));

            if (sum == total.Value)
            {
                Note(total, parts, $"{parts.Count}个地区的数量", sum, areSiblings: false);
            }
        }
    }

    private void Note(JudgedTarget total, List<JudgedTarget> parts, string terms, decimal sum, bool areSiblings)
    {
        // 其中 may name some of the parts only.
        var difference = sum - total.Value!.Value;
        var check = difference == 0 ? "与总量一致"
            : difference < 0 && !areSiblings ? $"其余{Wording.Number(-difference)}{total.Target.Unit}未列明"
            : $"与总量相差{Wording.Number(Math.Abs(difference))}{total.Target.Unit}，请核对";
        var reason = $"{terms}，合计{Wording.Number(sum)}{total.Target.Unit}，总量{Wording.Number(total.Value.Value)}{total.Target.Unit}，{check}。";

        for (var i = 0; i < parts.Count; i++)
        {
            Add(parts[i], total, reason);

            for (var j = 0; areSiblings && j < i; j++)
            {
                Add(parts[i], parts[j], reason);
            }
        }
    }

    private void Add(JudgedTarget one, JudgedTarget other, string reason)
    {
        var (a, b) = one.Ordinal < other.Ordinal ? (one, other) : (other, one);
        _pairs.TryAdd((a.Ordinal, b.Ordinal), new PartialPair(a, b, reason));
    }

    private static decimal InUnitOf(JudgedTarget total, JudgedTarget part) =>
        total.Unit.Size == part.Unit.Size ? part.Value!.Value : part.Value!.Value * part.Unit.Size / total.Unit.Size;

    private static bool IsYearly(ComparedTarget target) =>
        target.Quote.Contains("当年", StringComparison.Ordinal) || target.Quote.Contains("每年", StringComparison.Ordinal) || target.Quote.Contains("年度", StringComparison.Ordinal);
}

/// <summary>Two amounts of which one is part of the other, or both are of a third.</summary>
internal sealed record PartialPair(JudgedTarget A, JudgedTarget B, string Reason);
