namespace Ordos.GreenPlan.Domain.Targets;

/// <summary>A point on the time line of an indicator.</summary>
/// <param name="At">Year, as <see cref="ReadingPeriod.At"/> gives it.</param>
public readonly record struct TimedValue(decimal At, decimal Value);

/// <summary>Where the readings lead if they go on as they did (趋势外推): a straight line through all of them by least squares.</summary>
/// <param name="PerYear">How much the line rises in a year.</param>
/// <param name="Readings">From how many readings it was drawn.</param>
public sealed record Forecast(decimal From, decimal Start, decimal PerYear, int Readings)
{
    /// <summary>Two points always lie on a line and tell nothing.</summary>
    public const int FewestReadings = 3;

    public decimal At(decimal year) => Start + (PerYear * (year - From));

    /// <returns>Null with fewer than three readings, or when all are of one moment.</returns>
    public static Forecast? Of(IReadOnlyCollection<TimedValue> readings)
    {
        if (readings.Count < FewestReadings)
        {
            return null;
        }

        var (middle, mean) = (readings.Average(reading => reading.At), readings.Average(reading => reading.Value));
        var spread = readings.Sum(reading => (reading.At - middle) * (reading.At - middle));

        if (spread == 0)
        {
            return null;
        }

        var slope = readings.Sum(reading => (reading.At - middle) * (reading.Value - mean)) / spread;
        return new Forecast(middle, mean, slope, readings.Count);
    }
}
