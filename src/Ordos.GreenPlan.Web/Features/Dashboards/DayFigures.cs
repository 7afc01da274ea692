using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Where the figures of a day come from: kept counts for now and for days on which periods closed, a fresh count for any other day.</summary>
internal sealed class DayFigures
{
    private DayFigures(GreenPlanContext db, DateOnly? asOf, bool isKept)
    {
        Standings = LedgerFilter.All(db, asOf);
        Plans = (asOf, isKept) switch
        {
            (null, _) => db.PlanCounts.Select(c => new PlanBucket
            {
                DocumentId = c.DocumentId, Health = c.Health, State = c.State, DueBand = c.DueBand, Tasks = c.Tasks,
                Percent = c.Percent, WithSchedule = c.WithSchedule, Scheduled = c.Scheduled,
            }),
            (_, true) => db.DayCounts.Where(c => c.Day == asOf).Select(c => new PlanBucket
            {
                DocumentId = c.DocumentId, Health = c.Health, State = c.State, DueBand = c.DueBand, Tasks = c.Tasks,
                Percent = c.Percent, WithSchedule = c.WithSchedule, Scheduled = c.Scheduled,
            }),
            _ => Standings.Select(s => new PlanBucket
            {
                DocumentId = s.DocumentId, Health = s.Health, State = s.State, DueBand = s.DueBand, Tasks = 1,
                Percent = s.Scheduled == null ? 0 : s.Percent ?? 0, WithSchedule = s.Scheduled == null ? 0 : 1, Scheduled = s.Scheduled ?? 0,
            }),
        };
        Departments = (asOf, isKept) switch
        {
            (null, _) => db.DepartmentCounts.Select(c => new DepartmentBucket
            {
                DepartmentId = c.DepartmentId, DocumentId = c.DocumentId, Health = c.Health, Tasks = c.Tasks,
            }),
            (_, true) => db.DayDepartmentCounts.Where(c => c.Day == asOf).Select(c => new DepartmentBucket
            {
                DepartmentId = c.DepartmentId, DocumentId = c.DocumentId, Health = c.Health, Tasks = c.Tasks,
            }),
            _ => from s in Standings
                 join duty in db.Duties.Where(duty => duty.Role == UnitRole.Lead || duty.Role == UnitRole.Shared)
                     .Select(duty => new { duty.TaskId, duty.DepartmentId }).Distinct() on s.TaskId equals duty.TaskId
                 select new DepartmentBucket { DepartmentId = duty.DepartmentId, DocumentId = s.DocumentId, Health = s.Health, Tasks = 1 },
        };

        // What was superseded or withdrawn later stood then.
        var ended = LedgerFilter.EndOf(asOf);
        Documents = asOf is null ? db.Documents.Where(document => document.Stage == DocumentStage.Published) : db.Documents;
        ArchivedBefore = ended;
    }

    public IQueryable<TaskStanding> Standings { get; }

    public IQueryable<PlanBucket> Plans { get; }

    public IQueryable<DepartmentBucket> Departments { get; }

    /// <summary>The plans that may be counted.</summary>
    public IQueryable<PolicyDocument> Documents { get; }

    /// <summary>Plans archived before this moment were archived on the day; null for now, when all that are, are.</summary>
    public DateTime? ArchivedBefore { get; }

    public static async Task<DayFigures> OfAsync(GreenPlanContext db, DateOnly? asOf, CancellationToken cancel) =>
        new(db, asOf, asOf is { } day && await db.DayCounts.AnyAsync(count => count.Day == day, cancel));
}

/// <summary>A number of tasks of a plan that stand alike, with their sums.</summary>
internal sealed class PlanBucket
{
    public int DocumentId { get; init; }
    public Health Health { get; init; }
    public TaskState State { get; init; }
    public DueBand DueBand { get; init; }
    public int Tasks { get; init; }
    public int Percent { get; init; }
    public int WithSchedule { get; init; }
    public int Scheduled { get; init; }
}

/// <summary>A number of tasks of a plan that a department answers for and that stand alike.</summary>
internal sealed class DepartmentBucket
{
    public int DepartmentId { get; init; }
    public int DocumentId { get; init; }
    public Health Health { get; init; }
    public int Tasks { get; init; }
}
