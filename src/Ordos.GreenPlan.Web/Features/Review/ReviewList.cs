using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Review;

/// <summary>What waits for the coordinator: changed reports first, then unchanged ones, each by urgency.</summary>
/// <param name="Rows">The first of them.</param>
public sealed record ReviewList(IReadOnlyList<QueuedReport> Rows, int Total, IReadOnlyDictionary<QueueGroup, int> Counts)
{
    private const int Shown = 200;

    public static async Task<ReviewList> LoadAsync(GreenPlanContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var rows = await (
            from report in db.Reports
            join task in db.Tasks on report.TaskId equals task.Id
            join department in db.Departments on report.DepartmentId equals department.Id
            join standing in db.Standings on task.Id equals standing.TaskId
            where report.State == ReportState.Signed
            orderby report.IsUnchanged, EF.Property<short>(standing, "Severity"), report.SignedAt, report.Id
            select new QueuedReport(
                report.Id, report.Version, task.Title, department.Name, standing.Health, report.IsUnchanged, report.SignedAt!.Value))
            .Take(Shown).ToListAsync(cancel);
        var counts = await (
            from report in db.Reports
            join standing in db.Standings on report.TaskId equals standing.TaskId
            where report.State == ReportState.Signed
            group report by new { report.IsUnchanged, standing.Health } into own
            select new { own.Key.IsUnchanged, own.Key.Health, Count = own.Count() }).ToListAsync(cancel);

        return new ReviewList(
            rows, counts.Sum(count => count.Count),
            counts.GroupBy(count => GroupOf(count.IsUnchanged, count.Health)).ToDictionary(own => own.Key, own => own.Sum(count => count.Count)));
    }

    /// <summary>Every unchanged report of a task that is on course, as it stands now.</summary>
    public static Task<List<SeenReport>> CalmAsync(GreenPlanContext db, CancellationToken cancel) => (
        from report in db.Reports
        join standing in db.Standings on report.TaskId equals standing.TaskId
        where report.State == ReportState.Signed && report.IsUnchanged && standing.Health == Health.Green
        orderby report.Id
        select new SeenReport(report.Id, report.Version)).ToListAsync(cancel);

    public static QueueGroup GroupOf(bool isUnchanged, Health health) => (isUnchanged, health) switch
    {
        (false, _) => QueueGroup.Changed,
        (_, Health.Red) => QueueGroup.UnchangedRed,
        (_, Health.Green) => QueueGroup.UnchangedGreen,
        _ => QueueGroup.UnchangedYellow,
    };
}

public sealed record QueuedReport(int Id, uint Version, string Title, string Department, Health Health, bool IsUnchanged, DateTime SignedAt)
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
