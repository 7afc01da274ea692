using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Register;

namespace Ordos.GreenPlan.Data.Demo;

/// <summary>Deletes what is marked as sample data, in an order that keeps counts and keys right. Past the audit, on purpose: no trace.</summary>
internal sealed class DemoRemoval(GreenPlanContext db)
{
    private const string TouchedPlans = """
        with changed as materialized (select entity, entity_id from audit_entries where is_demo and entity in ('PolicyTask', 'PolicyDocument'))
        select c.document_id as "Value" from period_documents c join periods p on p.id = c.period_id where p.is_demo
        union select t.document_id from reports r join tasks t on t.id = r.task_id where r.is_demo
        union select t.document_id from changed c join tasks t on t.id = c.entity_id::int where c.entity = 'PolicyTask'
        union select c.entity_id::int from changed c where c.entity = 'PolicyDocument'
        """;

    private const string KeepDocuments = """
        update documents d set is_demo = false
        where d.is_demo and exists (select from tasks t join reports r on r.task_id = t.id where t.document_id = d.id and not r.is_demo)
        returning d.title as "Value"
        """;

    private const string KeepPeriods = """
        with kept as (
            update periods p set is_demo = false
            where p.is_demo and exists (select from reports r where r.period_id = p.id and not r.is_demo)
            returning p.id, p.name),
        left_out as (
            delete from period_documents c using kept where c.period_id = kept.id and not exists (
                select from reports r join tasks t on t.id = r.task_id
                where r.period_id = c.period_id and t.document_id = c.document_id and not r.is_demo))
        select name as "Value" from kept order by name
        """;

    // The trail tells what sample data changed: a record gets back what it had before the first such change since a real one.
    // A deadline and its origin belong together: whoever really set one of them meant both.
    private const string Ends = """
        with touched as materialized (select distinct entity_id from audit_entries where is_demo and entity = '{0}' and action = 'Changed'),
        steps as (
            select e.id, e.entity_id::int as record, e.is_demo, p.key, p.value ->> 0 as was, p.key in ('Due', 'DueOrigin') as deadline
            from audit_entries e join touched using (entity_id) cross join lateral jsonb_each(e.changes) p
            where e.entity = '{0}' and e.action = 'Changed' and p.key in ('State', 'Due', 'DueOrigin', 'ArchivedAt')),
        really as (select record, deadline, coalesce(max(id) filter (where not is_demo), 0) as last from steps group by record, deadline),
        ends as (
            select distinct on (record, key) record, key, was as value from steps join really using (record, deadline)
            where is_demo and id > last order by record, key, id)
        """;

    private const string RestoreTasks = """
        , restored as (
            select record, max(value) filter (where key = 'State') as state, bool_or(key = 'Due') as has_due,
                   max(value) filter (where key = 'Due') as due, max(value) filter (where key = 'DueOrigin') as origin
            from ends group by record)
        update tasks t set state = coalesce(r.state, t.state), due = case when r.has_due then r.due::date else t.due end,
               due_origin = coalesce(r.origin, t.due_origin)
        from restored r where r.record = t.id
        """;

    private const string RestoreDocuments = """
        update documents d set archived_at = e.value::timestamptz from ends e where e.record = d.id and e.key = 'ArchivedAt'
        """;

    // Standings go first: their departments are counted by the duties, which go with the tasks.
    private static readonly string[] TasksOfDemoPlans =
    [
        "delete from standings s using documents d where d.id = s.document_id and d.is_demo",
        "delete from assignments a using tasks t, documents d where t.id = a.task_id and d.id = t.document_id and d.is_demo",
        "delete from tasks t using documents d where d.id = t.document_id and d.is_demo",
    ];

    private static readonly string[] SettingsOfSampleAccounts =
    [
        "delete from plan_parents p using audit_entries e where e.is_demo and e.entity = 'PlanParent' and e.entity_id = p.child_id::text",
        "delete from passage_corrections c using audit_entries e where e.is_demo and e.entity = 'PassageCorrection' and e.entity_id = c.id::text",
        "update targets t set indicator_confirmed_at = null, indicator_confirmed_by = null from audit_entries e where e.is_demo and e.entity = 'Target' and e.entity_id = t.id::text",
        // A wording that a sample account wrote last gives way to the first one.
        """
        delete from supervision_templates t using (
            select distinct on (entity_id) entity_id, is_demo from audit_entries where entity = 'SupervisionTemplate' order by entity_id, id desc) last
        where last.is_demo and last.entity_id = t.level
        """,
        "update indicators i set confirmed_at = null, confirmed_by = null from audit_entries e where e.is_demo and e.entity = 'Indicator' and e.entity_id = i.id::text",
    ];

    /// <summary>Plans whose tasks stand as they do because of sample data, sample plans among them.</summary>
    public Task<List<int>> FindPlansAsync(CancellationToken cancel) => db.Database.SqlQueryRaw<int>(TouchedPlans).ToListAsync(cancel);

    public async Task<DemoRemoved> RemoveAsync(CancellationToken cancel)
    {
        var documents = await db.Database.SqlQueryRaw<string>(KeepDocuments).ToListAsync(cancel);
        var periods = await db.Database.SqlQueryRaw<string>(KeepPeriods).ToListAsync(cancel);
        await RunAsync(Ends.Replace("{0}", "PolicyTask", StringComparison.Ordinal) + RestoreTasks, cancel);
        await RunAsync(Ends.Replace("{0}", "PolicyDocument", StringComparison.Ordinal) + RestoreDocuments, cancel);
        var reports = await db.Reports.Where(report => report.IsDemo).ExecuteDeleteAsync(cancel);

        await db.Messages.Where(message => message.IsDemo).ExecuteDeleteAsync(cancel);
        await db.EvidenceDraws.Where(draw => draw.IsDemo).ExecuteDeleteAsync(cancel);
        await db.DutyReceipts.Where(receipt => receipt.IsDemo).ExecuteDeleteAsync(cancel);
        await db.CloseOutChecks.Where(check => check.IsDemo).ExecuteDeleteAsync(cancel);
        await db.ExtensionRequests.Where(request => request.IsDemo).ExecuteDeleteAsync(cancel);
        await db.Bulletins.Where(bulletin => bulletin.IsDemo).ExecuteDeleteAsync(cancel);
        await db.SupervisionItems.Where(item => item.IsDemo).ExecuteDeleteAsync(cancel);
        await RemoveFromRegisterAsync(cancel);

        foreach (var statement in TasksOfDemoPlans)
        {
            await RunAsync(statement, cancel);
        }

        var removedDocuments = await db.Documents.Where(document => document.IsDemo).ExecuteDeleteAsync(cancel);
        await db.ImportJobs.Where(job => job.IsDemo).ExecuteDeleteAsync(cancel);
        var removedPeriods = await db.Periods.Where(period => period.IsDemo).ExecuteDeleteAsync(cancel);
        var accounts = await db.Users.Where(account => account.IsDemo).ExecuteDeleteAsync(cancel);
        await db.AuditEntries.Where(entry => entry.IsDemo).ExecuteDeleteAsync(cancel);
        return new DemoRemoved(accounts, removedPeriods, reports, removedDocuments, periods, documents);
    }

    /// <summary>Sample readings and rulings, and what sample accounts said about indicators and parents of plans.</summary>
    private async Task RemoveFromRegisterAsync(CancellationToken cancel)
    {
        var read = await db.Readings.Where(reading => reading.IsDemo).Select(reading => reading.IndicatorId).Distinct().ToListAsync(cancel);
        var ruled = await db.Rulings.Where(ruling => ruling.IsDemo).Select(ruling => new { ruling.FirstTargetId, ruling.SecondTargetId }).ToListAsync(cancel);
        await db.Readings.Where(reading => reading.IsDemo).ExecuteDeleteAsync(cancel);
        await db.Rulings.Where(ruling => ruling.IsDemo).ExecuteDeleteAsync(cancel);

        foreach (var statement in SettingsOfSampleAccounts)
        {
            await RunAsync(statement, cancel);
        }

        await RulingDesk.FollowAsync(db, [.. ruled.SelectMany(pair => new[] { pair.FirstTargetId, pair.SecondTargetId }).Distinct()], cancel);
        await AttainmentKeeper.RefreshAsync(db, read, cancel);
    }

    private Task<int> RunAsync(string sql, CancellationToken cancel) => db.Database.ExecuteSqlRawAsync(sql, cancel);
}
