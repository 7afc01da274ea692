namespace Ordos.GreenPlan.Domain.Cycle;

/// <summary>How often reports are asked for (调度频次).</summary>
public enum Cadence
{
    /// <summary>按季度</summary>
    Quarterly,

    /// <summary>按月</summary>
    Monthly,

    /// <summary>按半年</summary>
    HalfYearly,

    /// <summary>自定日期</summary>
    Own,
}

public static class Cadences
{
    private const int Window = 20;
    private const int MonthlyWindow = 10;

    public static string Words(this Cadence cadence) => cadence switch
    {
        Cadence.Quarterly => "按季度",
        Cadence.Monthly => "按月",
        Cadence.HalfYearly => "按半年",
        _ => "自定日期",
    };

    /// <summary>The next period to open: the last one that has ended, or else the first after it that nobody has opened yet.</summary>
    /// <param name="taken">First and last days of the periods that exist.</param>
    /// <remarks>Reports are taken once the span has ended, for 20 days, or 10 where it is a month. Own dates start from the quarter's.</remarks>
    public static PeriodPlan Propose(this Cadence cadence, DateOnly today, IReadOnlyCollection<(DateOnly StartsOn, DateOnly EndsOn)> taken)
    {
        var months = cadence switch { Cadence.Monthly => 1, Cadence.HalfYearly => 6, _ => 3 };
        var starts = new DateOnly(today.Year, (((today.Month - 1) / months) * months) + 1, 1).AddMonths(-months);

        while (taken.Contains((starts, LastDay(starts, months))))
        {
            starts = starts.AddMonths(months);
        }

        var ends = LastDay(starts, months);
        var opens = ends < today ? today : ends.AddDays(1);
        return new PeriodPlan(Name(starts, months), starts, ends, opens, opens.AddDays((months == 1 ? MonthlyWindow : Window) - 1), []);
    }

    private static DateOnly LastDay(DateOnly starts, int months) => starts.AddMonths(months).AddDays(-1);

    private static string Name(DateOnly starts, int months) => months switch
    {
        1 => $"{starts.Year}年{starts.Month}月",
        6 => $"{starts.Year}年{(starts.Month == 1 ? "上" : "下")}半年",
        _ => Quarter.Of(starts).Name,
    };
}
