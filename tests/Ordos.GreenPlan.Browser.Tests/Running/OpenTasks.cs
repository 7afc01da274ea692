using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Browser.Tests.Running;

/// <summary>A task that a department answers for and has not reported on in the open period.</summary>
/// <param name="Department">Key of the department.</param>
/// <param name="Stranger">Key of another department with accounts, which has no duty for the task.</param>
public sealed record OpenTask(int Id, int Plan, string Title, string Department, string Stranger)
{
    public string Address => $"/tasks/{Id}";
}

/// <summary>Hands each test a task of its own, so that tests may run in any order and at once.</summary>
public sealed class OpenTasks
{
    private readonly Portal _portal;
    private readonly Lazy<Task<ConcurrentQueue<OpenTask>>> _left;

    public OpenTasks(Portal portal)
    {
        _portal = portal;
        _left = new(FindAsync);
    }

    public async Task<OpenTask> TakeAsync() => (await _left.Value).TryDequeue(out var task)
        ? task
        : throw new InvalidOperationException("The sample data leaves too few tasks without a report in the open period.");

    private async Task<ConcurrentQueue<OpenTask>> FindAsync()
    {
        var keys = _portal.Accounts.Departments;
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        await using var db = await _portal.DataAsync();

        var found = await (
            from duty in db.Duties
            join department in db.Departments on duty.DepartmentId equals department.Id
            join task in db.Tasks on duty.TaskId equals task.Id
            join plan in db.Documents on task.DocumentId equals plan.Id
            from period in db.Periods
            where keys.Contains(department.Key) && (duty.Role == UnitRole.Lead || duty.Role == UnitRole.Shared)
                && plan.Stage == DocumentStage.Published && plan.ArchivedAt == null
                && task.State != TaskState.ClosedOut && task.State != TaskState.Stopped
                && period.OpensOn <= today && today <= period.ClosesOn && period.Documents.Any(covered => covered.DocumentId == plan.Id)
                && !db.Reports.Any(report => report.TaskId == task.Id && report.DepartmentId == department.Id && report.PeriodId == period.Id)
            orderby task.Id, department.Id
            select new { task.Id, Plan = plan.Id, task.Title, Department = department.Key })
            .ToListAsync();
        var duties = await (
            from duty in db.Duties
            join department in db.Departments on duty.DepartmentId equals department.Id
            where keys.Contains(department.Key)
            select new { duty.TaskId, department.Key }).ToListAsync();
        var answering = duties.ToLookup(duty => duty.TaskId, duty => duty.Key);

        return new ConcurrentQueue<OpenTask>(
            found.DistinctBy(task => task.Id)
                .Where(task => keys.Except(answering[task.Id]).Any())
                .Select(task => new OpenTask(task.Id, task.Plan, task.Title, task.Department, keys.Except(answering[task.Id]).First())));
    }
}
