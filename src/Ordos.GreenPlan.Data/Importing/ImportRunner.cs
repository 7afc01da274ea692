using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Importing;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>Reads what was handed over, one import after the other. Several servers may run one each.</summary>
public sealed partial class ImportRunner(
    IDbContextFactory<GreenPlanContext> contexts, NoticeImporter importer, AnnexImporter annexes, TimeProvider clock,
    ILogger<ImportRunner> logger)
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    /// <summary>Reads the import that has waited longest.</summary>
    /// <returns>False where none waits.</returns>
    public async Task<bool> RunNextAsync(CancellationToken stopping)
    {
        if (await ImportClaim.TakeAsync(contexts, stopping) is not { } claim)
        {
            return false;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var pulse = KeepAliveAsync(claim, stop);

        try
        {
            var (message, document) = await ReadAsync(claim, stop.Token);
            await claim.EndAsync(ImportState.Done, message, document, CancellationToken.None);
        }
        catch (DomainRuleException refusal)
        {
            await claim.EndAsync(ImportState.Failed, refusal.Message, null, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await claim.ReleaseAsync(CancellationToken.None);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await claim.EndAsync(ImportState.Cancelled, "已取消，没有导入。", null, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogFailed(failure, claim.JobId);
            await claim.EndAsync(ImportState.Failed, "读取时出了问题，没有导入，已经记录。请再试一次；仍不行请告知系统管理员。", null, CancellationToken.None);
        }
        finally
        {
            await stop.CancelAsync();
            await pulse;
        }

        return true;
    }

    private async Task KeepAliveAsync(ImportClaim claim, CancellationTokenSource stop)
    {
        using var timer = new PeriodicTimer(Pulse, clock);

        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                if (!await claim.BeatAsync(stop.Token))
                {
                    await stop.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The reading has ended.
        }
        catch (Exception failure)
        {
            // Without signs of life another server takes the import over; this one must not go on.
            LogFailed(failure, claim.JobId);
            await stop.CancelAsync();
        }
    }

    private async Task<(string Message, int DocumentId)> ReadAsync(ImportClaim claim, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var job = await db.ImportJobs.AsNoTracking().Include(j => j.Files.OrderBy(f => f.Ordinal)).SingleAsync(j => j.Id == claim.JobId, cancel);
        var actor = new Actor(job.AccountId, job.AccountName, job.AccountId is null ? null : AccountRole.Administrator, null, job.IsDemo);
        var read = await ImportedFiles.ReadAsync(job.Files, (done, message) => claim.ReportAsync(done, message, cancel), cancel);

        if (job.AnnexOf is { } draft)
        {
            await claim.ReportAsync(80, "正在与任务逐行比对。", cancel);
            return (await annexes.AddAsync(actor, draft, read.Texts, cancel), draft);
        }

        var (notice, rows) = await Task.Run(read.Combine, cancel);
        await claim.ReportAsync(80, $"读出任务{notice.Tasks.Count}项、目标{notice.Targets.Count}项，正在保存。", cancel);
        var outcome = await importer.ImportAsync(actor, job.Name, notice, cancel, job.NewVersionOf, rows);

        return (
            outcome.AlreadyStored
                ? $"《{outcome.Title}》此前已导入，没有重复保存。"
                : $"《{outcome.Title}》：任务{outcome.Tasks}项，目标{outcome.Targets}项，存为草稿。",
            outcome.DocumentId);
    }

    [LoggerMessage(LogLevel.Error, "Import {Job} failed.")]
    private partial void LogFailed(Exception failure, int job);
}
