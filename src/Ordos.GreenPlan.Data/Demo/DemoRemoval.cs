using Microsoft.EntityFrameworkCore;

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
        union select t.document_id from handovers h join duty_receipts r on r.id = h.receipt_id join tasks t on t.id = h.task_id where r.is_demo
        """;

    private const string MovedDuties = """
        select distinct d.id as "Value" from handovers h join duty_receipts r on r.id = h.receipt_id join tasks t on t.id = h.task_id
        join documents d on d.id = t.document_id where r.is_demo and not d.is_demo
        """;

    /// <summary>A wording that a sample account wrote last gives way to the first one.</summary>
    private const string SampleTemplates = """
        delete from supervision_templates t using (
            select distinct on (entity_id) entity_id, is_demo from audit_entries where entity = 'SupervisionTemplate' order by entity_id, id desc) last
        where last.is_demo and last.entity_id = t.level
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
        "delete from targets t using documents d where d.id = t.document_id and d.is_demo",
        "delete from tasks t using documents d where d.id = t.document_id and d.is_demo",
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
        await ReturnDutiesAsync(cancel);
        await db.Bulletins.Where(bulletin => bulletin.IsDemo).ExecuteDeleteAsync(cancel);
        await db.SupervisionItems.Where(item => item.IsDemo).ExecuteDeleteAsync(cancel);
        await RunAsync(SampleTemplates, cancel);
        await db.CloseOutChecks.Where(check => check.IsDemo).ExecuteDeleteAsync(cancel);
        await db.ExtensionRequests.Where(request => request.IsDemo).ExecuteDeleteAsync(cancel);
        var register = new DemoRegisterRemoval(db);
        await register.RemoveAsync(cancel);

        foreach (var statement in TasksOfDemoPlans)
        {
            await RunAsync(statement, cancel);
        }

        var removedDocuments = await db.Documents.Where(document => document.IsDemo).ExecuteDeleteAsync(cancel);
        await register.RemoveEmptyIndicatorsAsync(cancel);
        await db.ImportJobs.Where(job => job.IsDemo).ExecuteDeleteAsync(cancel);
        var removedPeriods = await db.Periods.Where(period => period.IsDemo).ExecuteDeleteAsync(cancel);
        var accounts = await db.Users.Where(account => account.IsDemo).ExecuteDeleteAsync(cancel);
        await db.AuditEntries.Where(entry => entry.IsDemo).ExecuteDeleteAsync(cancel);
        return new DemoRemoved(accounts, removedPeriods, reports, removedDocuments, periods, documents);
    }

    /// <summary>Sample receipts; what a sample dispute moved is again where it was, before the tasks are counted anew.</summary>
    private async Task ReturnDutiesAsync(CancellationToken cancel)
    {
        var plans = await db.Database.SqlQueryRaw<int>(MovedDuties).ToArrayAsync(cancel);
        var replaced = await db.Handovers.Where(handover => handover.InForce && handover.ReplacesId != null && db.DutyReceipts.Any(receipt => receipt.Id == handover.ReceiptId && receipt.IsDemo))
            .Select(handover => handover.ReplacesId!.Value).ToListAsync(cancel);
        await db.DutyReceipts.Where(receipt => receipt.IsDemo).ExecuteDeleteAsync(cancel);
        await db.Handovers.Where(handover => replaced.Contains(handover.Id)).ExecuteUpdateAsync(set => set.SetProperty(handover => handover.InForce, true), cancel);
        await db.Database.ExecuteSqlAsync($"select recount_departments({plans})", cancel);
    }

    private Task<int> RunAsync(string sql, CancellationToken cancel) => db.Database.ExecuteSqlRawAsync(sql, cancel);
}
