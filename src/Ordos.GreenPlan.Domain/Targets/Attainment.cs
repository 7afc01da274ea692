using System.Globalization;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Domain.Targets;

/// <summary>How a target stands against what was reported (达成情况).</summary>
public enum Attainment
{
    /// <summary>数据缺失</summary>
    NoData,

    /// <summary>达标</summary>
    Met,

    /// <summary>接近</summary>
    Near,

    /// <summary>未达标</summary>
    Missed,
}

/// <summary>The value that a target demands.</summary>
public sealed record Demand(Comparator Comparator, decimal? Value, decimal? UpperValue, string? Unit, TargetChange Change);

/// <summary>A reported value beside a demand.</summary>
/// <param name="Basis">How it came about, where nobody reported it itself: 9个旗区相加.</param>
public sealed record ReportedValue(decimal Value, string? Unit, ReadingPeriod Period, string? Basis = null);

/// <summary>A verdict with its reason in words (达成判定).</summary>
/// <param name="State">What the numbers say.</param>
/// <param name="Reason">A Chinese sentence with both values as printed.</param>
/// <param name="Gap">What is missing, in the demand's unit; 0 when it is met, null without data.</param>
public sealed record AttainmentVerdict(Attainment State, string Reason, decimal? Gap)
{
    /// <summary>A shortfall of this share of the demand counts as near (接近).</summary>
    public const decimal NearShare = 0.05m;

    /// <summary>左右 leaves this share of the demand on the worse side.</summary>
    public const decimal AboutShare = 0.02m;

    /// <summary>Compares the latest reading up to the target's year with what is demanded.</summary>
    /// <param name="year">The year the target is due; null where none is printed.</param>
    public static AttainmentVerdict Judge(Demand demand, IndicatorDirection direction, int? year, ReportedValue? reading)
    {
        if (demand.Value is not { } printed)
        {
            return new(Attainment.NoData, $"目标为等级“{demand.Unit}”，不能与数值比较。", null);
        }

        if (reading is null)
        {
            return new(Attainment.NoData, year is null ? "尚无实际值。" : $"{year}年及以前尚无实际值。", null);
        }

        if (Convert(reading.Value, reading.Unit, demand.Unit) is not { } actual)
        {
            return new(Attainment.NoData, $"实际值单位“{reading.Unit ?? "无"}”与目标单位“{demand.Unit ?? "无"}”不能换算，未作判定。", null);
        }

        var target = demand.Change == TargetChange.None ? printed : Math.Abs(printed);
        actual = demand.Change == TargetChange.None ? actual : Math.Abs(actual) * (actual < 0 && demand.Change == TargetChange.Increase ? -1 : 1);
        var gap = Shortfall(demand, direction, target, actual);
        var words = $"{reading.Period.Words}实际值{Number(reading.Value)}{reading.Unit}{(reading.Basis is { } basis ? $"（{basis}）" : "")}，目标{Words(demand)}";
        var early = year is { } due && reading.Period.Year < due ? $"；{due}年数据尚未报送" : "";

        return gap <= 0 && !IsBoundItself(demand, target, actual) ? new(Attainment.Met, $"{words}，已达到{early}。", 0)
            : gap <= 0 ? new(Attainment.Near, $"{words}，恰在界上，尚未{(demand.Comparator == Comparator.MoreThan ? "超过" : "低于")}{early}。", 0)
            : gap <= Math.Abs(target) * NearShare ? new(Attainment.Near, $"{words}，差{Number(gap)}{GapUnit(demand.Unit)}，在目标值的5%以内{early}。", gap)
            : new(Attainment.Missed, $"{words}，差{Number(gap)}{GapUnit(demand.Unit)}{early}。", gap);
    }

    /// <summary>A value in another unit of the same quantity; null where the table of units does not put both under one.</summary>
    public static decimal? Convert(decimal value, string? from, string? to)
    {
        if (string.Equals(from, to, StringComparison.Ordinal))
        {
            return value;
        }

        var (mine, theirs) = (UnitTable.Read(from), UnitTable.Read(to));

        try
        {
            return mine.Measures(theirs) && mine.Quantity.Length > 0 ? value * mine.Size * theirs.Per / (theirs.Size * mine.Per) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The demand as an official reads it: 80%以下, 下降16.5%.</summary>
    public static string Words(Demand demand)
    {
        var value = demand.Value is not { } printed ? demand.Unit ?? ""
            : Number(demand.Change == TargetChange.None ? printed : Math.Abs(printed))
                + (demand.UpperValue is { } upper ? "至" + Number(demand.Change == TargetChange.None ? upper : Math.Abs(upper)) : "") + demand.Unit;
        var change = demand.Change switch { TargetChange.Increase => "增加", TargetChange.Decrease => "下降", _ => "" };

        return change + demand.Comparator switch
        {
            Comparator.AtLeast => $"{value}以上",
            Comparator.MoreThan => $"超过{value}",
            Comparator.AtMost => $"{value}以下",
            Comparator.LessThan => $"低于{value}",
            Comparator.About => $"{value}左右",
            _ => value,
        };
    }

    public static string Number(decimal value) => decimal.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture);

    // Of a fall more is better, whatever is better of the level.
    private static decimal Shortfall(Demand demand, IndicatorDirection direction, decimal target, decimal actual)
    {
        var upper = demand.UpperValue is { } end ? (demand.Change == TargetChange.None ? end : Math.Abs(end)) : target;
        var (low, high) = (Math.Min(target, upper), Math.Max(target, upper));

        return demand.Comparator switch
        {
            Comparator.AtLeast or Comparator.MoreThan => target - actual,
            Comparator.AtMost or Comparator.LessThan => actual - target,
            Comparator.About when direction == IndicatorDirection.MoreIsBetter => target - actual - (Math.Abs(target) * AboutShare),
            Comparator.About => actual - target - (Math.Abs(target) * AboutShare),
            _ when direction == IndicatorDirection.MoreIsBetter => low - actual,
            _ => actual - high,
        };
    }

    private static bool IsBoundItself(Demand demand, decimal target, decimal actual) =>
        demand.Comparator is Comparator.MoreThan or Comparator.LessThan && actual == target;

    // The distance of two shares is counted in points.
    private static string? GapUnit(string? unit) => unit == "%" ? "个百分点" : unit;
}
