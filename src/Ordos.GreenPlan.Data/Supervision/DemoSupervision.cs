using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Demo;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>Sample steps (示例数据) about some of the sample departments' red tasks; the other proposals are left for whoever tries the page.</summary>
internal sealed class DemoSupervision(GreenPlanContext db, PortalCalendar calendar)
{
    private const int Beginnings = 5;

    /// <summary>Proposals among which the stories look for a task each.</summary>
    private const int Looked = 100;

    private static readonly Actor Coordinator = Actor.DemoPortal with { Name = DemoAccounts.Coordinator };

    private IReadOnlyList<SupervisionTemplate> _templates = [];

    public async Task AddAsync(List<Department> departments, CancellationToken cancel)
    {
        _templates = await SupervisionTemplates.LoadAsync(db, cancel);
        var ids = departments.ConvertAll(department => department.Id);
        var proposed = await ProposedDuty.In(db, calendar).Where(one => one.Rung == (int)SupervisionLevel.Urging && ids.Contains(one.DepartmentId))
            .OrderBy(one => one.Due).ThenBy(one => one.TaskId).ThenBy(one => one.DepartmentId)
            .Select(one => new DutyKey(one.TaskId, one.DepartmentId)).Take(Looked).ToListAsync(cancel);
        var rows = (await (
                from candidate in SupervisionCandidate.Of(db, calendar, proposed)
                join task in db.Tasks on candidate.TaskId equals task.Id
                join document in db.Documents on task.DocumentId equals document.Id
                orderby candidate.Standing.Due, candidate.TaskId, candidate.DepartmentId
                select new { Candidate = candidate, task.Title, Document = document.Title })
            .AsNoTracking().ToListAsync(cancel))
            .FindAll(row => proposed.Contains(row.Candidate.Key))
            .DistinctBy(row => row.Candidate.TaskId).Take(Beginnings);

        foreach (var (index, row) in rows.Index())
        {
            var department = departments.Find(one => one.Id == row.Candidate.DepartmentId)!;
            db.SupervisionItems.Add(Tell(index, row.Candidate, department, row.Title, row.Document));
        }

        db.Actor = Actor.DemoPortal;
        await db.SaveChangesAsync(cancel);
    }

    private SupervisionItem Tell(int story, SupervisionCandidate candidate, Department department, string task, string document)
    {
        var staff = Actor.DemoPortal with { Name = DemoAccounts.Staff(department) };
        var head = Actor.DemoPortal with { Name = DemoAccounts.Head(department) };
        const string Reply = "前期要素保障滞后，已成立专班，按周推进，计划下季度追平序时进度。";

        switch (story)
        {
            case 0: // unanswered: the rule proposes the next rung
                return Send(12);

            case 1: // replied, waits for the check
                var replied = Send(6);
                replied.WriteReply(Reply, staff, Ago(3));
                replied.SignReply(head, Ago(2));
                return replied;

            case 2: // asks for more time
                var asks = Send(3);
                asks.AskExtension(calendar.Today.AddDays(12), "整改方案须经局务会审定，申请延期答复。", staff, Ago(1), calendar.Today);
                return asks;

            case 3: // one rung further
                var climbed = Send(20);
                climbed.Escalate(Summons(candidate, department, task, document, SupervisionLevel.Order, 2), Coordinator, Ago(2), calendar.Today.AddDays(-2));
                return climbed;

            default: // done with
                var closed = Send(18);
                closed.WriteReply(Reply, staff, Ago(15));
                closed.SignReply(head, Ago(14));
                closed.Close("已到现场核查，整改措施已落实。", Coordinator, Ago(10));
                return closed;
        }

        SupervisionItem Send(int daysAgo) => SupervisionItem.Send(
            candidate.TaskId, candidate.DepartmentId, Summons(candidate, department, task, document, SupervisionLevel.Urging, daysAgo), Coordinator,
            Ago(daysAgo), calendar.Today.AddDays(-daysAgo));
    }

    private SupervisionSummons Summons(SupervisionCandidate candidate, Department department, string task, string document, SupervisionLevel level, int daysAgo)
    {
        var template = _templates[(int)level];
        var replyBy = template.ReplyDays > 0 ? calendar.Today.AddDays(template.ReplyDays - daysAgo) : (DateOnly?)null;
        var colour = level >= SupervisionLevel.Order ? SupervisionWords.ColourOf(candidate.Standing.Verdict) : (OrderColour?)null;
        var reason = candidate.Standing.Verdict.Words;
        return new SupervisionSummons(
            level, colour, reason,
            template.Compose(new SupervisionFacts(department.Name, task, document, reason, candidate.Standing.Due, candidate.Standing.Percent, colour, replyBy)),
            replyBy);
    }

    private DateTime Ago(int days) => calendar.Now.AddDays(-days);
}
