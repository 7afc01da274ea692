using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Register;

/// <summary>What was reported of some indicators, so that a new value can be held against the one before it.</summary>
internal sealed class EarlierReadings
{
    private readonly ILookup<(int IndicatorId, string Area), LastValue> _known;

    private EarlierReadings(ILookup<(int IndicatorId, string Area), LastValue> known) => _known = known;

    public static async Task<EarlierReadings> LoadAsync(GreenPlanContext db, IReadOnlyCollection<int> indicatorIds, CancellationToken cancel)
    {
        var readings = await db.Readings.Where(reading => indicatorIds.Contains(reading.IndicatorId))
            .Select(reading => new { reading.IndicatorId, reading.Area, reading.Length, reading.Year, reading.Number, reading.Value, reading.Unit }).ToListAsync(cancel);
        return new EarlierReadings(readings.ToLookup(
            reading => (reading.IndicatorId, reading.Area), reading => new LastValue(new ReadingPeriod(reading.Length, reading.Year, reading.Number), reading.Value, reading.Unit)));
    }

    /// <summary>The latest value of a period that ended before a given one; null where there is none.</summary>
    public LastValue? Before(int indicatorId, ReadingEntry entry) => LastValue.Before(entry.Period, _known[(indicatorId, entry.Area)]);
}
