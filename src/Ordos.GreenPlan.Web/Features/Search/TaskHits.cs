using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Search;

/// <summary>Published tasks, the last imported document first.</summary>
internal sealed class TaskHits(GreenPlanContext db, SearchAddress address, IReadOnlyList<SearchWord> words) : IHitSource
{
    public HitKind Kind => HitKind.Tasks;

    // Whatever is published has a standing, archived or not.
    private IQueryable<PolicyTask> Tasks => db.Tasks.Where(task =>
        db.Standings.Any(standing => standing.TaskId == task.Id)
        && (address.Plan == null || task.DocumentId == address.Plan)
        && (address.Department == null || db.DutyStandings.Any(duty => duty.TaskId == task.Id && duty.DepartmentId == address.Department)));

    public Task<int> CountAsync(int most, CancellationToken cancel) => Tasks.CountHoldingAsync(words, SearchTexts.OfTask, most, cancel);

    public Task<List<SearchHit>> PageAsync(bool frequent, int skip, int take, CancellationToken cancel)
    {
        var hits = frequent ? Tasks.Reading(words, SearchTexts.OfTask) : Tasks.Holding(words, SearchTexts.OfTask);

        return (
            from task in hits.OrderByDescending(task => task.DocumentId).ThenBy(task => task.Ordinal).Skip(skip).Take(take)
            join document in db.Documents on task.DocumentId equals document.Id
            orderby task.DocumentId descending, task.Ordinal
            select new SearchHit(Addresses.Task(task.Id), task.Title, task.Text, document.Title, false)).ToListAsync(cancel);
    }
}
