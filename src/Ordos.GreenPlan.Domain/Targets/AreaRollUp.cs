namespace Ordos.GreenPlan.Domain.Targets;

/// <summary>A reported value of one area and period, in the indicator's unit.</summary>
/// <param name="Area">The district; empty for the whole area.</param>
/// <param name="Weight">How much the district counts, in any unit that all of them share; null where it was not stated.</param>
public sealed record AreaValue(string Area, ReadingPeriod Period, decimal Value, decimal? Weight);

/// <summary>What the districts' readings of one period make of the whole (旗区汇总).</summary>
/// <param name="Parts">The districts that reported, in the order in which they are listed.</param>
/// <param name="Missing">Districts that did not.</param>
/// <param name="Value">Sum or weighted mean of the parts; null where the indicator does not roll up, or weights are missing.</param>
/// <param name="Reported">What was reported for the whole itself.</param>
public sealed record AreaRollUp(
    RollUp Rule, string? WeightedBy, string? Unit, ReadingPeriod Period, IReadOnlyList<AreaValue> Parts, IReadOnlyList<string> Missing, decimal? Value, decimal? Reported)
{
    private const int Places = 6;

    /// <summary>Whether the value stands for the whole: every district is in it, and nobody reported the whole itself.</summary>
    public bool StandsForWhole => Value is not null && Missing.Count == 0 && Reported is null;

    /// <summary>What the whole's own value has more than its parts; null where the two cannot be compared.</summary>
    public decimal? Difference => Missing.Count == 0 && Value is { } parts && Reported is { } whole ? whole - parts : null;

    /// <summary>How the value came about, for whoever reads it: 9个旗区相加.</summary>
    public string Basis => Rule == RollUp.Sum ? $"{Parts.Count}个旗区相加" : $"{Parts.Count}个旗区按{WeightedBy}加权";

    /// <summary>One sentence with the numbers, what is missing and what differs.</summary>
    public string Words => $"{Period.Words}，{Head()}{Tail()}。";

    /// <summary>Rolls the districts up, period by period, latest first.</summary>
    /// <param name="values">Of the districts and of the whole.</param>
    /// <param name="districts">Those that make up the whole.</param>
    public static IReadOnlyList<AreaRollUp> Of(RollUp rule, string? weightedBy, string? unit, IReadOnlyCollection<AreaValue> values, IReadOnlyCollection<string> districts) =>
    [
        .. values.Where(value => value.Area.Length > 0).GroupBy(value => value.Period).OrderByDescending(period => period.Key.EndsOn).ThenBy(period => period.Key.Length).Select(period =>
        {
            var order = districts.Concat(period.Select(part => part.Area)).Distinct().ToList();
            var parts = period.OrderBy(part => order.IndexOf(part.Area)).ToList();
            var missing = districts.Where(district => !parts.Exists(part => part.Area == district)).ToList();
            var whole = values.FirstOrDefault(value => value.Area.Length == 0 && value.Period == period.Key)?.Value;
            return new AreaRollUp(rule, weightedBy, unit, period.Key, parts, missing, Total(rule, parts), whole);
        }),
    ];

    private static decimal? Total(RollUp rule, List<AreaValue> parts) => rule switch
    {
        RollUp.Sum => parts.Sum(part => part.Value),
        RollUp.Weighted when parts.TrueForAll(part => part.Weight is > 0) => decimal.Round(parts.Sum(part => part.Value * part.Weight!.Value) / parts.Sum(part => part.Weight!.Value), Places),
        _ => null,
    };

    private string Head()
    {
        if (Value is { } value)
        {
            return $"{Basis}为{Number(value)}";
        }

        var range = $"各旗区{Bare(Parts.Min(part => part.Value))}至{Number(Parts.Max(part => part.Value))}";
        var unweighted = Parts.Where(part => part.Weight is not > 0).Select(part => part.Area).ToList();
        return Rule == RollUp.Weighted ? $"应按{WeightedBy}加权，缺权重：{string.Join('、', unweighted)}；{range}" : $"该指标不由旗区汇总；{range}";
    }

    private string Tail()
    {
        var missing = Missing.Count > 0 ? $"；未报：{string.Join('、', Missing)}" : "";

        if (Reported is not { } whole)
        {
            return StandsForWhole ? "，作为全域实际值" : missing + (Rule == RollUp.None ? "" : "；不作为全域实际值");
        }

        // Whatever the weights are, a mean lies between its parts.
        var outside = Rule == RollUp.Weighted && Missing.Count == 0 && Value is null && (whole < Parts.Min(part => part.Value) || whole > Parts.Max(part => part.Value));
        return $"{missing}；全域填报{Number(whole)}" + (Difference, outside) switch
        {
            (0, _) => "，一致",
            ({ } more, _) => $"，比旗区汇总{(more > 0 ? "多" : "少")}{Bare(Math.Abs(more))}{(Unit == "%" ? "个百分点" : Unit)}，请核对；判定采用全域填报值",
            (_, true) => "，不在各旗区之间，请核对",
            _ => "",
        };
    }

    private string Number(decimal value) => Bare(value) + Unit;

    private static string Bare(decimal value) => AttainmentVerdict.Number(value);
}
