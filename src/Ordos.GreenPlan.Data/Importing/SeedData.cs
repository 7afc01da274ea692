using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Extraction;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>Fills an empty database from the folder of seeds: the registry of departments and the notices.</summary>
public sealed partial class SeedData(
    IDbContextFactory<GreenPlanContext> contexts, DepartmentRegistry registry, NoticeImporter importer, DraftDesk reviews, DocumentDesk documents,
    ILogger<SeedData> logger)
{
    /// <param name="folder">Folder with <c>departments.json</c> and <c>notices/</c>.</param>
    /// <returns>False where documents were there already.</returns>
    public async Task<bool> ImportAsync(string folder, CancellationToken cancel)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            if (await db.Documents.AnyAsync(cancel))
            {
                return false;
            }
        }

        await registry.ImportAsync(Actor.Portal, Path.Combine(folder, "departments.json"), cancel);

        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "notices")).Order(StringComparer.Ordinal))
        {
            var notice = NoticeExtractor.Extract(await File.ReadAllTextAsync(file, cancel));
            var outcome = await importer.ImportAsync(Actor.Portal, file, notice, cancel);

            if (outcome.Unmatched.Count == 0)
            {
                // What comes with the portal was checked record by record when it was put in.
                await reviews.AcceptAllAsync(Actor.Portal, outcome.DocumentId, cancel);
                await documents.PublishAsync(Actor.Portal, outcome.DocumentId, cancel);
            }
            else
            {
                LogUnmatched(outcome.Title, string.Join('、', outcome.Unmatched));
            }
        }

        return true;
    }

    [LoggerMessage(LogLevel.Warning, "《{Title}》留作草稿：责任单位{Units}尚未对应到部门。")]
    private partial void LogUnmatched(string title, string units);
}
