using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Cycle;

/// <summary>A page of the reporting periods, the latest first.</summary>
public sealed record PeriodList(IReadOnlyList<PeriodRow> Rows, int Page, int Total)
{
    public const int PageSize = 25;

    public static async Task<PeriodList> LoadAsync(GreenPlanContext db, int page, DateOnly today, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var total = await db.Periods.CountAsync(cancel);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await db.Periods.OrderByDescending(period => period.EndsOn).ThenByDescending(period => period.Id)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(period => new PeriodRow(
                period.Id, period.Version, period.Name, period.StartsOn, period.EndsOn, period.OpensOn, period.ClosesOn,
                period.ReopenedBy, period.ReopenReason, period.IsDemo,
                db.Documents.Where(document => period.Documents.Any(covered => covered.DocumentId == document.Id)).Select(document => document.Title).ToList(),
                db.PeriodCounts.Where(count => count.PeriodId == period.Id).Sum(count => count.Reports),
                db.PeriodCounts.Where(count => count.PeriodId == period.Id && count.State != ReportState.Draft && count.State != ReportState.Returned).Sum(count => count.Reports),
                db.PeriodCounts.Where(count => count.PeriodId == period.Id && count.State == ReportState.Accepted).Sum(count => count.Reports),
                db.PeriodCounts.Where(count => count.PeriodId == period.Id && count.IsLate).Sum(count => count.Reports),
                today))
            .ToListAsync(cancel);
        return new PeriodList(rows, page, total);
    }
}

/// <param name="Begun">Reports in any state, drafts included.</param>
/// <param name="Sent">Reports that have left their department's staff.</param>
public sealed record PeriodRow(
    int Id, uint Version, string Name, DateOnly StartsOn, DateOnly EndsOn, DateOnly OpensOn, DateOnly ClosesOn, string? ReopenedBy,
    string? ReopenReason, bool IsDemo, List<string> Plans, int Begun, int Sent, int Accepted, int Late, DateOnly Today)
{
    public PeriodStage Stage => ReportingPeriod.Stage(OpensOn, ClosesOn, Today);
}
