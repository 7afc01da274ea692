using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>Takes a whole import back: without a trace while nobody has reported on it, afterwards by withdrawing it with a reason.</summary>
public sealed class ImportUndo(IDbContextFactory<GreenPlanContext> contexts, StandingKeeper standings, PortalCalendar calendar)
{
    /// <summary>Removes the document with all its records.</summary>
    /// <exception cref="DomainRuleException"><c>document-gone</c>; <c>has-reports</c>; <c>has-replaced</c> when an older version has given way to it</exception>
    public async Task UndoAsync(Actor actor, int documentId, CancellationToken cancel)
    {
        actor.Require(Operation.WithdrawDocument);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var document = await LockedAsync(db, documentId, cancel);

        if (document.Stage != DocumentStage.Draft && document.ReplacesId is not null)
        {
            throw new DomainRuleException("has-replaced", "旧版本的任务已转入本文件，不能撤销导入；如需停止执行，请写明原因后撤回。");
        }

        if (await db.Reports.AnyAsync(report => db.Tasks.Any(task => task.Id == report.TaskId && task.DocumentId == documentId), cancel))
        {
            throw new DomainRuleException("has-reports", "已有单位填报进展，不能撤销导入；如需停止执行，请写明原因后撤回。");
        }

        // Standings first: their departments are counted by the duties, which go with the tasks.
        await db.Database.ExecuteSqlAsync($"delete from standings where document_id = {documentId}", cancel);
        await db.Database.ExecuteSqlAsync($"delete from assignments a using tasks t where t.id = a.task_id and t.document_id = {documentId}", cancel);
        await db.Database.ExecuteSqlAsync($"delete from targets where document_id = {documentId}", cancel);
        await db.Database.ExecuteSqlAsync($"delete from tasks where document_id = {documentId}", cancel);
        db.Documents.Remove(document);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Takes a published document out of force; what was reported stays, and its notice may be imported again.</summary>
    /// <exception cref="DomainRuleException"><c>document-gone</c>, <c>not-published</c>, <c>no-reason</c></exception>
    public async Task WithdrawAsync(Actor actor, int documentId, string reason, CancellationToken cancel)
    {
        actor.Require(Operation.WithdrawDocument);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var document = await LockedAsync(db, documentId, cancel);
        document.Withdraw(calendar.Now, reason);
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlAsync($"update notice_sources set content_hash = null where document_id = {documentId}", cancel);
        await db.Database.ExecuteSqlAsync($"delete from standings where document_id = {documentId}", cancel);
        await standings.RefreshPlanAsync(db, documentId, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<PolicyDocument> LockedAsync(GreenPlanContext db, int documentId, CancellationToken cancel)
    {
        // A report that is being written waits, or makes this one wait and is then seen.
        await db.Database.ExecuteSqlAsync($"select 1 from documents where id = {documentId} for update", cancel);
        await db.Database.ExecuteSqlAsync($"select 1 from tasks where document_id = {documentId} for update", cancel);
        return await db.Documents.SingleOrDefaultAsync(document => document.Id == documentId, cancel)
            ?? throw new DomainRuleException("document-gone", "该文件已不存在，请刷新。");
    }
}
