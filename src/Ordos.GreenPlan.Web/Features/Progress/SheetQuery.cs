using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>Loads a department's sheet: every task and period that waits for it or has been sent.</summary>
internal sealed class SheetQuery(GreenPlanContext db, int departmentId, DateOnly today)
{
    public async Task<List<SheetFacts>> LoadAsync(CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var periods = await PeriodsAsync(cancel);
        var periodIds = periods.Select(period => period.Id).ToArray();
        var documents = periods.SelectMany(period => period.Documents).Distinct().ToArray();

        var asked = (await AskedDuty.In(db).Where(duty => duty.DepartmentId == departmentId && documents.Contains(duty.DocumentId))
                .Select(duty => new { duty.TaskId, duty.DocumentId, duty.Roles }).ToListAsync(cancel))
            .ToDictionary(duty => duty.TaskId, duty => (duty.DocumentId, Role: duty.Roles.Weightiest()));
        var reports = (await db.Reports.AsNoTracking()
                .Where(report => report.DepartmentId == departmentId && report.PeriodId != null && periodIds.Contains(report.PeriodId.Value))
                .ToListAsync(cancel))
            .ToDictionary(report => new RowKey(report.TaskId, report.PeriodId!.Value));

        var keys = Keys(periods, asked, reports);
        var taskIds = keys.Select(key => key.TaskId).Distinct().ToArray();
        var tasks = await TasksAsync(taskIds, cancel);
        var last = await LastAsync(taskIds, cancel);
        var partners = await PartnersAsync(taskIds, periodIds, cancel);
        var drawn = await DrawnAsync(periodIds, cancel);
        var byId = periods.ToDictionary(period => period.Id);
        var reportIds = reports.Values.Select(report => report.Id).ToArray();
        var parts = await RowParts.LoadAsync(db, reportIds, cancel);
        var files = await EvidenceLine.LoadAsync(db, reportIds, cancel);
        var values = await AskedValues.LoadAsync(db, departmentId, taskIds, cancel);

        return WithValues(values, keys.ConvertAll(key => new SheetFacts(
            key, tasks[key.TaskId], asked.TryGetValue(key.TaskId, out var duty) ? duty.Role : UnitRole.Support, byId[key.PeriodId],
            reports.GetValueOrDefault(key), Elsewhere(key, byId, reports) ?? last.GetValueOrDefault(key.TaskId),
            [.. partners[key]], drawn.Contains(key))
        {
            Parts = reports.TryGetValue(key, out var own) ? parts.GetValueOrDefault(own.Id, RowParts.None) : RowParts.None,
            Files = reports.TryGetValue(key, out var report) ? [.. files[report.Id]] : [],
        }));
    }

    /// <summary>Adds the values that rows ask for; a number that several rows need is asked for in the first of them.</summary>
    private static List<SheetFacts> WithValues(AskedValues values, List<SheetFacts> rows)
    {
        var askedIn = new Dictionary<(int IndicatorId, string Area, ReadingPeriod Period), (RowKey Row, string Title)>();

        return [.. rows.OrderBy(row => row.Task.DocumentId).ThenBy(row => row.Task.Order).ThenBy(row => row.Period.EndsOn).Select(row => row.Own is { IsWithStaff: false }
            ? row
            : row with { Values = [.. values.Of(row.Task.Id, row.Period.StartsOn, row.Period.EndsOn).Select(asked => new SheetValue(asked, In(row, asked)))] })];

        string? In(SheetFacts row, AskedValue asked)
        {
            askedIn.TryAdd((asked.IndicatorId, asked.Area, asked.Period), (row.Key, row.Task.Title));
            return askedIn[(asked.IndicatorId, asked.Area, asked.Period)] is var first && first.Row != row.Key ? first.Title : null;
        }
    }

    /// <summary>The periods that are open, and of those that have closed the last of each plan, which may be answered late.</summary>
    private async Task<List<SheetPeriod>> PeriodsAsync(CancellationToken cancel)
    {
        var opened = await db.Periods.Where(period => period.OpensOn <= today)
            .Select(period => new SheetPeriod(
                period.Id, period.Name, period.StartsOn, period.EndsOn, period.ClosesOn, period.ClosesOn < today, period.IsDemo,
                period.Documents.Select(covered => covered.DocumentId).ToList()))
            .ToListAsync(cancel);
        var closed = opened.FindAll(period => period.IsClosed)
            .SelectMany(period => period.Documents.Select(document => (Document: document, Period: period)))
            .GroupBy(covered => covered.Document, covered => covered.Period)
            .Select(own => (Document: own.Key, Period: own.MaxBy(period => period.EndsOn)!))
            .GroupBy(last => last.Period, last => last.Document)
            .Select(last => last.Key with { Documents = [.. last] });
        return [.. opened.Where(period => !period.IsClosed), .. closed];
    }

    private static List<RowKey> Keys(
        List<SheetPeriod> periods, Dictionary<int, (int DocumentId, UnitRole Role)> asked, Dictionary<RowKey, ProgressReport> reports)
    {
        // A supporting department that missed a window is not chased for it: nobody's health depends on its row.
        var due = from task in asked
                  from period in periods
                  where period.Documents.Contains(task.Value.DocumentId) && (!period.IsClosed || task.Value.Role.IsResponsible())
                  select new RowKey(task.Key, period.Id);
        var closed = periods.FindAll(period => period.IsClosed).ConvertAll(period => period.Id);

        // Of a closed period only what is still with the department: what has been sent is done with.
        var begun = reports.Where(report => !closed.Contains(report.Key.PeriodId) || report.Value.IsWithStaff).Select(report => report.Key);
        var settled = reports.Where(report => closed.Contains(report.Key.PeriodId) && !report.Value.IsWithStaff).Select(report => report.Key);
        return [.. due.Except(settled).Union(begun)];
    }

    private Task<Dictionary<int, SheetTask>> TasksAsync(int[] taskIds, CancellationToken cancel) => (
        from task in db.Tasks
        join document in db.Documents on task.DocumentId equals document.Id
        where taskIds.Contains(task.Id)
        select new SheetTask(
            task.Id, document.Id, document.Title, task.Title, task.Due,
            db.Standings.Where(standing => standing.TaskId == task.Id)
                .Select(standing => new HealthVerdict(standing.Health, standing.Reason, standing.Amount)).FirstOrDefault(),
            task.Ordinal))
        .ToDictionaryAsync(task => task.Id, cancel);

    private async Task<Dictionary<int, LastReport>> LastAsync(int[] taskIds, CancellationToken cancel)
    {
        var accepted = await db.Reports.AsNoTracking()
            .Where(report => report.DepartmentId == departmentId && taskIds.Contains(report.TaskId) && report.State == ReportState.Accepted)
            .GroupBy(report => report.TaskId)
            .Select(own => own.OrderByDescending(report => report.AcceptedAt).First())
            .ToListAsync(cancel);
        var named = accepted.Select(report => report.PeriodId).OfType<int>().Distinct().ToArray();
        var names = await db.Periods.Where(period => named.Contains(period.Id)).ToDictionaryAsync(period => period.Id, period => period.Name, cancel);

        return accepted.ToDictionary(
            report => report.TaskId, report => new LastReport(report.Entry, report.PeriodId is { } period ? names[period] : null, Elsewhere: null));
    }

    /// <summary>What the department has sent about the same task for another open period that overlaps: reported once, used again.</summary>
    private static LastReport? Elsewhere(RowKey key, Dictionary<int, SheetPeriod> periods, Dictionary<RowKey, ProgressReport> reports)
    {
        var own = periods[key.PeriodId];
        var other = periods.Values.FirstOrDefault(period =>
            period.Id != own.Id && period.StartsOn <= own.EndsOn && own.StartsOn <= period.EndsOn
            && reports.TryGetValue(key with { PeriodId = period.Id }, out var report) && !report.IsWithStaff);
        return other is null ? null : new LastReport(reports[key with { PeriodId = other.Id }].Entry, other.Name, other.Name);
    }

    private async Task<ILookup<RowKey, PartnerReport>> PartnersAsync(int[] taskIds, int[] periodIds, CancellationToken cancel) => (await (
            from report in db.Reports
            join department in db.Departments on report.DepartmentId equals department.Id
            where taskIds.Contains(report.TaskId) && report.DepartmentId != departmentId && report.SignedAt != null
                && report.PeriodId != null && periodIds.Contains(report.PeriodId.Value)
            orderby department.Id
            select new
            {
                report.TaskId,
                PeriodId = report.PeriodId!.Value,
                Partner = new PartnerReport(department.Name, report.ClaimedState, report.Percent, report.Done, report.Problems),
            }).ToListAsync(cancel))
        .ToLookup(report => new RowKey(report.TaskId, report.PeriodId), report => report.Partner);

    private async Task<HashSet<RowKey>> DrawnAsync(int[] periodIds, CancellationToken cancel) => [.. (await (
            from draw in db.EvidenceDraws
            from drawn in draw.Reports
            where drawn.DepartmentId == departmentId && periodIds.Contains(draw.PeriodId)
            select new { drawn.TaskId, draw.PeriodId }).ToListAsync(cancel))
        .Select(drawn => new RowKey(drawn.TaskId, drawn.PeriodId))];
}
