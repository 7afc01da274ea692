using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Importing;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>
/// One server's hold on an import. Whoever holds it gives a sign of life every second; without one for a quarter of a minute the import is
/// free again, so that what a restart interrupted is taken up by the next server that looks.
/// </summary>
internal sealed class ImportClaim(IDbContextFactory<GreenPlanContext> contexts, int jobId, Guid runner)
{
    private const int MaxAttempts = 3;
    private const string Interrupted = "读取三次都中断了，没有导入。请把文件另存为docx后再试，或粘贴正文。";

    public int JobId => jobId;

    /// <returns>Null where nothing waits.</returns>
    public static async Task<ImportClaim?> TakeAsync(IDbContextFactory<GreenPlanContext> contexts, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var runner = Guid.NewGuid();
        await GiveUpAsync(db, cancel);

        // Rows that another server is just claiming are passed over.
        var taken = await db.Database.SqlQuery<int>(
            $"""
            update import_jobs set state = 'Reading', runner = {runner}, beat = now(), attempts = attempts + 1, message = '正在读取文件。'
            where id = (
                select id from import_jobs
                where state = 'Queued' or (state = 'Reading' and beat < now() - interval '15 seconds')
                order by created_at, id for update skip locked limit 1)
            returning id as "Value"
            """).ToListAsync(cancel);
        return taken is [var id] ? new ImportClaim(contexts, id, runner) : null;
    }

    /// <summary>Says that the import is still being read.</summary>
    /// <returns>False when it was cancelled, or is held by another server.</returns>
    public async Task<bool> BeatAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Database.ExecuteSqlAsync(
            $"update import_jobs set beat = now() where id = {jobId} and runner = {runner} and state = 'Reading' and not cancel_requested", cancel) > 0;
    }

    public async Task ReportAsync(int progress, string message, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.ExecuteSqlAsync(
            $"update import_jobs set progress = {progress}, message = {message} where id = {jobId} and runner = {runner} and state = 'Reading'", cancel);
    }

    /// <summary>Ends the import for good; its bytes go.</summary>
    public async Task EndAsync(ImportState state, string message, int? documentId, CancellationToken cancel)
    {
        var word = state.ToString();
        var progress = state == ImportState.Done ? 100 : 0;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ended = await db.Database.ExecuteSqlAsync(
            $"""
            update import_jobs set state = {word}, message = {message}, document_id = {documentId}, runner = null, beat = null,
                progress = case when {progress} > 0 then {progress} else progress end
            where id = {jobId} and runner = {runner}
            """, cancel);
        if (ended > 0)
        {
            await db.Database.ExecuteSqlAsync($"update import_files set content = null where job_id = {jobId}", cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Puts the import back for the next start.</summary>
    public async Task ReleaseAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            update import_jobs set state = 'Queued', runner = null, beat = null, attempts = attempts - 1, progress = 0, message = null
            where id = {jobId} and runner = {runner} and state = 'Reading'
            """, cancel);
    }

    // A file that ends the server each time it is read must not do so for ever.
    private static Task<int> GiveUpAsync(GreenPlanContext db, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        with given_up as (
            update import_jobs set state = 'Failed', message = {Interrupted}, runner = null, beat = null
            where id in (select id from import_jobs where state = 'Reading' and beat < now() - interval '15 seconds' and attempts >= {MaxAttempts} for update skip locked)
            returning id)
        update import_files f set content = null from given_up g where f.job_id = g.id
        """, cancel);
}
