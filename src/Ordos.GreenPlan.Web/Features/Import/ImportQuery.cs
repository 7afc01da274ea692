using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Importing;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Web.Features.Import;

/// <summary>Reads the drafts and the latest imports.</summary>
public static class ImportQuery
{
    public const int PageSize = 15;
    private const int LatestJobs = 10;

    public static async Task<ImportView> LoadAsync(GreenPlanContext db, int asked, CancellationToken cancel)
    {
        // Imports first: one that is over by now has its draft in the list below.
        var jobs = await db.ImportJobs.OrderByDescending(job => job.CreatedAt).ThenByDescending(job => job.Id).Take(LatestJobs)
            .Select(job => new JobRow(
                job.Id, job.Name, job.State, job.Progress, job.Message, job.CreatedAt, job.AccountName, job.Files.Count, job.DocumentId, job.AnnexOf,
                db.Documents.Any(d => d.Id == job.DocumentId && d.Stage == DocumentStage.Draft)))
            .ToListAsync(cancel);
        var drafts = db.Documents.Where(document => document.Stage == DocumentStage.Draft);
        var total = await drafts.CountAsync(cancel);
        var page = Math.Clamp(asked, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await drafts.OrderByDescending(d => d.Source!.ImportedAt).ThenBy(d => d.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(d => new DraftRow(
                d.Id, d.Title, d.Number,
                db.Documents.Where(old => old.Id == d.ReplacesId).Select(old => old.Title).FirstOrDefault(),
                d.Tasks.Count(t => t.Review == ReviewMark.Pending) + d.Targets.Count(t => t.Review == ReviewMark.Pending)
                    + d.Headings.Count(h => h.Review == ReviewMark.Pending)
                    + d.Tasks.Where(t => t.Review != ReviewMark.Rejected).SelectMany(t => t.Assignments).Count(u => u.Review == ReviewMark.Pending),
                d.Tasks.Where(t => t.Review != ReviewMark.Rejected).SelectMany(t => t.Assignments)
                    .Where(u => u.DepartmentId == null && u.Review != ReviewMark.Rejected).Select(u => u.NameAsPrinted).Distinct().Count(),
                d.Source!.ImportedAt))
            .ToListAsync(cancel);
        var published = await db.Documents.Where(d => d.Stage == DocumentStage.Published).OrderByDescending(d => d.IssuedOn).ThenBy(d => d.Id)
            .Select(d => new PublishedTitle(d.Id, d.Title)).ToListAsync(cancel);

        return new ImportView(asked, page, total, rows, jobs, published);
    }
}

/// <param name="Asked">The page that was asked for.</param>
public sealed record ImportView(
    int Asked, int Page, int Total, IReadOnlyList<DraftRow> Drafts, IReadOnlyList<JobRow> Jobs, IReadOnlyList<PublishedTitle> Published)
{
    public bool IsReading => Jobs.Any(job => !job.IsOver);
}

public sealed record DraftRow(int Id, string Title, string? Number, string? Replaces, int Pending, int Unmatched, DateTime ImportedAt);

public sealed record JobRow(
    int Id, string Name, ImportState State, int Progress, string? Message, DateTime CreatedAt, string AccountName, int Files, int? DocumentId, int? AnnexOf,
    bool IsDraft)
{
    public bool IsOver => State is ImportState.Done or ImportState.Failed or ImportState.Cancelled;
}

public sealed record PublishedTitle(int Id, string Title);
