using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Components.Layout;

/// <summary>How much waits for a person, behind which entry of the navigation.</summary>
public sealed record WaitingWork(int Reports, int Signing, int Receipts, int Review, int Requests, int Rulings, int Supervision)
{
    /// <summary>What is more is not counted: every page waits for these numbers, and nobody reads them exactly.</summary>
    public const int Most = 999;

    public static WaitingWork None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Asks for all of it at once: every page waits for this.</summary>
    public static async Task<WaitingWork> LoadAsync(GreenPlanContext db, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var work = Of(db, actor, today).Select(entries => entries.Take(Most + 1)).ToList();

        if (work.Count == 0)
        {
            return None;
        }

        var counts = await work.Aggregate(Queryable.Concat)
            .GroupBy(entry => entry)
            .Select(same => new { Entry = same.Key, Count = same.Count() })
            .ToDictionaryAsync(same => same.Entry, same => same.Count, cancel);
        int Count(string entry) => counts.GetValueOrDefault(entry);

        return new WaitingWork(
            Count(nameof(Reports)), Count(nameof(Signing)), Count(nameof(Receipts)), Count(nameof(Review)), Count(nameof(Requests)), Count(nameof(Rulings)),
            Count(nameof(Supervision)));
    }

    /// <summary>Tasks that a department has neither signed for nor disputed.</summary>
    public static IQueryable<int> Unanswered(GreenPlanContext db, int departmentId) =>
        AskedDuty.In(db)
            .Where(duty => duty.DepartmentId == departmentId
                && !db.DutyReceipts.Any(receipt => receipt.TaskId == duty.TaskId && receipt.DepartmentId == departmentId))
            .Select(duty => duty.TaskId).Distinct();

    /// <summary>What the person may do something about, each piece as the name of its entry.</summary>
    private static IEnumerable<IQueryable<string>> Of(GreenPlanContext db, Actor actor, DateOnly today)
    {
        var own = actor.DepartmentId ?? 0;

        if (actor.May(Operation.WriteReport, own))
        {
            yield return UnreportedRow.On(today, db).Where(row => row.DepartmentId == own).Select(_ => nameof(Reports));
        }

        if (actor.May(Operation.SignReport, own))
        {
            yield return db.Reports.Where(report => report.DepartmentId == own && report.State == ReportState.Submitted).Select(_ => nameof(Signing));
        }

        if (actor.May(Operation.ReceiveTask, own))
        {
            yield return Unanswered(db, own).Select(_ => nameof(Receipts));
        }

        if (actor.May(Operation.AcceptReport))
        {
            yield return db.Reports.Where(report => report.State == ReportState.Signed).Select(_ => nameof(Review));
        }

        if (actor.May(Operation.AnswerDispute))
        {
            yield return db.DutyReceipts.Where(receipt => receipt.State == ReceiptState.Disputed).Select(_ => nameof(Requests));
            yield return db.ExtensionRequests.Where(request => request.State == ExtensionState.Open).Select(_ => nameof(Requests));
        }

        if (actor.May(Operation.RuleTargets))
        {
            yield return RulingDesk.Waiting(db).Select(_ => nameof(Rulings));
        }

        if (SupervisionCount.Waiting(db, actor) is { } items)
        {
            yield return items.Select(_ => nameof(Supervision));
        }
    }
}
