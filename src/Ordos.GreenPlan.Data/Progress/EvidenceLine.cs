using Microsoft.EntityFrameworkCore;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>The files of a report as lists name them, without their content.</summary>
public sealed record EvidenceLine(int Id, int ReportId, string Name, int Size)
{
    /// <summary>Size as people read it.</summary>
    public string SizeWords => Size >= 1024 * 1024 ? $"{Size / 1024m / 1024m:0.#} MB" : $"{Math.Max(1, Size / 1024)} KB";

    public static async Task<ILookup<int, EvidenceLine>> LoadAsync(GreenPlanContext db, IReadOnlyCollection<int> reportIds, CancellationToken cancel) =>
        (await db.EvidenceFiles.Where(file => reportIds.Contains(file.ReportId)).OrderBy(file => file.Id)
            .Select(file => new EvidenceLine(file.Id, file.ReportId, file.Name, file.Size)).ToListAsync(cancel))
        .ToLookup(file => file.ReportId);
}
