using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>Stores what was read out of a notice as a draft document.</summary>
public sealed class NoticeImporter(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <summary>Stores the notice, once: the same text a second time is only pointed at.</summary>
    /// <param name="newVersionOf">The published document of which the notice is a new version.</param>
    /// <param name="annexRows">Rows of an annexed table that says who is responsible for tasks of the notice.</param>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>no-tasks</c> when the text assigns nothing.</exception>
    public async Task<ImportOutcome> ImportAsync(
        Actor actor, string fileName, ExtractedNotice notice, CancellationToken cancel, int? newVersionOf = null,
        IReadOnlyList<ExtractedTask>? annexRows = null)
    {
        actor.Require(Operation.ImportNotice);

        if (notice.Tasks.Count == 0)
        {
            throw new DomainRuleException("no-tasks", "文中没有读到任务，未导入。请确认文件是分解任务的通知，或补充其任务清单。");
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice.Text)));

        if (await FindAsync(db, hash, cancel) is { } stored)
        {
            return stored;
        }

        var departments = await DepartmentMatcher.LoadAsync(db, cancel);
        var document = DocumentDraft.From(notice, Path.GetFileName(fileName), hash, departments, calendar.Now, actor.IsDemo);
        document.ReplacesId = newVersionOf;
        db.Documents.Add(document);
        AddAnnex(document, annexRows ?? []);

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody else stored the same notice in the meantime.
            await using var other = await contexts.CreateDbContextAsync(cancel);
            return await FindAsync(other, hash, cancel)
                ?? throw new InvalidOperationException("A unique key was violated, but not by the same notice.", failure);
        }

        var unmatched = document.Tasks.SelectMany(task => task.Assignments)
            .Where(assignment => assignment.DepartmentId is null).Select(assignment => assignment.NameAsPrinted).Distinct().ToList();
        return new ImportOutcome(document.Id, document.Title, AlreadyStored: false, document.Tasks.Count, document.Targets.Count, unmatched);
    }

    private static void AddAnnex(PolicyDocument document, IReadOnlyList<ExtractedTask> tasks)
    {
        var rows = AnnexImporter.Rows(tasks, 0).ToList();
        AnnexImporter.Propose(rows, document.Tasks);
        rows.ForEach(document.Add);
    }

    private static Task<ImportOutcome?> FindAsync(GreenPlanContext db, string hash, CancellationToken cancel) =>
        db.Documents
            .Where(document => document.Source!.ContentHash == hash)
            .Select(document => new ImportOutcome(
                document.Id, document.Title, true, document.Tasks.Count, document.Targets.Count, new List<string>()))
            .SingleOrDefaultAsync(cancel);
}

/// <summary>What an import did.</summary>
/// <param name="AlreadyStored">The notice was there before; nothing was stored.</param>
/// <param name="Unmatched">Names of responsible units that no registered department bears.</param>
public sealed record ImportOutcome(
    int DocumentId, string Title, bool AlreadyStored, int Tasks, int Targets, IReadOnlyList<string> Unmatched);
