using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>Takes what is open on the ladder along with the duty, inside the transaction that moves the duty.</summary>
internal sealed class SupervisionMoves(GreenPlanContext db, Actor actor)
{
    /// <summary>Moves the open items of tasks whose duty has just gone from one department to another.</summary>
    /// <param name="now">The moment of the change; the steps keep it, so that taking the change back finds them.</param>
    public async Task FollowAsync(IReadOnlyCollection<int> taskIds, int fromId, int toId, string why, DateTime now, CancellationToken cancel)
    {
        var items = await OpenOf(taskIds, [fromId, toId]).ToListAsync(cancel);
        var words = await WordsAsync(why, fromId, toId, cancel);

        foreach (var item in items.Where(item => item.DepartmentId == fromId))
        {
            if (items.Exists(other => other.TaskId == item.TaskId && other.DepartmentId == toId))
            {
                item.MergeAway($"{words}，该单位同一任务已在督办，并入办理。", actor, now);
            }
            else
            {
                item.MoveTo(toId, $"{words}。", actor, now);
            }
        }
    }

    /// <summary>Gives back what <see cref="FollowAsync"/> moved, and what was sent meanwhile about a duty that the receiver has no more.</summary>
    /// <param name="at">The moment of the change that is taken back.</param>
    public async Task ReturnAsync(
        IReadOnlyCollection<int> taskIds, int fromId, int toId, DateTime at, string why, DateTime now, CancellationToken cancel)
    {
        var words = await WordsAsync(why, toId, fromId, cancel);
        var here = await OpenOf(taskIds, [fromId]).Select(item => item.TaskId).ToListAsync(cancel);
        var merged = await db.SupervisionItems.Include(item => item.Steps)
            .Where(item => taskIds.Contains(item.TaskId) && item.DepartmentId == fromId && item.State == SupervisionState.Withdrawn
                && item.Steps.Any(step => step.Kind == SupervisionStepKind.Merged && step.At == at))
            .ToListAsync(cancel);
        var kept = await db.DutyStandings
            .Where(duty => taskIds.Contains(duty.TaskId) && duty.DepartmentId == toId && (duty.Roles & DutyRoles.Answering) != DutyRoles.None)
            .Select(duty => duty.TaskId).ToListAsync(cancel);
        var there = await OpenOf(taskIds, [toId])
            .Where(item => !kept.Contains(item.TaskId) || item.Steps.Any(step => step.Kind == SupervisionStepKind.Moved && step.At == at))
            .ToListAsync(cancel);

        foreach (var item in merged.Where(item => !here.Contains(item.TaskId)))
        {
            item.Resume($"{words}。", actor, now);
            here.Add(item.TaskId);
        }

        foreach (var item in there)
        {
            if (here.Contains(item.TaskId))
            {
                item.MergeAway($"{words}，该单位同一任务已在督办，并入办理。", actor, now);
            }
            else
            {
                item.MoveTo(fromId, $"{words}。", actor, now);
            }
        }
    }

    /// <summary>Withdraws what is open about a duty that lies with nobody any more.</summary>
    public async Task ReleaseAsync(int taskId, int departmentId, string why, DateTime now, CancellationToken cancel) =>
        (await OpenOf([taskId], [departmentId]).ToListAsync(cancel)).ForEach(item => item.Withdraw(why, actor, now));

    private IQueryable<SupervisionItem> OpenOf(IReadOnlyCollection<int> taskIds, int[] departments) =>
        LadderDays.Open(db).Where(item => taskIds.Contains(item.TaskId) && departments.Contains(item.DepartmentId));

    private async Task<string> WordsAsync(string why, int fromId, int toId, CancellationToken cancel)
    {
        var names = await db.Departments.Where(department => department.Id == fromId || department.Id == toId)
            .ToDictionaryAsync(department => department.Id, department => department.Name, cancel);
        return $"{why}，由{names[fromId]}移交{names[toId]}";
    }
}
