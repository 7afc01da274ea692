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
        var keys = await KeysAsync(db, calendar, asked with { Page = page }, counts, cancel);
        var candidates = (await (
                from candidate in SupervisionCandidate.Of(db, calendar, keys)
                join task in db.Tasks on candidate.TaskId equals task.Id
                join document in db.Documents on task.DocumentId equals document.Id
                join department in db.Departments on candidate.DepartmentId equals department.Id
                select new { Candidate = candidate, Task = task.Title, Document = document.Title, Department = department.Name })
            .AsNoTracking().ToListAsync(cancel)).ToDictionary(row => row.Candidate.Key);
        return new ProposalList(
            asked with { Page = page },
            [
                .. from key in keys
                   let one = candidates.GetValueOrDefault(key)
                   where one is not null
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

    /// <summary>The duties of a page. Level by level: of what is known to lie on other pages nothing is read.</summary>
    private static async Task<List<DutyKey>> KeysAsync(
        GreenPlanContext db, PortalCalendar calendar, ProposalsAddress asked, Dictionary<SupervisionLevel, int> counts, CancellationToken cancel)
    {
        var keys = new List<DutyKey>();
        var skip = (asked.Page - 1) * PageSize;

        foreach (var (level, count) in counts.Where(level => asked.Level is null || asked.Level == level.Key).OrderByDescending(level => level.Key))
        {
            if (skip < count && keys.Count < PageSize)
            {
                keys.AddRange(await Of(db, calendar, asked with { Level = level })
                    .OrderBy(one => one.Due).ThenBy(one => one.TaskId).ThenBy(one => one.DepartmentId)
                    .Skip(skip).Take(PageSize - keys.Count).Select(one => new DutyKey(one.TaskId, one.DepartmentId)).ToListAsync(cancel));
            }

            skip = Math.Max(0, skip - count);
        }

        return keys;
    }

    private static IQueryable<ProposedDuty> Of(GreenPlanContext db, PortalCalendar calendar, ProposalsAddress address)
    {
        var proposed = ProposedDuty.In(db, calendar);
        proposed = address.Department is { } department ? proposed.Where(one => one.DepartmentId == department) : proposed;
        proposed = address.Plan is { } plan ? proposed.Where(one => one.DocumentId == plan) : proposed;
        return address.Level is { } level ? proposed.Where(one => one.Rung == (int)level) : proposed;
    }
}

public sealed record ProposalRow(SupervisionCandidate Candidate, SupervisionProposal Proposal, string Task, string Document, string Department);
