using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Review;

/// <summary>What waits for the coordinator: changed reports first, then unchanged ones, each by urgency.</summary>
/// <param name="Address">The view that it is, with a page that exists.</param>
/// <param name="Rows">Those of the page.</param>
/// <param name="Plans">Plans and departments that have such reports, to choose from.</param>
public sealed record ReviewList(
    ReviewAddress Address, IReadOnlyList<QueuedReport> Rows, int Total, IReadOnlyDictionary<QueueGroup, int> Counts,
    IReadOnlyList<(int Id, string Name)> Plans, IReadOnlyList<(int Id, string Name)> Departments)
{
    public const int PageSize = 50;

    public static async Task<ReviewList> LoadAsync(GreenPlanContext db, ReviewAddress address, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var counts = await Filtered(db, address)
            .GroupBy(row => new { row.Report.IsUnchanged, row.Standing.Health })
            .Select(own => new { own.Key.IsUnchanged, own.Key.Health, Count = own.Count() }).ToListAsync(cancel);
        var total = counts.Sum(count => count.Count);
        var page = Math.Clamp(address.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await (
            from row in Filtered(db, address)
            join task in db.Tasks on row.Report.TaskId equals task.Id
            join department in db.Departments on row.Report.DepartmentId equals department.Id
            orderby row.Report.IsUnchanged, EF.Property<short>(row.Standing, "Severity"), row.Report.SignedAt, row.Report.Id
            select new QueuedReport(
                row.Report.Id, row.Report.Version, task.Title, department.Name, row.Standing.Health, row.Report.IsUnchanged,
                row.Report.State == ReportState.Returned ? row.Report.ReturnedAt!.Value : row.Report.AcceptedAt ?? row.Report.SignedAt!.Value))
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);

        return new ReviewList(
            address with { Page = page }, rows, total,
            counts.GroupBy(count => GroupOf(count.IsUnchanged, count.Health)).ToDictionary(own => own.Key, own => own.Sum(count => count.Count)),
            await PlansAsync(db, address.State, cancel), await DepartmentsAsync(db, address.State, cancel));
    }

    /// <summary>Every unchanged report of a task that is on course, as it stands now, among those of a view.</summary>
    public static Task<List<SeenReport>> CalmAsync(GreenPlanContext db, ReviewAddress address, CancellationToken cancel) =>
        Filtered(db, address with { State = ReportState.Signed })
            .Where(row => row.Report.IsUnchanged && row.Standing.Health == Health.Green)
            .OrderBy(row => row.Report.Id)
            .Select(row => new SeenReport(row.Report.Id, row.Report.Version)).ToListAsync(cancel);

    public static QueueGroup GroupOf(bool isUnchanged, Health health) => (isUnchanged, health) switch
    {
        (false, _) => QueueGroup.Changed,
        (_, Health.Red) => QueueGroup.UnchangedRed,
        (_, Health.Green) => QueueGroup.UnchangedGreen,
        _ => QueueGroup.UnchangedYellow,
    };

    private static IQueryable<StandingReport> Filtered(GreenPlanContext db, ReviewAddress address)
    {
        var rows =
            from report in db.Reports
            join standing in db.Standings on report.TaskId equals standing.TaskId
            where report.State == address.State
            select new StandingReport { Report = report, Standing = standing };
        rows = address.Plan is { } plan ? rows.Where(row => row.Standing.DocumentId == plan) : rows;
        rows = address.Department is { } department ? rows.Where(row => row.Report.DepartmentId == department) : rows;
        return address.Change is { } change ? rows.Where(row => row.Report.IsUnchanged == (change == ReviewAddress.Unchanged)) : rows;
    }

    private static async Task<List<(int Id, string Name)>> PlansAsync(GreenPlanContext db, ReportState state, CancellationToken cancel) =>
        (await db.Documents.Where(document => db.Standings.Any(standing => standing.DocumentId == document.Id
                && db.Reports.Any(report => report.TaskId == standing.TaskId && report.State == state)))
            .OrderByDescending(document => document.Id).Select(document => new { document.Id, document.Title }).ToListAsync(cancel))
        .ConvertAll(document => (document.Id, document.Title));

    private static async Task<List<(int Id, string Name)>> DepartmentsAsync(GreenPlanContext db, ReportState state, CancellationToken cancel) =>
        (await db.Departments.Where(department => db.Reports.Any(report => report.DepartmentId == department.Id && report.State == state))
            .OrderBy(department => department.Id).Select(department => new { department.Id, department.Name }).ToListAsync(cancel))
        .ConvertAll(department => (department.Id, department.Name));

    private sealed class StandingReport
    {
        public required ProgressReport Report { get; init; }
        public required TaskStanding Standing { get; init; }
    }
}

/// <param name="At">When it came to where it is: signed, returned or accepted.</param>
public sealed record QueuedReport(int Id, uint Version, string Title, string Department, Health Health, bool IsUnchanged, DateTime At)
{
    public QueueGroup Group => ReviewList.GroupOf(IsUnchanged, Health);
}

/// <summary>How the queue is divided.</summary>
public enum QueueGroup
{
    /// <summary>有变化</summary>
    Changed,

    /// <summary>无变化，逾期或滞后</summary>
    UnchangedRed,

    /// <summary>无变化，预警</summary>
    UnchangedYellow,

    /// <summary>无变化，正常</summary>
    UnchangedGreen,
}
