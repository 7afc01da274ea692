namespace Ordos.GreenPlan.Domain.Cycle;

/// <summary>A quarter of a year (季度), the usual period of reporting.</summary>
public readonly record struct Quarter
{
    private Quarter(int year, int number) => (Year, Number) = (year, number);

    public int Year { get; }

    /// <summary>1 to 4.</summary>
    public int Number { get; }

    public DateOnly StartsOn => new(Year, (3 * Number) - 2, 1);
    public DateOnly EndsOn => StartsOn.AddMonths(3).AddDays(-1);
    public Quarter Previous => Of(StartsOn.AddDays(-1));

    /// <summary>What people call it, such as 2026年第一季度.</summary>
    public string Name => $"{Year}年第{"一二三四"[Number - 1]}季度";

    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    /// <summary>The quarters up to that of a day, oldest first.</summary>
    public static IReadOnlyList<Quarter> UpTo(DateOnly day, int count)
    {
        var quarters = new List<Quarter> { Of(day) };

        while (quarters.Count < count)
        {
            quarters.Insert(0, quarters[0].Previous);
        }

        return quarters;
    }
}
