using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Counts how the targets of plans stand; the verdicts are kept, the counting reads an index alone.</summary>
internal static class AttainmentQuery
{
    /// <param name="plans">The plans that are shown, in their order.</param>
    public static async Task<IReadOnlyList<PlanAttainment>> LoadAsync(GreenPlanContext db, IReadOnlyList<PlanStanding> plans, CancellationToken cancel)
    {
        var ids = plans.Select(plan => plan.Id).ToArray();
        var counts = (await db.Targets
                .Where(target => ids.Contains(target.DocumentId))
                .GroupBy(target => new { target.DocumentId, target.Attainment })
                .Select(bucket => new { bucket.Key.DocumentId, bucket.Key.Attainment, Targets = bucket.Count() })
                .ToListAsync(cancel))
            .ToLookup(bucket => bucket.DocumentId);

        return
        [
            .. from plan in plans
               let own = counts[plan.Id].ToDictionary(bucket => bucket.Attainment, bucket => bucket.Targets)
               where own.Count > 0
               select new PlanAttainment(
                   plan.Id, plan.Title, own.GetValueOrDefault(Attainment.Missed), own.GetValueOrDefault(Attainment.Near),
                   own.GetValueOrDefault(Attainment.Met), own.GetValueOrDefault(Attainment.NoData)),
        ];
    }
}

/// <summary>How the targets of a plan stand against the readings.</summary>
public sealed record PlanAttainment(int Id, string Title, int Missed, int Near, int Met, int NoData)
{
    public int Total => Missed + Near + Met + NoData;

    public int this[Attainment state] => state switch
    {
        Attainment.Missed => Missed,
        Attainment.Near => Near,
        Attainment.Met => Met,
        _ => NoData,
    };
}
