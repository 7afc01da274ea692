using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Extraction;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>Fills an empty database from the folder of seeds: the registry of departments and the notices.</summary>
public sealed partial class SeedData(
    IDbContextFactory<GreenPlanContext> contexts, DepartmentRegistry registry, NoticeImporter importer, DraftDesk reviews, DocumentDesk documents, TargetRegister register,
    ILogger<SeedData> logger)
{
    /// <summary>Imports what is not there yet, as long as the first start has not come to its end, which is when the first account is made.</summary>
    /// <param name="folder">Folder with <c>departments.json</c> and <c>notices/</c>.</param>
    /// <returns>Whether anything was imported.</returns>
    public async Task<bool> ImportAsync(string folder, CancellationToken cancel)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            // Afterwards a missing notice was taken out by a person.
            if (await db.Users.AnyAsync(cancel))
            {
                return false;
            }
        }

        await registry.ImportAsync(Actor.Portal, Path.Combine(folder, "departments.json"), cancel);
        var outcomes = new List<ImportOutcome>();

        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "notices")).Order(StringComparer.Ordinal))
        {
            outcomes.Add(await importer.ImportAsync(Actor.Portal, file, NoticeExtractor.Extract(await File.ReadAllTextAsync(file, cancel)), cancel));
        }

        foreach (var outcome in outcomes.Where(outcome => outcome.Unmatched.Count > 0))
        {
            LogUnmatched(outcome.Title, string.Join('、', outcome.Unmatched));
        }

        await PublishAsync(outcomes.ConvertAll(outcome => outcome.DocumentId), cancel);
        await register.CatchUpAsync(cancel);
        return outcomes.Exists(outcome => !outcome.AlreadyStored);
    }

    private async Task PublishAsync(List<int> ids, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ready = await db.Documents
            .Where(d => ids.Contains(d.Id) && d.Stage == DocumentStage.Draft && !d.Tasks.Any(t => t.Assignments.Any(a => a.DepartmentId == null)))
            .Select(d => d.Id).ToListAsync(cancel);

        foreach (var id in ready)
        {
            // What comes with the portal was checked record by record when it was put in.
            await reviews.AcceptAllAsync(Actor.Portal, id, cancel);
            await documents.PublishAsync(Actor.Portal, id, cancel);
        }
    }

    [LoggerMessage(LogLevel.Warning, "《{Title}》留作草稿：责任单位{Units}尚未对应到部门。")]
    private partial void LogUnmatched(string title, string units);
}
