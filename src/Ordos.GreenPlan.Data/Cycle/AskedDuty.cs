using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Cycle;

/// <summary>A task that a period would ask a department about, in whatever roles it has there, with how the task stands.</summary>
/// <remarks>
/// Read from what is kept of the view <c>duties</c>: a department with thousands of duties is asked about on every page. Only tasks of published plans have a
/// standing, and a plan that is asked about is published, so nothing is missing.
/// </remarks>
public sealed class AskedDuty
{
    public int TaskId { get; init; }
    public int DepartmentId { get; init; }
    public int DocumentId { get; init; }
    public DutyRoles Roles { get; init; }
    public Health Health { get; init; }
    public DateOnly? Due { get; init; }
    public DueBand DueBand { get; init; }

    /// <summary>Duties for unfinished tasks of plans in force, each department and task once; groups answer through their members.</summary>
    public static IQueryable<AskedDuty> In(GreenPlanContext db) =>
        from duty in db.DutyStandings
        join document in db.Documents on duty.DocumentId equals document.Id
        join department in db.Departments on duty.DepartmentId equals department.Id
        where department.Kind != DepartmentKind.Group
            && document.Stage == DocumentStage.Published && document.ArchivedAt == null
            && (duty.State == TaskState.NotStarted || duty.State == TaskState.UnderWay)
        select new AskedDuty
        {
            TaskId = duty.TaskId, DepartmentId = duty.DepartmentId, DocumentId = duty.DocumentId, Roles = duty.Roles, Health = duty.Health, Due = duty.Due, DueBand = duty.DueBand,
        };

    /// <summary>Of these the duties of departments that answer for the task.</summary>
    public static IQueryable<AskedDuty> AnsweredIn(GreenPlanContext db) => In(db).Where(duty => (duty.Roles & DutyRoles.Answering) != DutyRoles.None);
}
