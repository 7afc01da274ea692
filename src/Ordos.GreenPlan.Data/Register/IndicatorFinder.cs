using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Data.Register;

/// <summary>Finds the indicator that a target's words name, or makes a new one.</summary>
internal sealed class IndicatorFinder
{
    private readonly GreenPlanContext _db;
    private readonly Dictionary<string, Indicator> _byKey;

    private IndicatorFinder(GreenPlanContext db, Dictionary<string, Indicator> byKey) => (_db, _byKey) = (db, byKey);

    public static async Task<IndicatorFinder> LoadAsync(GreenPlanContext db, CancellationToken cancel) =>
        new(db, await db.Indicators.Where(indicator => indicator.MatchKey != null).ToDictionaryAsync(indicator => indicator.MatchKey!, StringComparer.Ordinal, cancel));

    public Indicator Find(ComparedTarget target)
    {
        var identity = IndicatorIdentity.Of(target);

        // A name that says nothing comparable, such as a table's 合计, is its own indicator.
        var key = identity.IsEmpty ? $"{target.Scope}{target.IndicatorName}|{identity.Key}" is var own && own.Length > 300 ? own[..300] : own : identity.Key;

        if (_byKey.TryGetValue(key, out var known) || _byKey.TryGetValue(identity.KeyWithoutWhole, out known))
        {
            return known;
        }

        var indicator = new Indicator
        {
            Name = IndicatorIdentity.NameOf(target),
            Unit = target.Unit,
            Change = target.Change,
            Direction = IndicatorIdentity.DirectionOf(target),
            Kind = IndicatorIdentity.KindOf(target),
            RollUp = IndicatorIdentity.RollUpOf(target),
            MatchKey = key,
        };
        _db.Indicators.Add(indicator);
        return _byKey[key] = indicator;
    }
}
