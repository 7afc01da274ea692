using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Cycle;

/// <summary>A department in a role for a task that a period would ask about.</summary>
public sealed class AskedDuty
{
    public int TaskId { get; init; }
    public int DepartmentId { get; init; }
    public int DocumentId { get; init; }
    public UnitRole Role { get; init; }

    /// <summary>Duties for unfinished tasks of plans in force. A department may have several for one task; groups answer through their members.</summary>
    public static IQueryable<AskedDuty> In(GreenPlanContext db) =>
        from duty in db.Duties
        join task in db.Tasks on duty.TaskId equals task.Id
        join document in db.Documents on task.DocumentId equals document.Id
        join department in db.Departments on duty.DepartmentId equals department.Id
        where department.Kind != DepartmentKind.Group
            && document.Stage == DocumentStage.Published && document.ArchivedAt == null
            && (task.State == TaskState.NotStarted || task.State == TaskState.UnderWay)
        select new AskedDuty { TaskId = duty.TaskId, DepartmentId = duty.DepartmentId, DocumentId = document.Id, Role = duty.Role };
}
