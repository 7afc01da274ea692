using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Web.Features.Supervision;

/// <summary>A page of proposed steps, the highest level first.</summary>
/// <param name="Counts">How many there are of each level under the other filters.</param>
public sealed record ProposalList(
    ProposalsAddress Address, IReadOnlyList<ProposalRow> Rows, int Total, IReadOnlyDictionary<SupervisionLevel, int> Counts,
    IReadOnlyList<SupervisionChoice> Plans, IReadOnlyList<SupervisionChoice> Departments)
{
    public const int PageSize = 50;

    public static async Task<ProposalList> LoadAsync(GreenPlanContext db, PortalCalendar calendar, ProposalsAddress asked, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var counts = await Of(db, calendar, asked with { Level = null }).GroupBy(one => one.Rung).Select(rung => new { rung.Key, Count = rung.Count() })
            .ToDictionaryAsync(rung => (SupervisionLevel)rung.Key, rung => rung.Count, cancel);
        var total = asked.Level is { } level ? counts.GetValueOrDefault(level) : counts.Values.Sum();
        var page = Math.Clamp(asked.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var candidates = await (
                from candidate in Of(db, calendar, asked)
                join task in db.Tasks on candidate.TaskId equals task.Id
                join document in db.Documents on task.DocumentId equals document.Id
                join department in db.Departments on candidate.DepartmentId equals department.Id
                orderby candidate.Rung descending, candidate.Standing.Due, candidate.TaskId, candidate.DepartmentId
                select new { Candidate = candidate, Task = task.Title, Document = document.Title, Department = department.Name })
            .AsNoTracking().Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return new ProposalList(
            asked with { Page = page },
            [
                .. from one in candidates
                   let proposal = one.Candidate.Propose(calendar.Today)
                   where proposal is not null
                   select new ProposalRow(one.Candidate, proposal, one.Task, one.Document, one.Department),
            ],
            total, counts, await SupervisionList.PlansAsync(db, cancel), await SupervisionList.DepartmentsAsync(db, cancel));
    }

    /// <summary>All duties in view, up to one more than may be sent at once.</summary>
    public static async Task<IReadOnlyList<DutyKey>> AllAsync(GreenPlanContext db, PortalCalendar calendar, ProposalsAddress asked, CancellationToken cancel) =>
        await Of(db, calendar, asked).OrderBy(one => one.TaskId).ThenBy(one => one.DepartmentId)
            .Select(one => new DutyKey(one.TaskId, one.DepartmentId)).Take(SupervisionDesk.Most + 1).ToListAsync(cancel);

    private static IQueryable<SupervisionCandidate> Of(GreenPlanContext db, PortalCalendar calendar, ProposalsAddress address)
    {
        var candidates = SupervisionCandidate.Proposed(db, calendar);
        candidates = address.Department is { } department ? candidates.Where(one => one.DepartmentId == department) : candidates;
        candidates = address.Plan is { } plan ? candidates.Where(one => one.Standing.DocumentId == plan) : candidates;
        return address.Level is { } level ? candidates.Where(one => one.Rung == (int)level) : candidates;
    }
}

public sealed record ProposalRow(SupervisionCandidate Candidate, SupervisionProposal Proposal, string Task, string Document, string Department);
