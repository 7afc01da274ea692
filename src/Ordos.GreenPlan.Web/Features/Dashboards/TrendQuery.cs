using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Controls;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Reads how the plans stood when periods closed, from the counts kept of those days.</summary>
internal static class TrendQuery
{
    private const int Shown = 5;

    /// <param name="plan">One plan, or null for those that were in force on each day.</param>
    /// <param name="before">The day that is compared with them.</param>
    /// <returns>The oldest first.</returns>
    public static async Task<IReadOnlyList<TrendPoint>> LoadAsync(GreenPlanContext db, int? plan, DateOnly before, CancellationToken cancel)
    {
        var days = (await StandingHistory.ClosedDaysAsync(db, before, Shown, cancel)).ToArray();
        return await db.Database.SqlQuery<TrendPoint>(
            $"""
            select c.day as "Day", (select min(p.name) from periods p where p.closes_on = c.day) as "Period",
                coalesce(sum(c.tasks) filter (where c.health = 'Red'), 0)::integer as "Red",
                coalesce(sum(c.tasks) filter (where c.health = 'Yellow'), 0)::integer as "Yellow",
                coalesce(sum(c.tasks) filter (where c.health = 'Green'), 0)::integer as "Green",
                coalesce(sum(c.tasks) filter (where c.health = 'Grey'), 0)::integer as "Grey",
                coalesce(sum(c.tasks) filter (where c.state in ('Done', 'ClosedOut')), 0)::integer as "Finished",
                coalesce(sum(c.tasks) filter (where c.due_band = 'Overdue'), 0)::integer as "Overdue"
            from day_counts c join documents d on d.id = c.document_id
            where c.day = any({days})
                and (c.document_id = {plan}
                    or ({plan}::integer is null and (d.archived_at is null or d.archived_at >= (c.day + 1)::timestamp at time zone 'UTC')))
            group by c.day
            order by c.day
            """).ToListAsync(cancel);
    }

    /// <summary>How many tasks have turned to each health since the end of a day, of one plan or of all in force.</summary>
    public static async Task<HealthCounts> TurnedAsync(GreenPlanContext db, int? plan, DateOnly since, DateOnly today, CancellationToken cancel)
    {
        var turned = plan is null
            ? AllTurned(db, since)
            : LedgerFilter.Of(db, new LedgerAddress { Plan = plan, Since = since }, today).Select(standing => new Turned { Health = standing.Health, Tasks = 1 });
        var counts = await turned
            .GroupBy(standing => standing.Health)
            .Select(health => new { health.Key, Tasks = health.Sum(count => count.Tasks) }).ToDictionaryAsync(health => health.Key, health => health.Tasks, cancel);
        int Of(Health health) => counts.GetValueOrDefault(health);
        return new HealthCounts(Of(Health.Red), Of(Health.Yellow), Of(Health.Green), Of(Health.Grey));
    }

    // The kept totals of all plans, less the few tasks of archived ones.
    private static IQueryable<Turned> AllTurned(GreenPlanContext db, DateOnly since)
    {
        var archived = from standing in db.Standings
                       join document in db.Documents on standing.DocumentId equals document.Id
                       where document.ArchivedAt != null && standing.HealthSince > since
                       select new Turned { Health = standing.Health, Tasks = -1 };
        return db.TurnTotals.Where(total => total.HealthSince > since).Select(total => new Turned { Health = total.Health, Tasks = total.Tasks }).Concat(archived);
    }

    private sealed class Turned
    {
        public Health Health { get; init; }
        public int Tasks { get; init; }
    }
}

/// <summary>How the plans stood at the end of a day on which a period closed.</summary>
public sealed record TrendPoint(DateOnly Day, string? Period, int Red, int Yellow, int Green, int Grey, int Finished, int Overdue)
{
    public HealthCounts Health => new(Red, Yellow, Green, Grey);
}
