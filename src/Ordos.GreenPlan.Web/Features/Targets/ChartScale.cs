using System.Globalization;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>Turns years and values into places of a chart.</summary>
internal sealed class ChartScale
{
    public const int Width = 640;
    public const int Height = 300;
    private const int Left = 52;
    private const int Right = 24;
    private const int Top = 24;
    private const int Bottom = 26;

    private readonly decimal _low;
    private readonly decimal _high;

    public ChartScale(IEnumerable<decimal> years, IReadOnlyCollection<decimal> values)
    {
        var all = years.DefaultIfEmpty(2025).ToList();
        (First, Last) = ((int)Math.Floor(all.Min()), (int)Math.Ceiling(all.Max()));
        Last = Math.Max(Last, First + 1);
        var (low, high) = (values.DefaultIfEmpty().Min(), values.DefaultIfEmpty().Max());
        var room = high == low ? Math.Max(1, Math.Abs(high) * 0.1m) : (high - low) * 0.15m;
        Step = StepOf((high - low + (room * 2)) / 4);

        // Amounts that are never negative have no use for room below zero.
        _low = Math.Floor((low >= 0 ? Math.Max(0, low - room) : low - room) / Step) * Step;
        _high = Math.Max(Math.Ceiling((high + room) / Step) * Step, _low + Step);
    }

    public int First { get; }

    public int Last { get; }

    public decimal Step { get; }

    /// <summary>The values at which lines are drawn.</summary>
    public IEnumerable<decimal> Lines
    {
        get
        {
            for (var value = _low; value <= _high; value += Step)
            {
                yield return value;
            }
        }
    }

    /// <summary>The years that are written below: not so many that they run into each other.</summary>
    public IEnumerable<int> Years
    {
        get
        {
            var apart = ((Last - First) / 12) + 1;
            return Enumerable.Range(First, Last - First + 1).Where(year => (year - First) % apart == 0);
        }
    }

    public string X(decimal year) => Text(Left + ((year - First) / (Last - First) * (Width - Left - Right)));

    public string Y(decimal value) => Text(Height - Bottom - ((Math.Clamp(value, _low, _high) - _low) / (_high - _low) * (Height - Top - Bottom)));

    public static string Shifted(string place, int by) => Text(decimal.Parse(place, CultureInfo.InvariantCulture) + by);

    private static string Text(decimal place) => decimal.Round(place, 1).ToString(CultureInfo.InvariantCulture);

    // 1, 2 or 5 of a power of ten.
    private static decimal StepOf(decimal rough)
    {
        var power = 1m;

        while (power * 10 <= rough && power < 1_000_000_000_000_000m)
        {
            power *= 10;
        }

        while (power > rough && power > 0.000001m)
        {
            power /= 10;
        }

        return rough <= power ? power : rough <= power * 2 ? power * 2 : rough <= power * 5 ? power * 5 : power * 10;
    }
}
