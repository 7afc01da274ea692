using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>What people decide about a document: publish, archive, reopen.</summary>
public sealed class DocumentDesk(IDbContextFactory<GreenPlanContext> contexts, StandingKeeper standings, PortalCalendar calendar)
{
    public Task PublishAsync(Actor actor, int documentId, CancellationToken cancel)
    {
        actor.Require(Operation.PublishDocument);
        return ChangeAsync(actor, documentId, document => document.Publish(calendar.Now), cancel, withUnits: true);
    }

    public Task ArchiveAsync(Actor actor, int documentId, CancellationToken cancel)
    {
        actor.Require(Operation.ArchiveDocument);
        return ChangeAsync(actor, documentId, document => document.Archive(calendar.Now, calendar.Today), cancel);
    }

    public Task ReopenAsync(Actor actor, int documentId, CancellationToken cancel)
    {
        actor.Require(Operation.ArchiveDocument);
        return ChangeAsync(actor, documentId, document => document.Reopen(), cancel);
    }

    private async Task ChangeAsync(Actor actor, int documentId, Action<PolicyDocument> change, CancellationToken cancel, bool withUnits = false)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        var documents = withUnits
            ? db.Documents.Include(document => document.Tasks).ThenInclude(task => task.Assignments).AsSplitQuery()
            : db.Documents;
        var document = await documents.SingleOrDefaultAsync(d => d.Id == documentId, cancel)
            ?? throw new DomainRuleException("document-gone", "该文件已不存在，请刷新。");

        change(document);
        await db.SaveChangesAsync(cancel);
        await standings.RefreshPlanAsync(db, documentId, cancel);
        await transaction.CommitAsync(cancel);
    }
}
