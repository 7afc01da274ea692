using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>Words what is to be sent to departments: level, reason, template, reply day.</summary>
internal sealed class SupervisionComposer(GreenPlanContext db, PortalCalendar calendar)
{
    public async Task<SupervisionPreview> ComposeAsync(IReadOnlyList<DutyKey> duties, SupervisionLevel? level, DateOnly? day, string? reason, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var templates = await SupervisionTemplates.LoadAsync(db, cancel);
        var wanted = duties.ToHashSet();
        var rows = (await (
                from candidate in SupervisionCandidate.Of(db, calendar, duties)
                join task in db.Tasks on candidate.TaskId equals task.Id
                join document in db.Documents on task.DocumentId equals document.Id
                join department in db.Departments on candidate.DepartmentId equals department.Id
                orderby department.Id, task.Id
                select new { Candidate = candidate, Task = task.Title, Document = document.Title, Department = department.Name })
                .AsNoTracking().ToListAsync(cancel))
            .FindAll(row => wanted.Contains(row.Candidate.Key));
        var orders = new List<SupervisionOrder>();

        foreach (var row in rows)
        {
            if (Step(row.Candidate, level) is { } proposal)
            {
                var step = proposal with { Reason = reason ?? proposal.Reason };
                var template = templates[(int)step.Level];
                var replyBy = template.ReplyDays > 0 ? day ?? calendar.Today.AddDays(template.ReplyDays) : (DateOnly?)null;
                var facts = new SupervisionFacts(
                    row.Department, row.Task, row.Document, step.Reason, row.Candidate.Standing.Due, row.Candidate.Standing.Percent, step.Colour, replyBy);
                orders.Add(new SupervisionOrder(
                    row.Candidate.Key, row.Department, row.Task, row.Candidate.Item?.Id, row.Candidate.Item?.Version ?? 0,
                    new SupervisionSummons(step.Level, step.Colour, step.Reason, template.Compose(facts), replyBy)));
            }
        }

        var signed = rows.Where(row => row.Candidate.SignedLately).Select(row => row.Candidate.Key).ToHashSet();
        return new SupervisionPreview(orders, wanted.Count - orders.Count, await LoadsAsync(orders, signed, cancel));
    }

    /// <summary>The step to be taken: as proposed, or on the level that a person has chosen.</summary>
    private SupervisionProposal? Step(SupervisionCandidate candidate, SupervisionLevel? level)
    {
        var proposal = candidate.Propose(calendar.Today);

        if (level is not { } chosen || proposal?.Level == chosen)
        {
            return proposal;
        }

        return candidate.Item?.Level >= chosen ? null : new SupervisionProposal(
            chosen,
            chosen >= SupervisionLevel.Order ? SupervisionWords.ColourOf(candidate.Standing.Verdict) : null,
            proposal?.Reason ?? candidate.Standing.Verdict.Words);
    }

    private async Task<IReadOnlyList<DepartmentLoad>> LoadsAsync(List<SupervisionOrder> orders, HashSet<DutyKey> signed, CancellationToken cancel)
    {
        var departments = orders.Select(order => order.Duty.DepartmentId).Distinct().ToArray();
        var open = await db.SupervisionItems
            .Where(item => departments.Contains(item.DepartmentId) && item.State != SupervisionState.Closed && item.State != SupervisionState.Withdrawn)
            .GroupBy(item => item.DepartmentId).Select(own => new { own.Key, Count = own.Count() })
            .ToDictionaryAsync(own => own.Key, own => own.Count, cancel);
        return
        [
            .. from order in orders
               group order by (order.Duty.DepartmentId, order.Department) into own
               orderby own.Count() descending, own.Key.DepartmentId
               select new DepartmentLoad(
                   own.Key.DepartmentId, own.Key.Department, own.Count(), open.GetValueOrDefault(own.Key.DepartmentId),
                   own.Count(order => signed.Contains(order.Duty))),
        ];
    }
}
