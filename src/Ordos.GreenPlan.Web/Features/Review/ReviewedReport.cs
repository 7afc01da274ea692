using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Review;

/// <summary>A report as the one who signs or accepts it sees it: beside the department's last accepted one.</summary>
/// <param name="Before">What was last accepted; null before the first.</param>
/// <param name="BeforeTitle">Its period and the day it was accepted.</param>
public sealed record ReviewedReport(
    ProgressReport Report, int TaskId, int DocumentId, string Title, string Document, string Department, string? Period, HealthVerdict? Health,
    int? Percent, int? Scheduled, ReportEntry? Before, string? BeforeTitle)
{
    public bool IsUnchanged => Before is not null && Before.SaysTheSameAs(Report.Entry);

    public IReadOnlyList<ReportWarning> Warnings => ReportWarnings.Of(Report.Entry, Before);

    /// <summary>Loads reports by their ids, in the order given.</summary>
    public static async Task<List<ReviewedReport>> LoadAsync(GreenPlanContext db, IReadOnlyList<int> ids, PortalCalendar calendar, CancellationToken cancel)
    {
        var found = await (
            from report in db.Reports.AsNoTracking()
            join task in db.Tasks on report.TaskId equals task.Id
            join document in db.Documents on task.DocumentId equals document.Id
            join department in db.Departments on report.DepartmentId equals department.Id
            where ids.Contains(report.Id)
            select new
            {
                Report = report,
                DocumentId = document.Id,
                task.Title,
                Document = document.Title,
                Department = department.Name,
                Period = db.Periods.Where(period => period.Id == report.PeriodId).Select(period => period.Name).FirstOrDefault(),
                Standing = db.Standings.Where(standing => standing.TaskId == task.Id)
                    .Select(standing => new { Verdict = new HealthVerdict(standing.Health, standing.Reason, standing.Amount), standing.Percent, standing.Scheduled })
                    .FirstOrDefault(),
                Before = db.Reports.Where(earlier => earlier.TaskId == report.TaskId && earlier.DepartmentId == report.DepartmentId
                        && earlier.State == ReportState.Accepted && earlier.Id != report.Id)
                    .OrderByDescending(earlier => earlier.AcceptedAt).FirstOrDefault(),
            }).ToDictionaryAsync(row => row.Report.Id, cancel);
        var named = found.Values.Select(row => row.Before?.PeriodId).OfType<int>().Distinct().ToArray();
        var names = await db.Periods.Where(period => named.Contains(period.Id)).ToDictionaryAsync(period => period.Id, period => period.Name, cancel);

        return [.. ids.Where(found.ContainsKey).Select(id => found[id]).Select(row => new ReviewedReport(
            row.Report, row.Report.TaskId, row.DocumentId, row.Title, row.Document, row.Department, row.Period,
            row.Standing?.Verdict, row.Standing?.Percent, row.Standing?.Scheduled, row.Before?.Entry,
            row.Before is null ? null
                : $"上次审结（{(row.Before.PeriodId is { } period ? names[period] + "，" : "")}{calendar.DayOf(row.Before.AcceptedAt!.Value):M月d日}）"))];
    }
}
