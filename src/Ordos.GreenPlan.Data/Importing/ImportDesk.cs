using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Importing;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>Takes files to be read in the background, and stops that.</summary>
public sealed class ImportDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, ImportSignal signal)
{
    /// <summary>Bytes that may be handed over at once, all files together.</summary>
    public const int MaxBytes = 50 * 1024 * 1024;

    public const int MaxFiles = 20;

    public static string TooLarge => $"文件合计超过{MaxBytes / 1024 / 1024} MB，没有导入。请删去图片或拆成几个文件后再导入。";

    /// <summary>Stores the files and lets them be read.</summary>
    /// <param name="annexOf">The draft that the files are an annexed table of; null for a new notice.</param>
    /// <param name="newVersionOf">The published document of which the notice is a new version.</param>
    /// <exception cref="DomainRuleException"><c>forbidden</c>, <c>no-files</c>, <c>too-large</c>, <c>too-many-files</c>, <c>not-a-draft</c>, <c>not-published</c></exception>
    public async Task<int> SubmitAsync(
        Actor actor, IReadOnlyList<HandedFile> files, int? annexOf, int? newVersionOf, CancellationToken cancel)
    {
        actor.Require(Operation.ImportNotice);
        Check(files);

        await using var db = await contexts.CreateDbContextAsync(cancel);
        await RequireStageAsync(db, annexOf, DocumentStage.Draft, "not-a-draft", "该文件不是草稿，不能再添附件任务表。", cancel);
        await RequireStageAsync(db, newVersionOf, DocumentStage.Published, "not-published", "旧版本不在发布状态，不能以新版本替代。", cancel);

        var job = new ImportJob
        {
            Name = Clip(files[0].Name),
            CreatedAt = calendar.Now,
            AccountId = actor.AccountId,
            AccountName = actor.Name,
            IsDemo = actor.IsDemo,
            AnnexOf = annexOf,
            NewVersionOf = newVersionOf,
            Files = [.. files.Select((file, i) => new ImportFile { Ordinal = i, Name = Clip(file.Name), Length = file.Content.Length, Content = file.Content })],
        };
        db.ImportJobs.Add(job);
        await db.SaveChangesAsync(cancel);
        signal.Wake();
        return job.Id;
    }

    /// <summary>Stops an import; the server that reads it notices within a second.</summary>
    public async Task CancelAsync(Actor actor, int jobId, CancellationToken cancel)
    {
        actor.Require(Operation.ImportNotice);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            update import_jobs set cancel_requested = true,
                state = case state when 'Queued' then 'Cancelled' else state end,
                message = case state when 'Queued' then '已取消，没有导入。' else message end
            where id = {jobId} and state in ('Queued', 'Reading')
            """, cancel);
        await db.Database.ExecuteSqlAsync(
            $"update import_files f set content = null from import_jobs j where j.id = f.job_id and j.id = {jobId} and j.state = 'Cancelled'", cancel);
        await transaction.CommitAsync(cancel);
    }

    private static void Check(IReadOnlyList<HandedFile> files)
    {
        if (files.Count == 0)
        {
            throw new DomainRuleException("no-files", "没有收到文件或文字，请选择文件或粘贴正文。");
        }

        if (files.Count > MaxFiles)
        {
            throw new DomainRuleException("too-many-files", $"一次最多导入{MaxFiles}个文件，请分批导入。");
        }

        if (files.Sum(file => (long)file.Content.Length) > MaxBytes)
        {
            throw new DomainRuleException("too-large", TooLarge);
        }
    }

    private static async Task RequireStageAsync(
        GreenPlanContext db, int? documentId, DocumentStage stage, string code, string message, CancellationToken cancel)
    {
        if (documentId is { } id && !await db.Documents.AnyAsync(document => document.Id == id && document.Stage == stage, cancel))
        {
            throw new DomainRuleException(code, message);
        }
    }

    private static string Clip(string name) => Path.GetFileName(name) is { Length: > 0 } file ? file[..Math.Min(file.Length, 200)] : "未命名";
}

/// <summary>A file as it was handed over. Its name is shown, never used.</summary>
public sealed record HandedFile(string Name, byte[] Content);
