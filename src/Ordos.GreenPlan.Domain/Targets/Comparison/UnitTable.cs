using System.Collections.Frozen;
using System.Text;

namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>The table of units: values are converted where both units stand here under one quantity, and nowhere else.</summary>
/// <remarks>% and 个百分点 are quantities of their own: a share is never a difference of shares.</remarks>
internal static class UnitTable
{
    // Quantity, unit, how many of the quantity's smallest printed unit it holds.
    private static readonly (string Quantity, string Unit, decimal Size)[] Units =
    [
        ("share", "%", 1), ("points", "个百分点", 1), ("points", "百分点", 1), ("permille", "‰", 1),
        ("power", "瓦", 1), ("power", "千瓦", 1_000), ("power", "kw", 1_000), ("power", "兆瓦", 1_000_000), ("power", "mw", 1_000_000),
        ("power", "吉瓦", 1_000_000_000), ("power", "gw", 1_000_000_000),
        ("energy", "千瓦时", 1), ("energy", "度", 1), ("energy", "度电", 1), ("energy", "kwh", 1), ("energy", "兆瓦时", 1_000), ("energy", "mwh", 1_000),
        ("mass", "千克", 1), ("mass", "公斤", 1), ("mass", "吨", 1_000), ("gram", "微克", 1), ("gram", "毫克", 1_000), ("gram", "克", 1_000_000),
        ("coal", "克标准煤", 1), ("coal", "克标煤", 1), ("coal", "千克标准煤", 1_000), ("coal", "千克标煤", 1_000), ("coal", "公斤标准煤", 1_000),
        ("coal", "吨标准煤", 1_000_000), ("coal", "吨标煤", 1_000_000),
        ("carbon", "克二氧化碳", 1), ("carbon", "千克二氧化碳", 1_000), ("carbon", "公斤二氧化碳", 1_000), ("carbon", "吨二氧化碳", 1_000_000), ("carbon", "吨co2", 1_000_000),
        ("carbon", "吨二氧化碳当量", 1_000_000),
        ("area", "平方米", 3), ("area", "平米", 3), ("area", "亩", 2_000), ("area", "公顷", 30_000), ("area", "平方公里", 3_000_000), ("area", "平方千米", 3_000_000),
        ("volume", "立方米", 1), ("volume", "方", 1), ("volume", "m3", 1),
        ("length", "米", 1), ("length", "公里", 1_000), ("length", "千米", 1_000),
        ("money", "元", 1),
        ("count", "个", 1), ("count", "家", 1), ("count", "项", 1), ("count", "座", 1), ("count", "处", 1), ("count", "辆", 1), ("count", "台", 1), ("count", "套", 1),
        ("count", "台套", 1), ("count", "所", 1), ("count", "条", 1), ("household", "户", 1), ("person", "人", 1), ("person", "名", 1),
    ];

    private static readonly (string Word, decimal Size)[] Magnitudes =
    [
        ("万亿", 1_000_000_000_000), ("千亿", 100_000_000_000), ("百亿", 10_000_000_000), ("十亿", 1_000_000_000), ("亿", 100_000_000),
        ("千万", 10_000_000), ("百万", 1_000_000), ("十万", 100_000), ("万", 10_000), ("千", 1_000), ("百", 100),
    ];

    private static readonly FrozenDictionary<string, (string Quantity, decimal Size)> ByName =
        Units.ToFrozenDictionary(unit => unit.Unit, unit => (unit.Quantity, unit.Size), StringComparer.Ordinal);

    // Keeps products of sizes within a decimal; no printed unit is larger.
    private const decimal LargestSize = 10_000_000_000_000_000;
    private const decimal LargestPer = 10_000_000_000;

    // What may be added up; a share, a rate and a grade may not.
    private static readonly string[] Additive = ["power", "energy", "mass", "coal", "carbon", "area", "volume", "length", "money", "count", "household", "person"];

    /// <summary>What the unit measures. A unit that is not in the table is a quantity of its own.</summary>
    public static MeasuredUnit Read(string? printed)
    {
        if (string.IsNullOrWhiteSpace(printed))
        {
            return MeasuredUnit.None;
        }

        var parts = string.Concat(printed.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c))).Split('/');
        var (quantity, size) = One(parts[0]);
        var (per, perSize) = parts.Length > 1 ? One(string.Join('/', parts[1..])) : ("", 1m);

        if (size > LargestSize || perSize > LargestPer)
        {
            return new MeasuredUnit(printed, 1, 1, false);
        }

        return new MeasuredUnit(per.Length == 0 ? quantity : $"{quantity}/{per}", size, perSize, per.Length == 0 && Array.IndexOf(Additive, quantity) >= 0);
    }

    private static (string Quantity, decimal Size) One(string unit)
    {
        if (ByName.TryGetValue(unit, out var known))
        {
            return known;
        }

        foreach (var (word, size) in Magnitudes)
        {
            if (unit.StartsWith(word, StringComparison.Ordinal))
            {
                var rest = unit[word.Length..];
                return ByName.TryGetValue(rest, out var scaled) ? (scaled.Quantity, scaled.Size * size) : (rest, size);
            }
        }

        return (unit, 1m);
    }
}

/// <summary>A unit as a multiple of its quantity.</summary>
/// <param name="Quantity">Units of one quantity can be converted.</param>
/// <param name="Size">How many basic units it holds.</param>
/// <param name="Per">The same of what stands behind the stroke; a quotient is never taken, so that decimals stay exact.</param>
/// <param name="IsAdditive">Whether values in it may be added up.</param>
internal sealed record MeasuredUnit(string Quantity, decimal Size, decimal Per, bool IsAdditive)
{
    private const decimal Largest = 1_000_000_000_000;

    public static MeasuredUnit None { get; } = new("", 1, 1, false);

    public bool Measures(MeasuredUnit other) => Quantity == other.Quantity;

    /// <summary>Compares values in two units of one quantity.</summary>
    public int Compare(decimal value, MeasuredUnit other, decimal otherValue)
    {
        var (mine, theirs) = (Size * other.Per, other.Size * Per);

        if (mine == theirs)
        {
            return value.CompareTo(otherValue);
        }

        var common = CommonDivisor(mine, theirs);
        (mine, theirs) = (mine / common, theirs / common);

        // Products are exact and quotients are not; figures that no plan has must only not overflow.
        return Math.Max(Math.Abs(value), Math.Abs(otherValue)) < Largest && Math.Max(mine, theirs) < Largest
            ? (value * mine).CompareTo(otherValue * theirs)
            : (value / theirs).CompareTo(otherValue / mine);
    }

    private static decimal CommonDivisor(decimal one, decimal other)
    {
        while (other > 0)
        {
            (one, other) = (other, one % other);
        }

        return one;
    }
}
