using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Search;

/// <summary>Reports that a department's head has signed, the last one first. Others are in no index.</summary>
internal sealed class ReportHits(GreenPlanContext db, SearchAddress address, IReadOnlyList<SearchWord> words) : IHitSource
{
    public HitKind Kind => HitKind.Reports;

    private IQueryable<ProgressReport> Reports => db.Reports.Where(report =>
        report.SignedAt != null
        && (address.Department == null || report.DepartmentId == address.Department)
        && (address.Plan == null || db.Tasks.Any(task => task.Id == report.TaskId && task.DocumentId == address.Plan)));

    public Task<int> CountAsync(int most, CancellationToken cancel) => Reports.CountHoldingAsync(words, SearchTexts.OfReport, most, cancel);

    public Task<List<SearchHit>> PageAsync(bool frequent, int skip, int take, CancellationToken cancel)
    {
        var hits = frequent ? Reports.Reading(words, SearchTexts.OfReport) : Reports.Holding(words, SearchTexts.OfReport);

        return (
            from report in hits.OrderByDescending(report => report.Id).Skip(skip).Take(take)
            join task in db.Tasks on report.TaskId equals task.Id
            join department in db.Departments on report.DepartmentId equals department.Id
            orderby report.Id descending
            select new SearchHit(
                Addresses.Task(task.Id), task.Title, report.Done + "　" + (report.Problems ?? "") + "　" + (report.NextStep ?? ""),
                department.Name + "　" + (db.Periods.Where(period => period.Id == report.PeriodId).Select(period => period.Name).FirstOrDefault() ?? ""), report.IsDemo))
            .ToListAsync(cancel);
    }
}
