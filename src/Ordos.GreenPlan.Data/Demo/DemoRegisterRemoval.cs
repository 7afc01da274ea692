using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Register;

namespace Ordos.GreenPlan.Data.Demo;

/// <summary>Takes sample data out of the register: readings, rulings, and what sample accounts said about indicators and parents of plans.</summary>
internal sealed class DemoRegisterRemoval(GreenPlanContext db)
{
    // The trail tells what sample accounts changed: a property gets back what it had before their first change since a real one.
    // A reading that was merged along is real; that a sample account merged it, only its account tells.
    private const string Ends = """
        with steps as (
            select e.id, e.entity, e.entity_id::int as record, e.is_demo or coalesce(u.is_demo, false) as sample, p.key, p.value ->> 0 as was
            from audit_entries e left join accounts u on u.id = e.account_id cross join lateral jsonb_each(e.changes) p
            where e.entity = '{0}' and e.action = 'Changed'),
        really as (select record, key, coalesce(max(id) filter (where not sample), 0) as last from steps group by record, key),
        ends as (select distinct on (record, key) record, key, was from steps join really using (record, key) where sample and id > last order by record, key, id)
        """;

    private const string RestoreIndicators = """
        , restored as (select record, jsonb_object_agg(key, was) as was from ends group by record)
        update indicators i set
            name = case when was ? 'Name' then was ->> 'Name' else name end,
            direction = case when was ? 'Direction' then was ->> 'Direction' else direction end,
            kind = case when was ? 'Kind' then was ->> 'Kind' else kind end,
            roll_up = case when was ? 'RollUp' then was ->> 'RollUp' else roll_up end,
            weight = case when was ? 'Weight' then was ->> 'Weight' else weight end,
            plausible_from = case when was ? 'PlausibleFrom' then (was ->> 'PlausibleFrom')::numeric else plausible_from end,
            plausible_to = case when was ? 'PlausibleTo' then (was ->> 'PlausibleTo')::numeric else plausible_to end,
            department_id = case when was ? 'DepartmentId' then (was ->> 'DepartmentId')::int else department_id end,
            merged_into_id = case when was ? 'MergedIntoId' then (was ->> 'MergedIntoId')::int else merged_into_id end
        from restored r where r.record = i.id
        """;

    private const string RestoreTies = """
        update {1} t set indicator_id = e.was::int from ends e where e.record = t.id and e.key = 'IndicatorId' and exists (select from indicators i where i.id = e.was::int)
        """;

    private const string Touched = """
        select t.indicator_id as "Value" from audit_entries e join targets t on t.id = e.entity_id::int where e.is_demo and e.entity = 'Target' and t.indicator_id is not null
        union select e.entity_id::int from audit_entries e join indicators i on i.id = e.entity_id::int where e.is_demo and e.entity = 'Indicator'
        union select indicator_id from readings where is_demo
        """;

    // Proposals that stood for sample targets only, and what sample accounts split off; what a person said something about stays.
    private const string IndicatorsWithoutTargets = """
        delete from indicators i where i.confirmed_at is null and i.merged_into_id is null
            and (i.department_id is null or exists (select from audit_entries e where e.is_demo and e.entity = 'Indicator' and e.action = 'Added' and e.entity_id = i.id::text))
            and not exists (select from targets t where t.indicator_id = i.id) and not exists (select from readings r where r.indicator_id = i.id)
            and not exists (select from indicators m where m.merged_into_id = i.id)
        """;

    private static readonly string[] OfSampleAccounts =
    [
        "delete from plan_parents p using audit_entries e where e.is_demo and e.entity = 'PlanParent' and e.entity_id = p.child_id::text",
        "delete from passage_corrections c using audit_entries e where e.is_demo and e.entity = 'PassageCorrection' and e.entity_id = c.id::text",
        "update targets t set indicator_confirmed_at = null, indicator_confirmed_by = null from audit_entries e where e.is_demo and e.entity = 'Target' and e.entity_id = t.id::text",
        "update indicators i set confirmed_at = null, confirmed_by = null from audit_entries e where e.is_demo and e.entity = 'Indicator' and e.entity_id = i.id::text",
    ];

    /// <summary>While the sample accounts and their entries in the trail are still there.</summary>
    public async Task RemoveAsync(CancellationToken cancel)
    {
        var touched = await db.Database.SqlQueryRaw<int>(Touched).ToListAsync(cancel);
        var ruled = await db.Rulings.Where(ruling => ruling.IsDemo).Select(ruling => new { ruling.FirstTargetId, ruling.SecondTargetId }).ToListAsync(cancel);
        await db.Readings.Where(reading => reading.IsDemo).ExecuteDeleteAsync(cancel);
        await db.Rulings.Where(ruling => ruling.IsDemo).ExecuteDeleteAsync(cancel);

        await RunAsync(Ends.Replace("{0}", "Indicator", StringComparison.Ordinal) + RestoreIndicators, cancel);
        await RunAsync(Ends.Replace("{0}", "Target", StringComparison.Ordinal) + RestoreTies.Replace("{1}", "targets", StringComparison.Ordinal), cancel);
        await RunAsync(Ends.Replace("{0}", "Reading", StringComparison.Ordinal) + RestoreTies.Replace("{1}", "readings", StringComparison.Ordinal), cancel);

        foreach (var statement in OfSampleAccounts)
        {
            await RunAsync(statement, cancel);
        }

        touched.AddRange(await db.Database.SqlQueryRaw<int>(Touched).ToListAsync(cancel));
        await RulingDesk.FollowAsync(db, [.. ruled.SelectMany(pair => new[] { pair.FirstTargetId, pair.SecondTargetId }).Distinct()], cancel);
        await AttainmentKeeper.RefreshAsync(db, [.. touched.Distinct()], cancel);
    }

    /// <summary>After the sample plans have gone with their targets.</summary>
    public Task RemoveEmptyIndicatorsAsync(CancellationToken cancel) => RunAsync(IndicatorsWithoutTargets, cancel);

    private Task<int> RunAsync(string sql, CancellationToken cancel) => db.Database.ExecuteSqlRawAsync(sql, cancel);
}
