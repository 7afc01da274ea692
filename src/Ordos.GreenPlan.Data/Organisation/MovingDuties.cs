using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Organisation;

/// <summary>The duties that a reorganisation moves: those for open tasks of plans in force that lie with the old body now.</summary>
internal static class MovingDuties
{
    public static async Task<ReorganisationPreview> PreviewAsync(GreenPlanContext db, int fromId, CancellationToken cancel)
    {
        var rows = await (
            from duty in db.Duties
            join task in db.Tasks on duty.TaskId equals task.Id
            join document in db.Documents on task.DocumentId equals document.Id
            where duty.DepartmentId == fromId && document.Stage == DocumentStage.Published && document.ArchivedAt == null
                && (task.State == TaskState.NotStarted || task.State == TaskState.UnderWay)
            orderby document.IssuedOn descending, task.DocumentId, task.Ordinal
            select new
            {
                task.Id, task.Title, Plan = document.Title, duty.Role, task.State, task.Due,
                Named = db.Assignments.Where(a => a.TaskId == task.Id && a.DepartmentId == fromId).Select(a => a.Ordinal).Any()
                    ? null
                    : db.Departments.Where(d => d.Id == duty.OriginId && d.Id != fromId).Select(d => d.Name).FirstOrDefault()
                        ?? db.Assignments.Where(a => a.TaskId == task.Id && a.Department!.Members.Any(m => m.MemberId == fromId))
                            .Select(a => a.Department!.Name).FirstOrDefault(),
            }).ToListAsync(cancel);

        // Who has several roles in a task moves once, in the weightiest.
        var tasks = rows.GroupBy(row => row.Id).Select(task => task.MinBy(row => row.Role)!)
            .Select(row => new MovingTask(row.Id, row.Title, row.Plan, row.Role, row.State, row.Due, row.Named)).ToList();
        var ids = tasks.ConvertAll(task => task.Id);

        return new ReorganisationPreview(
            tasks,
            await db.Users.CountAsync(account => account.DepartmentId == fromId && account.DisabledAt == null, cancel),
            await db.Reports.CountAsync(
                report => report.DepartmentId == fromId && ids.Contains(report.TaskId)
                    && (report.State == ReportState.Draft || report.State == ReportState.Submitted || report.State == ReportState.Returned), cancel),
            await db.Departments.Where(group => group.Members.Any(member => member.MemberId == fromId && member.ValidTo == null))
                .OrderBy(group => group.Id).Select(group => group.Name).ToListAsync(cancel));
    }

    /// <summary>The duties themselves, on tasks that nobody else moves or reports on until the caller's transaction ends.</summary>
    public static async Task<List<MovingDuty>> LockAsync(GreenPlanContext db, int fromId, CancellationToken cancel)
    {
        var candidates = await db.Duties.Where(duty => duty.DepartmentId == fromId).Select(duty => duty.TaskId).Distinct().ToArrayAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select 1 from tasks where id = any({candidates}) order by id for share", cancel);

        return await (
            from duty in db.Duties
            join task in db.Tasks on duty.TaskId equals task.Id
            join document in db.Documents on task.DocumentId equals document.Id
            where duty.DepartmentId == fromId && document.Stage == DocumentStage.Published && document.ArchivedAt == null
                && (task.State == TaskState.NotStarted || task.State == TaskState.UnderWay)
            select new MovingDuty(task.Id, document.Id, duty.OriginId)).Distinct().ToListAsync(cancel);
    }
}

/// <param name="OriginId">The body that the notice means.</param>
internal sealed record MovingDuty(int TaskId, int DocumentId, int OriginId);
