using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>What the page of those who have not reported shows.</summary>
/// <param name="AskedDepartment">The department that was asked for.</param>
/// <param name="AskedPage">The page that was asked for.</param>
/// <param name="Unit">The department that is shown alone; null for all.</param>
/// <param name="Tasks">A page of what it has not handed in.</param>
public sealed record UnreportedView(
    int? AskedDepartment, int? AskedPage, RoundStanding Standing, RoundUnit? Unit, IReadOnlyList<UnreportedTask> Tasks, int Page, int Total)
{
    public const int PageSize = 25;

    public (int? Department, int? Page) Asked => (AskedDepartment, AskedPage);

    /// <param name="department">One that is not asked for anything counts as absent.</param>
    public static async Task<UnreportedView> LoadAsync(
        GreenPlanContext db, RoundStanding standing, int? department, int? asked, CancellationToken cancel)
    {
        if (standing.Units.FirstOrDefault(unit => unit.Id == department) is not { } chosen)
        {
            return new UnreportedView(department, asked, standing, null, [], 1, 0);
        }

        await db.Database.OpenConnectionAsync(cancel);
        var rows =
            from row in standing.Round.Asked(db).Where(row => row.DepartmentId == chosen.Id)
            join task in db.Tasks on row.TaskId equals task.Id
            join shown in db.Standings on row.TaskId equals shown.TaskId
            join period in db.Periods on row.PeriodId equals period.Id
            join report in db.Reports on new { row.TaskId, row.DepartmentId, PeriodId = (int?)row.PeriodId }
                equals new { report.TaskId, report.DepartmentId, report.PeriodId } into own
            from report in own.DefaultIfEmpty()
            where report == null || report.State == ReportState.Draft || report.State == ReportState.Returned
            select new { task.Id, task.Title, period.Name, period.ClosesOn, shown, State = (ReportState?)report.State };
        var total = await rows.CountAsync(cancel);
        var page = Math.Clamp(asked ?? 1, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var tasks = await rows
            .OrderBy(row => EF.Property<short>(row.shown, "Severity")).ThenBy(row => row.shown.Due).ThenBy(row => row.Id).ThenBy(row => row.ClosesOn)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(row => new UnreportedTask(row.Id, row.Title, new HealthVerdict(row.shown.Health, row.shown.Reason, row.shown.Amount), row.shown.Due, row.Name, row.State)).ToListAsync(cancel);

        return new UnreportedView(department, asked, standing, chosen, tasks, page, total);
    }
}

/// <summary>A task that a department has not reported on.</summary>
/// <param name="State">The state of the report that was begun; null where none was.</param>
public sealed record UnreportedTask(int Id, string Title, HealthVerdict Verdict, DateOnly? Due, string Period, ReportState? State);
