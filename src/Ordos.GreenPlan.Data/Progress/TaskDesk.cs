using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>What coordinators decide about a task itself.</summary>
public sealed class TaskDesk(IDbContextFactory<GreenPlanContext> contexts, StandingKeeper standings, PortalCalendar calendar)
{
    /// <summary>Confirms a proposed deadline, or sets another.</summary>
    public Task ConfirmDueAsync(Actor actor, int taskId, uint version, DateOnly due, CancellationToken cancel)
    {
        actor.Require(Operation.SetDueDate);
        return ChangeAsync(actor, taskId, version, (_, task) => task.ConfirmDue(due), cancel);
    }

    /// <summary>Closes a finished task out (销号), with what the coordinator has checked.</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>not-done</c>; what <see cref="CloseOutCheck.Of"/> refuses.</exception>
    public Task CloseOutAsync(Actor actor, int taskId, uint version, string findings, CancellationToken cancel)
    {
        actor.Require(Operation.CloseOutTask);
        return ChangeAsync(actor, taskId, version, (db, task) =>
        {
            task.CloseOut();
            db.CloseOutChecks.Add(CloseOutCheck.Of(taskId, actor, calendar.Now, findings));
        }, cancel);
    }

    private async Task ChangeAsync(Actor actor, int taskId, uint version, Action<GreenPlanContext, PolicyTask> change, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var task = await db.Tasks.SingleOrDefaultAsync(t => t.Id == taskId, cancel)
            ?? throw new DomainRuleException("task-gone", "该任务已不存在，请刷新。");
        db.Entry(task).Property(t => t.Version).OriginalValue = version;

        change(db, task);
        await db.SaveChangesAsync(cancel);
        await standings.RefreshAsync(db, [taskId], cancel);
        await transaction.CommitAsync(cancel);
    }
}
