using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>Moves duties whose dispute was upheld: the assignment stays as printed, the duty lies with somebody else or with nobody.</summary>
internal static class DisputedDuties
{
    /// <summary>Locks the task and all standings of its plan, in the order in which everybody locks them.</summary>
    public static async Task<PolicyTask> LockAsync(GreenPlanContext db, int taskId, CancellationToken cancel)
    {
        var task = (await db.Tasks.FromSql($"select *, xmin from tasks where id = {taskId} for no key update").ToListAsync(cancel)).SingleOrDefault()
            ?? throw ReportPlace.TaskGone();
        await db.Database.ExecuteSqlAsync($"select 1 from standings where document_id = {task.DocumentId} order by task_id for no key update", cancel);
        return task;
    }

    /// <exception cref="DomainRuleException"><c>department-gone</c>; <c>same-department</c>; <c>group</c>; <c>department-ended</c>; <c>dispute-upheld</c></exception>
    public static async Task CheckAsync(GreenPlanContext db, DutyReceipt receipt, int toId, DateOnly today, CancellationToken cancel)
    {
        var to = await db.Departments.AsNoTracking().SingleOrDefaultAsync(department => department.Id == toId, cancel);
        var (code, message) = to switch
        {
            null => ("department-gone", "改由承担的单位已不存在，请重新选择。"),
            { Id: var id } when id == receipt.DepartmentId => ("same-department", "改由承担的单位就是提出异议的单位，请另选。"),
            { Kind: DepartmentKind.Group } => ("group", "统称不是单位，请指定具体单位。"),
            { ValidTo: { } ended } when ended <= today => ("department-ended", $"“{to.Name}”已撤销，请另选。"),
            _ when await db.DutyReceipts.AnyAsync(other => other.TaskId == receipt.TaskId && other.DepartmentId == toId && other.State == ReceiptState.Upheld, cancel) =>
                ("dispute-upheld", $"“{to.Name}”对本任务的异议已经成立，请另选。"),
            _ => (null, null),
        };

        if (code is not null)
        {
            throw new DomainRuleException(code, message!);
        }
    }

    /// <summary>Takes every duty that the department has for the task, and gives it to another where one is named.</summary>
    public static async Task MoveAsync(GreenPlanContext db, DutyReceipt receipt, int? toId, DateTime now, CancellationToken cancel)
    {
        var origins = await db.Duties.Where(duty => duty.TaskId == receipt.TaskId && duty.DepartmentId == receipt.DepartmentId)
            .Select(duty => duty.OriginId).Distinct().Order().ToListAsync(cancel);
        var held = await db.Handovers.Where(handover => handover.InForce && handover.TaskId == receipt.TaskId && handover.ToId == receipt.DepartmentId)
            .ToDictionaryAsync(handover => handover.OriginId, cancel);

        // The duty leaves its place before it arrives at the next: the database allows one place at a time.
        foreach (var handover in held.Values)
        {
            handover.Rest();
        }

        await db.SaveChangesAsync(cancel);
        db.Handovers.AddRange(origins.Select(origin => Handover.ByDispute(receipt, origin, toId, now, held.GetValueOrDefault(origin)?.Id)));
        await db.SaveChangesAsync(cancel);
    }
}
