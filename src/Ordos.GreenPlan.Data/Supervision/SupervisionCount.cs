using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>The supervised duties that wait for a person: for the reply, its signature, the check, or more time.</summary>
public static class SupervisionCount
{
    /// <returns>Null where the person has nothing to do with supervision.</returns>
    public static IQueryable<SupervisionItem>? Waiting(GreenPlanContext db, Actor actor)
    {
        var own = actor.DepartmentId ?? 0;
        return actor.May(Operation.Supervise)
                ? db.SupervisionItems.Where(item => item.State == SupervisionState.Replied || item.ExtensionTo != null)
            : actor.May(Operation.SignSupervision, own)
                ? db.SupervisionItems.Where(item => item.DepartmentId == own && item.State == SupervisionState.Replying)
            : actor.May(Operation.ReplySupervision, own)
                ? db.SupervisionItems.Where(item => item.DepartmentId == own && item.State == SupervisionState.Awaiting && item.ReplyBy != null)
            : null;
    }
}
