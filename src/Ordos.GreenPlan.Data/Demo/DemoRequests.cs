using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Demo;

/// <summary>The sample departments have signed for their tasks, but for the last few; one disputes a task, one asks for more time.</summary>
internal sealed class DemoRequests(GreenPlanContext db, PortalCalendar calendar)
{
    private const int LeftOpen = 3;

    public async Task AddAsync(List<Department> departments, CancellationToken cancel)
    {
        var ids = departments.ConvertAll(department => department.Id);
        var duties = await AskedDuty.In(db).Where(duty => ids.Contains(duty.DepartmentId))
            .Select(duty => new { duty.TaskId, duty.DepartmentId, duty.Roles }).ToListAsync(cancel);

        foreach (var department in departments)
        {
            var staff = Actor.DemoPortal with { Name = DemoAccounts.Staff(department) };
            var own = duties.Where(duty => duty.DepartmentId == department.Id).OrderBy(duty => duty.TaskId).ToList();
            var tasks = own.ConvertAll(duty => duty.TaskId);
            db.DutyReceipts.AddRange(tasks.SkipLast(LeftOpen).Select(task => DutyReceipt.Sign(task, department.Id, staff, calendar.Now)));

            if (department == departments[^1] && tasks.Count > LeftOpen)
            {
                db.DutyReceipts.Add(DutyReceipt.Dispute(
                    tasks[^1], department.Id, staff, calendar.Now, calendar.Today, "该任务主要内容属其他单位职责，本单位只提供数据，请予调整。"));
            }

            if (department == departments[0] && own.Find(duty => duty.Roles.Weightiest().IsResponsible()) is { } led)
            {
                var task = await db.Tasks.AsNoTracking().SingleAsync(task => task.Id == led.TaskId, cancel);
                var later = (task.Due > calendar.Today ? task.Due.Value : calendar.Today).AddMonths(6);
                db.ExtensionRequests.Add(ExtensionRequest.Ask(
                    task, department.Id, later, "前期手续办理周期较长，预计半年内完成。", staff, calendar.Now, calendar.Today));
            }
        }

        db.Actor = Actor.DemoPortal;
        await db.SaveChangesAsync(cancel);
    }
}
