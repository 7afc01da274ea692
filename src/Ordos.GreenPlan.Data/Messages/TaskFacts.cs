using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Messages;

/// <summary>What happened to single tasks: 退回, 异议 and 延期申请, their 答复, and who is named instead.</summary>
/// <param name="since">Older facts are not news any more.</param>
internal sealed class TaskFacts(GreenPlanContext db, DateTime since)
{
    public async Task<IReadOnlyList<NewMessage>> FindAsync(CancellationToken cancel) =>
    [
        .. await ReturnedAsync(cancel),
        .. await DisputedAsync(cancel),
        .. await DisputeAnsweredAsync(cancel),
        .. await NamedAsync(cancel),
        .. await ExtensionAskedAsync(cancel),
        .. await ExtensionAnsweredAsync(cancel),
    ];

    private async Task<IEnumerable<NewMessage>> ReturnedAsync(CancellationToken cancel) => (await (
            from report in db.Reports
            join task in db.Tasks on report.TaskId equals task.Id
            join to in Recipient.OfDepartments(db) on report.DepartmentId equals to.DepartmentId
            where report.State == ReportState.Returned && report.ReturnedAt > since
                && !db.Messages.Any(message => message.AccountId == to.AccountId && message.Kind == MessageKind.Returned
                    && message.SubjectId == report.Id && message.FactAt == report.ReturnedAt)
            select new { To = to, report.Id, At = report.ReturnedAt!.Value, report.ReturnedBy, report.ReturnReason, report.PeriodId, report.IsDemo, report.TaskId, task.Title })
            .ToListAsync(cancel))
        .Select(one => new NewMessage(
            one.To, MessageKind.Returned, one.Id, one.At, $"“{one.Title}”的填报被{one.ReturnedBy}退回：{one.ReturnReason}", one.To.IsDemo || one.IsDemo)
        { TaskId = one.TaskId, PeriodId = one.PeriodId });

    private async Task<IEnumerable<NewMessage>> DisputedAsync(CancellationToken cancel) => (await (
            from receipt in db.DutyReceipts
            join task in db.Tasks on receipt.TaskId equals task.Id
            join department in db.Departments on receipt.DepartmentId equals department.Id
            from to in Recipient.Coordinators(db)
            where receipt.State == ReceiptState.Disputed
                && !db.Messages.Any(message => message.AccountId == to.AccountId && message.Kind == MessageKind.Disputed
                    && message.SubjectId == receipt.Id && message.FactAt == receipt.At)
            select new { To = to, receipt.Id, receipt.At, receipt.AnswerBy, receipt.Reason, receipt.IsDemo, receipt.TaskId, task.Title, department.Name })
            .ToListAsync(cancel))
        .Select(one => new NewMessage(
            one.To, MessageKind.Disputed, one.Id, one.At, $"{one.Name}对“{one.Title}”提出异议，请在{one.AnswerBy:M月d日}前答复：{one.Reason}", one.To.IsDemo || one.IsDemo)
        { TaskId = one.TaskId });

    private async Task<IEnumerable<NewMessage>> DisputeAnsweredAsync(CancellationToken cancel) => (await (
            from receipt in db.DutyReceipts
            join task in db.Tasks on receipt.TaskId equals task.Id
            join to in Recipient.OfDepartments(db) on receipt.DepartmentId equals to.DepartmentId
            where receipt.AnsweredAt > since
                && !db.Messages.Any(message => message.AccountId == to.AccountId && message.Kind == MessageKind.DisputeAnswered
                    && message.SubjectId == receipt.Id && message.FactAt == receipt.AnsweredAt)
            select new { To = to, receipt.Id, At = receipt.AnsweredAt!.Value, receipt.State, receipt.Answer, receipt.IsDemo, receipt.TaskId, task.Title })
            .ToListAsync(cancel))
        .Select(one => new NewMessage(
            one.To, MessageKind.DisputeAnswered, one.Id, one.At, $"对“{one.Title}”的异议已答复，{one.State.Words()}：{one.Answer}", one.To.IsDemo || one.IsDemo)
        { TaskId = one.TaskId });

    private async Task<IEnumerable<NewMessage>> NamedAsync(CancellationToken cancel) => (await (
            from handover in db.Handovers
            join receipt in db.DutyReceipts on handover.ReceiptId equals receipt.Id
            join task in db.Tasks on handover.TaskId equals task.Id
            join former in db.Departments on handover.FromId equals former.Id
            join to in Recipient.OfDepartments(db) on handover.ToId equals (int?)to.DepartmentId
            where handover.InForce && handover.Since > since
                && !db.Messages.Any(message => message.AccountId == to.AccountId && message.Kind == MessageKind.Named
                    && message.SubjectId == receipt.Id && message.FactAt == handover.Since)
            select new { To = to, receipt.Id, At = handover.Since, receipt.Answer, receipt.IsDemo, receipt.TaskId, task.Title, former.Name }).Distinct()
            .ToListAsync(cancel))
        .Select(one => new NewMessage(
            one.To, MessageKind.Named, one.Id, one.At, $"“{one.Title}”由{one.Name}改由本单位承担，请签收。答复意见：{one.Answer}", one.To.IsDemo || one.IsDemo)
        { TaskId = one.TaskId });

    private async Task<IEnumerable<NewMessage>> ExtensionAskedAsync(CancellationToken cancel) => (await (
            from request in db.ExtensionRequests
            join task in db.Tasks on request.TaskId equals task.Id
            join department in db.Departments on request.DepartmentId equals department.Id
            from to in Recipient.Coordinators(db)
            where request.State == ExtensionState.Open
                && !db.Messages.Any(message => message.AccountId == to.AccountId && message.Kind == MessageKind.ExtensionAsked
                    && message.SubjectId == request.Id && message.FactAt == request.At)
            select new { To = to, request.Id, request.At, request.DueAsked, request.Reason, request.IsDemo, request.TaskId, task.Title, department.Name })
            .ToListAsync(cancel))
        .Select(one => new NewMessage(
            one.To, MessageKind.ExtensionAsked, one.Id, one.At, $"{one.Name}申请将“{one.Title}”延期至{Day(one.DueAsked)}：{one.Reason}", one.To.IsDemo || one.IsDemo)
        { TaskId = one.TaskId });

    private async Task<IEnumerable<NewMessage>> ExtensionAnsweredAsync(CancellationToken cancel) => (await (
            from request in db.ExtensionRequests
            join task in db.Tasks on request.TaskId equals task.Id
            join to in Recipient.OfDepartments(db) on request.DepartmentId equals to.DepartmentId
            where request.AnsweredAt > since
                && !db.Messages.Any(message => message.AccountId == to.AccountId && message.Kind == MessageKind.ExtensionAnswered
                    && message.SubjectId == request.Id && message.FactAt == request.AnsweredAt)
            select new
            {
                To = to, request.Id, At = request.AnsweredAt!.Value, request.State, request.DueAsked, request.Answer, request.IsDemo, request.TaskId, task.Title,
            })
            .ToListAsync(cancel))
        .Select(one => new NewMessage(
            one.To, MessageKind.ExtensionAnswered, one.Id, one.At,
            one.State == ExtensionState.Granted
                ? $"“{one.Title}”的延期申请已同意，完成时限改为{Day(one.DueAsked)}。{one.Answer}"
                : $"“{one.Title}”的延期申请未同意：{one.Answer}",
            one.To.IsDemo || one.IsDemo)
        { TaskId = one.TaskId });

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
