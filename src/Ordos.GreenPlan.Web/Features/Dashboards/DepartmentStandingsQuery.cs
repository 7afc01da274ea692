using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Reads how the tasks of departments stand.</summary>
internal static class DepartmentStandingsQuery
{
    /// <summary>The counts of all plans in force: the kept totals of all plans, less what the archived ones hold.</summary>
    public static IQueryable<DepartmentBucket> AllButArchived(GreenPlanContext db, int[] archived)
    {
        var all = db.DepartmentTotals.Select(total => new DepartmentBucket { DepartmentId = total.DepartmentId, Health = total.Health, Tasks = total.Tasks });
        return archived is []
            ? all
            : all.Concat(db.DepartmentCounts.Where(count => archived.Contains(count.DocumentId))
                .Select(count => new DepartmentBucket { DepartmentId = count.DepartmentId, Health = count.Health, Tasks = -count.Tasks }));
    }

    // Summed by health and spread out here: five conditional sums over the same rows cost the database twice as much.
    public static async Task<List<DepartmentStanding>> LoadAsync(GreenPlanContext db, IQueryable<DepartmentBucket> shown, CancellationToken cancel)
    {
        var counts = (await shown
            .GroupBy(count => new { count.DepartmentId, count.Health })
            .Select(bucket => new { bucket.Key.DepartmentId, bucket.Key.Health, Tasks = bucket.Sum(count => count.Tasks) })
            .ToListAsync(cancel))
            .ToLookup(bucket => bucket.DepartmentId, bucket => (bucket.Health, bucket.Tasks));

        // A group such as "all districts" is shown by its members; one without members stands for itself.
        var departments = await db.Departments
            .Where(department => department.Kind != DepartmentKind.Group || !department.Members.Any())
            .Select(department => new { department.Id, department.Name })
            .ToListAsync(cancel);

        return
        [
            .. departments
                .Select(department => new DepartmentStanding(department.Id, department.Name, Counts(counts[department.Id])))
                .Where(row => row.Health.Total > 0)
                .OrderByDescending(row => row.Health.Red).ThenByDescending(row => row.Health.Yellow)
                .ThenByDescending(row => row.Health.Total).ThenBy(row => row.Id),
        ];
    }

    private static HealthCounts Counts(IEnumerable<(Health Health, int Tasks)> buckets)
    {
        var tasks = buckets.ToDictionary(bucket => bucket.Health, bucket => bucket.Tasks);
        int Of(Health health) => tasks.GetValueOrDefault(health);
        return new HealthCounts(Of(Health.Red), Of(Health.Yellow), Of(Health.Green), Of(Health.Grey));
    }
}
