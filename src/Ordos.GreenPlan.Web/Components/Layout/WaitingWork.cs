using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Components.Layout;

/// <summary>How much waits for a person, behind which entry of the navigation.</summary>
public sealed record WaitingWork(int Reports, int Signing, int Receipts, int Review, int Requests, int Supervision)
{
    public static async Task<WaitingWork> LoadAsync(GreenPlanContext db, Actor actor, DateOnly today, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var own = actor.DepartmentId ?? 0;
        var writes = actor.May(Operation.WriteReport, own);
        return new WaitingWork(
            writes ? await UnreportedRow.On(today, db).CountAsync(row => row.DepartmentId == own, cancel) : 0,
            actor.May(Operation.SignReport, own)
                ? await db.Reports.CountAsync(report => report.DepartmentId == own && report.State == ReportState.Submitted, cancel) : 0,
            actor.May(Operation.ReceiveTask, own) ? await Unanswered(db, own).CountAsync(cancel) : 0,
            actor.May(Operation.AcceptReport) ? await db.Reports.CountAsync(report => report.State == ReportState.Signed, cancel) : 0,
            actor.May(Operation.AnswerDispute)
                ? await db.DutyReceipts.CountAsync(receipt => receipt.State == ReceiptState.Disputed, cancel)
                    + await db.ExtensionRequests.CountAsync(request => request.State == ExtensionState.Open, cancel)
                : 0,
            await SupervisionCount.WaitingAsync(db, actor, cancel));
    }

    /// <summary>Tasks that a department has neither signed for nor disputed.</summary>
    public static IQueryable<int> Unanswered(GreenPlanContext db, int departmentId) =>
        AskedDuty.In(db)
            .Where(duty => duty.DepartmentId == departmentId
                && !db.DutyReceipts.Any(receipt => receipt.TaskId == duty.TaskId && receipt.DepartmentId == departmentId))
            .Select(duty => duty.TaskId).Distinct();
}
