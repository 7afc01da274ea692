using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>What the ledger shows: one page of tasks, how many there are, and the counts of the fixed views.</summary>
internal sealed class LedgerQuery(GreenPlanContext db, DateOnly today)
{
    public const int PageSize = 25;

    /// <summary>As much of a report as a row can show.</summary>
    private const int ProgressLength = 60;

    public async Task<LedgerView> LoadAsync(LedgerAddress address, CancellationToken cancel)
    {
        // One connection for all questions, instead of one taken and given back for each.
        await db.Database.OpenConnectionAsync(cancel);
        var plans = await PlansAsync(cancel);
        var counts = await CountsAsync(cancel);
        var hits = await LedgerHits.LoadAsync(db, address, today, KeptTotal(address, plans, counts), cancel);
        var rows = await RowsAsync(hits.Standings, cancel);

        return new LedgerView(
            address, address with { Page = hits.Page }, rows, hits.Total, hits.More, plans, await DepartmentsAsync(cancel), Views(plans, counts));
    }

    /// <summary>The rows of a page, in its order.</summary>
    private async Task<List<LedgerRow>> RowsAsync(List<TaskStanding> standings, CancellationToken cancel)
    {
        var ids = standings.ConvertAll(s => s.TaskId);
        var details = await Details(ids).ToDictionaryAsync(row => row.Id, cancel);

        // By their ids: asked for together with their tasks, all reports there are would be numbered to find the newest of a few.
        var reports = details.Values.Select(row => row.LatestReport).OfType<int>().ToList();
        var latest = await db.Reports
            .Where(report => reports.Contains(report.Id))
            .Select(report => new LatestProgress(report.Id, report.SignedAt!.Value, report.Done.Substring(0, ProgressLength), report.IsDemo))
            .ToDictionaryAsync(report => report.Id, cancel);

        return standings.ConvertAll(standing => details[standing.TaskId].With(standing, latest));
    }

    private IQueryable<LedgerDetail> Details(IReadOnlyList<int> ids) =>
        from task in db.Tasks
        where ids.Contains(task.Id)
        select new LedgerDetail(
            task.Id,
            task.DocumentId,
            task.Title,
            task.DueOrigin,
            task.Assignments.Where(a => a.Role == UnitRole.Lead || a.Role == UnitRole.Shared)
                .OrderBy(a => a.Ordinal).Select(a => a.NameAsPrinted).ToList(),
            task.Assignments.Count(a => a.Role != UnitRole.Lead && a.Role != UnitRole.Shared),
            db.Reports.Where(r => r.TaskId == task.Id && r.SignedAt != null).OrderByDescending(r => r.SignedAt)
                .Select(r => (int?)r.Id).FirstOrDefault());

    private Task<List<LedgerPlan>> PlansAsync(CancellationToken cancel) =>
        db.Documents
            .Where(document => document.Stage == DocumentStage.Published)
            .OrderByDescending(document => document.IssuedOn).ThenBy(document => document.Id)
            .Select(document => new LedgerPlan(document.Id, document.Title, document.ArchivedAt != null))
            .ToListAsync(cancel);

    private Task<List<LedgerChoice>> DepartmentsAsync(CancellationToken cancel) =>
        db.Departments
            .OrderBy(department => department.Id)
            .Select(department => new LedgerChoice(department.Id, department.Name))
            .ToListAsync(cancel);

    private Task<List<KeptCount>> CountsAsync(CancellationToken cancel) =>
        db.PlanCounts
            .GroupBy(count => new { count.DocumentId, count.Health, count.State, count.DueBand })
            .Select(bucket => new KeptCount(
                bucket.Key.DocumentId, bucket.Key.Health, bucket.Key.State, bucket.Key.DueBand, bucket.Sum(count => count.Tasks)))
            .ToListAsync(cancel);

    /// <summary>The number of tasks in view, where kept counts know it; counting live would cost more than the page.</summary>
    private static int? KeptTotal(LedgerAddress address, List<LedgerPlan> plans, List<KeptCount> counts)
    {
        if (address is not { Chapter: null, Department: null, Role: null, Words: null, AsOf: null, Since: null } || address.Due?.StartsWith("overdue-", StringComparison.Ordinal) == true)
        {
            return null;
        }

        return InView(plans, counts, address.Plan).Where(count => count.Matches(address)).Sum(count => count.Tasks);
    }

    private static IEnumerable<KeptCount> InView(List<LedgerPlan> plans, List<KeptCount> counts, int? plan)
    {
        var shown = plans.Where(p => plan is null ? !p.Archived : p.Id == plan).Select(p => p.Id).ToHashSet();
        return counts.Where(count => shown.Contains(count.DocumentId));
    }

    private static List<LedgerTab> Views(List<LedgerPlan> plans, List<KeptCount> counts)
    {
        var all = InView(plans, counts, null).ToList();
        int Count(LedgerAddress address) => all.Where(count => count.Matches(address)).Sum(count => count.Tasks);

        return LedgerTab.Fixed.ConvertAll(tab => tab with { Count = Count(tab.Address) });
    }
}
