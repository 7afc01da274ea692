using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Demo;

/// <summary>Writes the sample reports of the sample departments on the tasks they answer for, through the rules that real reports obey.</summary>
internal sealed class DemoReports(GreenPlanContext db, PortalCalendar calendar)
{
    private static readonly Actor Coordinator = Actor.DemoPortal with { Name = DemoAccounts.Coordinator };

    private readonly DemoClock _clock = new(calendar);

    // What was last accepted for a task, whichever department reported it.
    private readonly Dictionary<int, TaskState> _accepted = [];

    // What each department has last had accepted for a task.
    private readonly Dictionary<(int TaskId, int DepartmentId), ReportEntry> _last = [];

    /// <returns>How many reports were written.</returns>
    public async Task<int> AddAsync(List<Department> departments, List<ReportingPeriod> periods, CancellationToken cancel)
    {
        var duties = await DutiesAsync(departments, periods, cancel);
        var taskIds = duties.Select(duty => duty.TaskId).Distinct().ToList();
        var tasks = await db.Tasks.Where(task => taskIds.Contains(task.Id)).ToDictionaryAsync(task => task.Id, cancel);
        var starts = await db.Documents.Where(document => tasks.Values.Select(task => task.DocumentId).Contains(document.Id))
            .ToDictionaryAsync(document => document.Id, document => document.IssuedOn ?? document.PrintedOn, cancel);
        var written = 0;
        var numbers = new Dictionary<int, int>();

        // Numbered plan by plan and department by department, so that each of them shows every story.
        foreach (var duty in duties)
        {
            var task = tasks[duty.TaskId];
            var number = numbers.TryGetValue(task.Id, out var taken) ? taken : numbers[task.Id] = numbers.Count;
            written += Report(task, duty.Department, number, starts[task.DocumentId], periods);
        }

        db.Actor = Actor.DemoPortal;
        await db.SaveChangesAsync(cancel);
        return written;
    }

    private int Report(PolicyTask task, Department department, int number, DateOnly? from, List<ReportingPeriod> periods)
    {
        var story = DemoPlot.Choose(number, task.Due, calendar.Today);
        var scheduled = periods
            .Select(period => TaskHealth.Scheduled(from, task.Due, period.ClosesOn < calendar.Today ? period.ClosesOn : calendar.Today))
            .OfType<int>().ToList();
        var steps = DemoPlot.Steps(story, number, scheduled.Count == periods.Count ? scheduled : null);
        var written = 0;

        foreach (var (period, step) in periods.Zip(steps))
        {
            if (step is not null && period.Documents.Any(covered => covered.DocumentId == task.DocumentId))
            {
                var report = Write(task, department, period, step, number);
                Follow(task, report);
                written++;
            }
        }

        if (task.State == TaskState.Done && number % 3 == 0)
        {
            task.CloseOut();
        }

        return written;
    }

    private ProgressReport Write(PolicyTask task, Department department, ReportingPeriod period, DemoStep step, int number)
    {
        var moments = _clock.MomentsOf(period, number);
        var staff = Actor.DemoPortal with { Name = DemoAccounts.Staff(department) };
        var report = new ProgressReport
        {
            TaskId = task.Id,
            DepartmentId = department.Id,
            PeriodId = period.Id,
            WrittenAt = moments.Written,
            WrittenBy = staff.Name,
            IsDemo = true,
        };
        var last = _last.GetValueOrDefault((task.Id, department.Id));
        var entry = DemoWording.Entry(step, task.Title, number);
        report.Write(ReportWarnings.Of(entry, last).Count > 0 ? entry with { Explanation = DemoWording.Explanation } : entry);

        if (step.Ends != ReportState.Draft)
        {
            report.Submit(staff, moments.Submitted, last: last);
        }

        if (step.Ends is ReportState.Signed or ReportState.Accepted or ReportState.Returned)
        {
            report.Sign(Actor.DemoPortal with { Name = DemoAccounts.Head(department) }, moments.Signed);
        }

        if (step.Ends == ReportState.Accepted)
        {
            report.Accept(Coordinator, moments.Decided);
            _last[(task.Id, department.Id)] = report.Entry;
        }
        else if (step.Ends == ReportState.Returned)
        {
            report.Return(Coordinator, moments.Decided, DemoWording.ReturnReason);
        }

        db.Reports.Add(report);
        return report;
    }

    private void Follow(PolicyTask task, ProgressReport report)
    {
        if (report.State == ReportState.Accepted)
        {
            _accepted[task.Id] = report.ClaimedState;
        }

        if (report.State is ReportState.Signed or ReportState.Accepted)
        {
            task.Follow(_accepted.TryGetValue(task.Id, out var accepted) ? accepted : null, report.ClaimedState);
        }
    }

    private async Task<List<DemoDuty>> DutiesAsync(List<Department> departments, List<ReportingPeriod> periods, CancellationToken cancel)
    {
        var byId = departments.ToDictionary(department => department.Id);
        var covered = periods.SelectMany(period => period.Documents).Select(document => document.DocumentId).Distinct().ToList();
        var duties = await (
            from task in db.Tasks
            join duty in db.Duties on task.Id equals duty.TaskId
            where covered.Contains(task.DocumentId) && byId.Keys.Contains(duty.DepartmentId)
                && (duty.Role == UnitRole.Lead || duty.Role == UnitRole.Shared)
                && task.State != TaskState.Done && task.State != TaskState.ClosedOut && task.State != TaskState.Stopped
            orderby task.DocumentId, duty.DepartmentId, task.Ordinal
            select new { duty.TaskId, duty.DepartmentId })
            .ToListAsync(cancel);
        return [.. duties.DistinctBy(duty => (duty.TaskId, duty.DepartmentId)).Select(duty => new DemoDuty(duty.TaskId, byId[duty.DepartmentId]))];
    }

    private sealed record DemoDuty(int TaskId, Department Department);
}
