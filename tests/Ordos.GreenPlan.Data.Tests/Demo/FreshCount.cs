using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Testing;
using Xunit;

namespace Ordos.GreenPlan.Data.Tests.Demo;

/// <summary>Compares the kept counts with counting the standings row by row.</summary>
internal static class FreshCount
{
    public static async Task AssertEqualAsync(TestPortal portal, CancellationToken cancel)
    {
        await using var db = portal.Open();
        var standings = await db.Standings.AsNoTracking().ToListAsync(cancel);
        var kept = (await db.PlanCounts.ToListAsync(cancel))
            .GroupBy(count => (count.DocumentId, count.Health, count.State, count.DueBand))
            .Select(g => (g.Key, Tasks: g.Sum(c => c.Tasks), Percent: g.Sum(c => c.Percent), With: g.Sum(c => c.WithSchedule), Scheduled: g.Sum(c => c.Scheduled)))
            .Where(count => count.Tasks != 0).Order().ToList();
        var counted = standings
            .GroupBy(standing => (standing.DocumentId, standing.Health, standing.State, standing.DueBand))
            .Select(g => (g.Key, Tasks: g.Count(), Percent: g.Where(s => s.Scheduled is not null).Sum(s => s.Percent ?? 0),
                With: g.Count(s => s.Scheduled is not null), Scheduled: g.Sum(s => s.Scheduled ?? 0)))
            .Order().ToList();
        Assert.Equal(counted, kept);

        var keptByDepartment = (await db.DepartmentCounts.ToListAsync(cancel))
            .GroupBy(count => (count.DepartmentId, count.DocumentId, count.Health))
            .Select(g => (g.Key, Tasks: g.Sum(c => c.Tasks))).Where(count => count.Tasks != 0).Order().ToList();
        var duties = (await db.Duties.Where(duty => duty.Role == UnitRole.Lead || duty.Role == UnitRole.Shared).ToListAsync(cancel))
            .Select(duty => (duty.TaskId, duty.DepartmentId)).Distinct().ToLookup(duty => duty.TaskId, duty => duty.DepartmentId);
        var countedByDepartment = standings
            .SelectMany(standing => duties[standing.TaskId].Select(department => (department, standing.DocumentId, standing.Health)))
            .GroupBy(key => key).Select(g => (g.Key, Tasks: g.Count())).Order().ToList();
        Assert.Equal(countedByDepartment, keptByDepartment);
    }
}
