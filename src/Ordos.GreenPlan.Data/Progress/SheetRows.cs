using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>Some rows of a department's sheet with all that decides whether they may be written.</summary>
internal sealed class SheetRows
{
    private readonly Dictionary<RowKey, ProgressReport> _reports;
    private readonly Dictionary<int, TaskFact> _tasks;
    private readonly Dictionary<int, PeriodFact> _periods;
    private readonly Dictionary<int, ProgressReport> _last;

    private SheetRows(
        Dictionary<RowKey, ProgressReport> reports, Dictionary<int, TaskFact> tasks, Dictionary<int, PeriodFact> periods,
        Dictionary<int, ProgressReport> last) => (_reports, _tasks, _periods, _last) = (reports, tasks, periods, last);

    /// <summary>Loads rows and keeps their reports from changing until the caller's transaction ends.</summary>
    public static async Task<SheetRows> LockAsync(GreenPlanContext db, int departmentId, IReadOnlyList<RowKey> keys, CancellationToken cancel)
    {
        var taskIds = keys.Select(key => key.TaskId).Distinct().Order().ToArray();
        var periodIds = keys.Select(key => key.PeriodId).Distinct().ToArray();

        // In the order of their ids, so that two people who send the same rows wait for one another instead of blocking.
        var reports = await db.Reports
            .FromSql($"""
                select *, xmin from reports
                where department_id = {departmentId} and task_id = any({taskIds}) and period_id = any({periodIds})
                order by id for no key update
                """)
            .ToListAsync(cancel);
        var tasks = await (
            from task in db.Tasks
            join document in db.Documents on task.DocumentId equals document.Id
            where taskIds.Contains(task.Id)
            select new TaskFact(
                task.Id, document.Id, document.Stage, document.ArchivedAt != null, task.State,
                db.Duties.Any(duty => duty.TaskId == task.Id && duty.DepartmentId == departmentId)))
            .ToDictionaryAsync(task => task.Id, cancel);
        var periods = await db.Periods.Where(period => periodIds.Contains(period.Id))
            .Select(period => new PeriodFact(
                period.Id, period.OpensOn, period.ClosesOn, period.Documents.Select(covered => covered.DocumentId).ToList()))
            .ToDictionaryAsync(period => period.Id, cancel);
        var last = await db.Reports.AsNoTracking()
            .Where(report => report.DepartmentId == departmentId && taskIds.Contains(report.TaskId) && report.State == ReportState.Accepted)
            .GroupBy(report => report.TaskId)
            .Select(own => own.OrderByDescending(report => report.AcceptedAt).First())
            .ToDictionaryAsync(report => report.TaskId, cancel);

        return new SheetRows(reports.ToDictionary(report => new RowKey(report.TaskId, report.PeriodId!.Value)), tasks, periods, last);
    }

    public IEnumerable<ProgressReport> Reports => _reports.Values;

    public IReadOnlyCollection<int> TaskIds => _tasks.Keys;

    public ProgressReport? Report(RowKey key) => _reports.GetValueOrDefault(key);

    public bool IsLate(RowKey key, DateOnly today) => _periods[key.PeriodId].ClosesOn < today;

    /// <exception cref="DomainRuleException"><c>task-gone</c>; <c>not-asked</c>; <c>not-open-yet</c>; what <see cref="ReportPlace.Check"/> refuses.</exception>
    public ReportPlace Place(RowKey key, DateOnly today)
    {
        var task = _tasks.GetValueOrDefault(key.TaskId) ?? throw ReportPlace.TaskGone();

        if (_periods.GetValueOrDefault(key.PeriodId) is not { } period || !period.DocumentIds.Contains(task.DocumentId))
        {
            throw new DomainRuleException("not-asked", "该调度期不调度这项任务，请刷新。");
        }

        if (ReportingPeriod.Stage(period.OpensOn, period.ClosesOn, today) == PeriodStage.Planned)
        {
            throw new DomainRuleException("not-open-yet", $"该调度期{period.OpensOn:M月d日}开放，尚不能填报。");
        }

        var place = new ReportPlace(
            task.Stage, task.Archived, task.State, task.Responsible, period.Id, _last.GetValueOrDefault(task.Id), HasValues: false);
        place.Check();
        return place;
    }

    private sealed record TaskFact(int Id, int DocumentId, DocumentStage Stage, bool Archived, TaskState State, bool Responsible);

    private sealed record PeriodFact(int Id, DateOnly OpensOn, DateOnly ClosesOn, List<int> DocumentIds);
}
