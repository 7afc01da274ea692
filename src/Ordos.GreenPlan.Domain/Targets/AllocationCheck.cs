namespace Ordos.GreenPlan.Domain.Targets;

/// <summary>What an indicator's target asks of one district (指标分解).</summary>
/// <param name="Basic">基本目标; null where none is printed.</param>
/// <param name="Incentive">激励目标; null where none is set.</param>
public sealed record Allocation(string Area, decimal? Basic, decimal? Incentive);

/// <summary>One thing that was checked of an allocation.</summary>
/// <param name="Holds">Null where it cannot be told.</param>
public sealed record AllocationFinding(bool? Holds, string Words);

/// <summary>Checks that what is asked of the districts fits together and fits the whole (分解校核).</summary>
public static class AllocationCheck
{
    /// <param name="whole">What is asked of the whole area; null where nothing is.</param>
    public static IReadOnlyList<AllocationFinding> Of(
        IReadOnlyList<Allocation> districts, decimal? whole, RollUp rollUp, string? weight, IndicatorDirection direction, string? unit)
    {
        var basics = districts.Select(district => district.Basic).OfType<decimal>().ToList();
        var findings = new List<AllocationFinding>();

        if (districts.Any(district => district.Incentive is not null))
        {
            var more = direction == IndicatorDirection.MoreIsBetter;
            var weak = districts.Where(district => district is { Basic: { } basic, Incentive: { } incentive } && (more ? incentive <= basic : incentive >= basic)).ToList();
            findings.Add(weak.Count == 0
                ? new(true, "激励目标均严于基本目标。")
                : new(false, $"激励目标不严于基本目标：{Names(weak)}。"));
        }

        if (districts.Where(district => district.Incentive is null && district.Basic is not null).ToList() is { Count: > 0 } without && without.Count < districts.Count)
        {
            findings.Add(new(null, $"未设激励目标：{Names(without)}。"));
        }

        if (districts.Where(district => district.Basic is null).ToList() is { Count: > 0 } missing)
        {
            findings.Add(new(null, $"未列基本目标：{Names(missing)}。"));
        }

        if (basics.Count > 0)
        {
            findings.Add(OfWhole(basics, whole, rollUp, weight, unit));
        }

        return findings;
    }

    private static AllocationFinding OfWhole(List<decimal> basics, decimal? whole, RollUp rollUp, string? weight, string? unit)
    {
        var (least, most) = (basics.Min(), basics.Max());
        var range = $"各旗区{Number(least)}至{Number(most)}{unit}";

        if (whole is not { } total)
        {
            return new(null, $"没有全域目标，不能校核。{range}。");
        }

        if (rollUp == RollUp.Sum)
        {
            var sum = basics.Sum();
            return sum == total
                ? new(true, $"各旗区合计{Number(sum)}{unit}，与全域目标一致。")
                : new(false, $"各旗区合计{Number(sum)}{unit}，全域目标{Number(total)}{unit}，相差{Number(Math.Abs(total - sum))}{unit}。");
        }

        // Whatever the weights are, a mean lies between its parts.
        var lies = least <= total && total <= most;
        var why = rollUp == RollUp.Weighted ? $"按{weight}加权" : "该指标不能由旗区相加";
        return new(lies ? null : false, $"{why}，缺权重数据，只能校核区间：{range}，全域目标{Number(total)}{unit}{(lies ? "在区间内" : "不在区间内，请核对")}。");
    }

    private static string Names(List<Allocation> districts) => string.Join('、', districts.Select(district => district.Area));

    private static string Number(decimal value) => AttainmentVerdict.Number(value);
}
