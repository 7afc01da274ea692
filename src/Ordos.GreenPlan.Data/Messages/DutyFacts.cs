using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Messages;

/// <summary>新任务待签收 after a plan was published, and 抽查佐证 after a draw.</summary>
/// <param name="since">Older facts are not news any more.</param>
internal sealed class DutyFacts(GreenPlanContext db, DateTime since)
{
    public async Task<IReadOnlyList<NewMessage>> FindAsync(CancellationToken cancel) =>
        [.. await AssignedAsync(cancel), .. await DrawnAsync(cancel)];

    private async Task<IEnumerable<NewMessage>> AssignedAsync(CancellationToken cancel)
    {
        var untold = await (
            from document in db.Documents
            from to in Recipient.OfDepartments(db)
            where document.Stage == DocumentStage.Published && document.ArchivedAt == null && document.PublishedAt > since
                && !db.Messages.Any(message => message.AccountId == to.AccountId && message.Kind == MessageKind.Assigned
                    && message.SubjectId == document.Id && message.FactAt == document.PublishedAt)
            select new { To = to, document.Id, document.Title, PublishedAt = document.PublishedAt!.Value, document.IsDemo }).ToListAsync(cancel);

        if (untold.Count == 0)
        {
            return [];
        }

        var documents = untold.Select(one => one.Id).Distinct().ToArray();
        var departments = untold.Select(one => one.To.DepartmentId).Distinct().ToArray();
        var duties = (await AskedDuty.In(db)
                .Where(duty => documents.Contains(duty.DocumentId) && departments.Contains(duty.DepartmentId))
                .Where(duty => !db.DutyReceipts.Any(receipt => receipt.TaskId == duty.TaskId && receipt.DepartmentId == duty.DepartmentId))
                .Select(duty => new { duty.DocumentId, duty.DepartmentId, duty.TaskId, Leads = (duty.Roles & DutyRoles.Answering) != DutyRoles.None })
                .ToListAsync(cancel))
            .ToLookup(duty => (duty.DocumentId, duty.DepartmentId), duty => (duty.TaskId, duty.Leads));

        return
            from one in untold
            let own = duties[(one.Id, one.To.DepartmentId)].ToList()
            where own.Count > 0
            let leads = own.Count(duty => duty.Leads)
            let all = own.Count
            select new NewMessage(
                one.To, MessageKind.Assigned, one.Id, one.PublishedAt,
                $"《{one.Title}》已发布，本单位{(leads > 0 ? $"牵头{leads}项" : "")}{(leads > 0 && all > leads ? "、" : "")}{(all > leads ? $"配合{all - leads}项" : "")}，请签收。",
                one.To.IsDemo || one.IsDemo) { DocumentId = one.Id };
    }

    private async Task<IEnumerable<NewMessage>> DrawnAsync(CancellationToken cancel)
    {
        // A report that has been accepted is locked: nothing can be added to it.
        var drawn = await (
            from draw in db.EvidenceDraws
            from row in draw.Reports
            join task in db.Tasks on row.TaskId equals task.Id
            join period in db.Periods on draw.PeriodId equals period.Id
            join to in Recipient.OfDepartments(db) on row.DepartmentId equals to.DepartmentId
            where draw.DrawnAt > since
                && !db.Reports.Any(report => report.TaskId == row.TaskId && report.DepartmentId == row.DepartmentId
                    && report.PeriodId == draw.PeriodId && report.State == ReportState.Accepted)
                && !db.Messages.Any(message => message.AccountId == to.AccountId && message.Kind == MessageKind.Drawn
                    && message.SubjectId == draw.Id && message.FactAt == draw.DrawnAt)
            orderby task.Id
            select new { To = to, draw.Id, draw.DrawnAt, draw.IsDemo, draw.PeriodId, Period = period.Name, TaskId = task.Id, task.Title })
            .ToListAsync(cancel);

        return
            from one in drawn
            group one by (one.To.AccountId, one.Id) into own
            let first = own.First()
            select new NewMessage(
                first.To, MessageKind.Drawn, first.Id, first.DrawnAt,
                $"“{first.Title}”{(own.Count() > 1 ? $"等{own.Count()}项" : "")}被抽查佐证（{first.Period}），请在填报中写明佐证材料。",
                first.To.IsDemo || first.IsDemo) { TaskId = first.TaskId, PeriodId = first.PeriodId };
    }
}
