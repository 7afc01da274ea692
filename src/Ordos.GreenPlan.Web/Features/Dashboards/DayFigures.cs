using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Where the figures of a day come from: the kept counts of now, or of a past day.</summary>
internal sealed class DayFigures
{
    private DayFigures(GreenPlanContext db, DateOnly? asOf)
    {
        IsNow = asOf is null;
        Standings = LedgerFilter.All(db, asOf);
        Plans = asOf is null
            ? db.PlanCounts.Select(c => new PlanBucket
            {
                DocumentId = c.DocumentId, Health = c.Health, State = c.State, DueBand = c.DueBand, Tasks = c.Tasks,
                Percent = c.Percent, WithSchedule = c.WithSchedule, Scheduled = c.Scheduled,
            })
            : db.DayCounts.Where(c => c.Day == asOf).Select(c => new PlanBucket
            {
                DocumentId = c.DocumentId, Health = c.Health, State = c.State, DueBand = c.DueBand, Tasks = c.Tasks,
                Percent = c.Percent, WithSchedule = c.WithSchedule, Scheduled = c.Scheduled,
            });
        Departments = asOf is null
            ? db.DepartmentCounts.Select(c => new DepartmentBucket { DepartmentId = c.DepartmentId, DocumentId = c.DocumentId, Health = c.Health, Tasks = c.Tasks })
            : db.DayDepartmentCounts.Where(c => c.Day == asOf)
                .Select(c => new DepartmentBucket { DepartmentId = c.DepartmentId, DocumentId = c.DocumentId, Health = c.Health, Tasks = c.Tasks });

        // What was superseded or withdrawn later stood then.
        var ended = LedgerFilter.EndOf(asOf);
        Documents = asOf is null ? db.Documents.Where(document => document.Stage == DocumentStage.Published) : db.Documents;
        ArchivedBefore = ended;
    }

    public bool IsNow { get; }

    public IQueryable<TaskStanding> Standings { get; }

    public IQueryable<PlanBucket> Plans { get; }

    public IQueryable<DepartmentBucket> Departments { get; }

    /// <summary>The plans that may be counted.</summary>
    public IQueryable<PolicyDocument> Documents { get; }

    /// <summary>Plans archived before this moment were archived on the day; null for now, when all that are, are.</summary>
    public DateTime? ArchivedBefore { get; }

    public static async Task<DayFigures> OfAsync(GreenPlanContext db, DateOnly? asOf, CancellationToken cancel)
    {
        if (asOf is { } day)
        {
            await StandingHistory.KeepAsync(db, day, cancel);
        }

        return new DayFigures(db, asOf);
    }
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
