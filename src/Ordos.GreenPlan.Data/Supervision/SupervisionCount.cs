using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>How many supervised duties wait for a person: for the reply, its signature, the check, or more time.</summary>
public static class SupervisionCount
{
    public static Task<int> WaitingAsync(GreenPlanContext db, Actor actor, CancellationToken cancel)
    {
        var own = actor.DepartmentId ?? 0;
        return actor.May(Operation.Supervise)
                ? db.SupervisionItems.CountAsync(item => item.State == SupervisionState.Replied || item.ExtensionTo != null, cancel)
            : actor.May(Operation.SignSupervision, own)
                ? db.SupervisionItems.CountAsync(item => item.DepartmentId == own && item.State == SupervisionState.Replying, cancel)
            : actor.May(Operation.ReplySupervision, own)
                ? db.SupervisionItems.CountAsync(item => item.DepartmentId == own && item.State == SupervisionState.Awaiting && item.ReplyBy != null, cancel)
            : Task.FromResult(0);
    }
}
