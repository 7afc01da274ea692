using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Counts how the targets of plans stand; verdicts and counts are kept.</summary>
internal static class AttainmentQuery
{
    /// <param name="plans">The plans that are shown, in their order.</param>
    public static async Task<IReadOnlyList<PlanAttainment>> LoadAsync(GreenPlanContext db, IReadOnlyList<PlanStanding> plans, CancellationToken cancel)
    {
        var ids = plans.Select(plan => plan.Id).ToArray();
        var counts = (await db.TargetCounts
                .Where(count => ids.Contains(count.DocumentId))
                .GroupBy(count => new { count.DocumentId, count.Attainment })
                .Select(bucket => new { bucket.Key.DocumentId, bucket.Key.Attainment, Targets = bucket.Sum(count => count.Targets) })
                .Where(bucket => bucket.Targets > 0)
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
