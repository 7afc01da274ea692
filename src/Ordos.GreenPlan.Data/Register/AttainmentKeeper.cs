using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Register;

/// <summary>Writes how targets stand against the readings; the only one that writes <c>targets.attainment</c>.</summary>
public static class AttainmentKeeper
{
    private const string Write = """
        update targets t set attainment = n.state from unnest({0}, {1}) as n(id, state) where t.id = n.id and t.attainment <> n.state
        """;

    /// <summary>Judges all targets of some indicators anew.</summary>
    public static async Task RefreshAsync(GreenPlanContext db, IReadOnlyCollection<int> indicatorIds, CancellationToken cancel)
    {
        if (indicatorIds.Count == 0)
        {
            return;
        }

        var indicators = await db.Indicators.AsNoTracking().Where(indicator => indicatorIds.Contains(indicator.Id)).ToDictionaryAsync(indicator => indicator.Id, cancel);
        var readings = (await db.Readings.AsNoTracking().Where(reading => indicatorIds.Contains(reading.IndicatorId)).ToListAsync(cancel)).ToLookup(reading => reading.IndicatorId);
        var districts = await WholeValues.DistrictsAsync(db, cancel);
        var targets = await db.Targets.AsNoTracking().Where(target => indicatorIds.Contains(target.IndicatorId!.Value)).ToListAsync(cancel);
        var ruledIds = targets.Select(target => target.RuledTargetId).OfType<int>().Distinct().ToList();
        var ruled = await db.Targets.AsNoTracking().Where(target => ruledIds.Contains(target.Id)).ToDictionaryAsync(target => target.Id, cancel);

        var values = targets.GroupBy(target => target.IndicatorId!.Value).SelectMany(own =>
        {
            var (indicator, reported) = (indicators[own.Key], readings[own.Key].ToList());
            var rollUps = WholeValues.RollUps(indicator, reported, districts.Concat(own.Select(target => target.Area)));
            return own.Select(target => target.Area).Distinct().Select(area => (Key: (own.Key, area), Values: WholeValues.Of(indicator, reported, area, rollUps)));
        }).ToDictionary(area => area.Key, area => area.Values);

        var states = targets.ConvertAll(target => Judge(
            target, target.RuledTargetId is { } id ? ruled[id] : null, indicators[target.IndicatorId!.Value], values[(target.IndicatorId!.Value, target.Area)]).State.ToString());
        await db.Database.ExecuteSqlRawAsync(Write, [targets.Select(target => target.Id).ToArray(), states.ToArray()], cancel);
    }

    /// <summary>The verdict on one target.</summary>
    /// <param name="ruled">The target whose value counts instead; null where its own does.</param>
    /// <param name="values">All of its indicator and area, as <see cref="WholeValues"/> gives them.</param>
    public static AttainmentVerdict Judge(Target target, Target? ruled, Indicator indicator, IEnumerable<ReportedValue> values)
    {
        var verdict = AttainmentVerdict.Judge((ruled ?? target).Demand, indicator.Direction, target.Year, LatestFor(target, indicator, values));
        return ruled is null ? verdict : verdict with { Reason = "按裁定值判定：" + verdict.Reason };
    }

    /// <summary>The latest reading up to the target's year; of an amount of its period alone, only a whole year's.</summary>
    private static ReportedValue? LatestFor(Target target, Indicator indicator, IEnumerable<ReportedValue> values) =>
        values.Where(value => target.Year is null || value.Period.Year <= target.Year)
            .Where(value => target.BaselineYear is null || value.Period.Year > target.BaselineYear)
            .Where(value => indicator.Kind != IndicatorKind.PerPeriod || value.Period.Length == PeriodLength.Year)
            .OrderByDescending(value => value.Period.EndsOn).ThenBy(value => value.Period.Length).FirstOrDefault();
}
