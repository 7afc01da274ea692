using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>What people decide about a document: publish, archive, reopen.</summary>
public sealed class DocumentDesk(IDbContextFactory<GreenPlanContext> contexts, StandingKeeper standings, PortalCalendar calendar)
{
    /// <summary>Puts a reviewed draft in force; where it is a new version, its tasks carry on the old ones with their reports.</summary>
    public async Task PublishAsync(Actor actor, int documentId, CancellationToken cancel)
    {
        actor.Require(Operation.PublishDocument);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Whoever reviews waits, so that nothing changes between the check and the publication.
        await db.Database.ExecuteSqlAsync($"select 1 from documents where id = {documentId} for no key update", cancel);
        var document = await db.Documents
            .Include(d => d.Tasks).ThenInclude(task => task.Assignments).Include(d => d.Targets).Include(d => d.Headings)
            .AsSplitQuery().SingleOrDefaultAsync(d => d.Id == documentId, cancel) ?? throw Gone();

        document.Publish(calendar.Now);
        await db.SaveChangesAsync(cancel);
        await Publication.TidyAsync(db, documentId, cancel);

        if (document.ReplacesId is { } older)
        {
            await Publication.ContinueAsync(db, document, older, cancel);
            await db.SaveChangesAsync(cancel);
        }

        await standings.RefreshPlanAsync(db, documentId, cancel);
        await transaction.CommitAsync(cancel);
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

    private async Task ChangeAsync(Actor actor, int documentId, Action<PolicyDocument> change, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == documentId, cancel) ?? throw Gone();

        change(document);
        await db.SaveChangesAsync(cancel);
        await standings.RefreshPlanAsync(db, documentId, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static DomainRuleException Gone() => new("document-gone", "该文件已不存在，请刷新。");
}
