using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets.Comparison;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Features.Dashboards;
using Ordos.GreenPlan.Web.Features.Supervision;
using Ordos.GreenPlan.Web.Features.Targets;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Features.Home;

/// <summary>What waits for the coordinator.</summary>
internal sealed class CoordinatorHome(GreenPlanContext db, PortalCalendar calendar)
{
    private const int Shown = 3;

    public async Task<HomeData> LoadAsync(RoundStanding round, CancellationToken cancel)
    {
        var figures = await FiguresAsync(cancel);
        var supervision = new SupervisionFirst(db, calendar, Shown);
        return new HomeData(
            [
                new(figures.Signed, "待审核", figures.SignedSince is { } since ? $"最早{calendar.DayOf(since):M月d日}签发" : "没有待审核", Addresses.ReviewQueue),
                new(figures.Overdue, "逾期", "已过期限未完成", $"{new LedgerAddress { Due = "overdue" }}", Waits: false),
                new(figures.Red, "红色", "逾期、滞后或上期未报", $"{new LedgerAddress { Health = "red" }}", Waits: false),
                new(figures.ToCheck, "督办待核查", figures.ToCheck == 0 ? "没有待核查" : "已答复或申请延期", $"{new SupervisionAddress { State = SupervisionAddress.ToCheck }}"),
                new(figures.Late, "督办超期未答复", "过了答复期限", $"{new SupervisionAddress { Late = true }}", Waits: false),
                new(figures.Disputes + figures.Extensions, "异议与延期", $"异议{figures.Disputes}，延期申请{figures.Extensions}", Addresses.Requests),
                new(figures.Pairs, "目标待裁定", figures.Pairs == 0 ? "没有待裁定" : "不同文件的目标不一致", Addresses.Rulings),
                new(round.UnitsMissing, "单位未报齐", round.Round.Periods.Count == 0 ? "还没有调度期" : $"{(round.Round.IsOpen ? "本期" : "上期")}未报{round.Missing}项", Addresses.Unreported(), Waits: false),
            ],
            figures.Signed > 0 ? new($"开始审核（{figures.Signed}）", Addresses.ReviewQueue)
                : figures.ToCheck > 0 ? new($"去核查督办（{figures.ToCheck}）", $"{new SupervisionAddress { State = SupervisionAddress.ToCheck }}")
                : figures.Disputes + figures.Extensions > 0 ? new($"去答复（{figures.Disputes + figures.Extensions}）", Addresses.Requests) : null,
            [.. await SignedAsync(cancel), .. await supervision.ToCheckAsync(cancel), .. await supervision.LateAsync(cancel), .. await OverdueAsync(cancel), .. await RequestsAsync(cancel), .. await PairsAsync(cancel)],
            Own: null);
    }

    // One question: kept counts for what the ledger lists, and the queues' own counts.
    private Task<Figures> FiguresAsync(CancellationToken cancel)
    {
        var inForce = db.Documents.Where(document => document.ArchivedAt == null && document.Stage == DocumentStage.Published).Select(document => document.Id);
        var kept = db.PlanCounts.Where(count => inForce.Contains(count.DocumentId));
        var waiting = RulingDesk.Waiting(db);
        var toCheck = SupervisionList.Of(db, calendar.Today, new SupervisionAddress { State = SupervisionAddress.ToCheck });
        var late = SupervisionList.Of(db, calendar.Today, new SupervisionAddress { Late = true });

        return db.Database.SqlQuery<int>($"select 1 as \"Value\"").Select(_ => new Figures(
            db.Reports.Count(report => report.State == ReportState.Signed),
            db.Reports.Where(report => report.State == ReportState.Signed).Min(report => report.SignedAt),
            kept.Where(count => count.DueBand == DueBand.Overdue).Sum(count => count.Tasks),
            kept.Where(count => count.Health == Health.Red).Sum(count => count.Tasks),
            db.DutyReceipts.Count(receipt => receipt.State == ReceiptState.Disputed),
            db.ExtensionRequests.Count(request => request.State == ExtensionState.Open),
            waiting.Count(),
            toCheck.Count(),
            late.Count())).SingleAsync(cancel);
    }

    private async Task<IEnumerable<HomeItem>> SignedAsync(CancellationToken cancel) => (await (
            from report in db.Reports
            join task in db.Tasks on report.TaskId equals task.Id
            join department in db.Departments on report.DepartmentId equals department.Id
            join standing in db.Standings on report.TaskId equals standing.TaskId
            where report.State == ReportState.Signed
            orderby report.SignedAt, report.Id
            select new
            {
                report.Id, task.Title, Department = department.Name, standing.Health, standing.Reason, standing.Amount, report.Percent, report.NeedsCoordination, report.IsUnchanged,
                SignedAt = report.SignedAt!.Value,
            })
        .Take(Shown).ToListAsync(cancel))
        .Select(row => new HomeItem(
            "审核", row.Health, row.Title,
            $"进度{row.Percent}%，{new HealthVerdict(row.Health, row.Reason, row.Amount).Words}{(row.NeedsCoordination ? "；请求协调" : "")}{(row.IsUnchanged ? "；与上期相同" : "")}",
            row.Department, HomeWords.Waited(calendar, row.SignedAt), "审核",
            Addresses.With(Addresses.ReviewQueue, ("id", row.Id.ToString(CultureInfo.InvariantCulture)))));

    private async Task<IEnumerable<HomeItem>> OverdueAsync(CancellationToken cancel) => (await (
            from standing in LedgerFilter.Of(db, new LedgerAddress { Due = "overdue" }, calendar.Today)
            join task in db.Tasks on standing.TaskId equals task.Id
            orderby standing.Due, standing.TaskId
            select new
            {
                task.Id, task.Title, standing.Due, standing.Percent,
                Units = task.Assignments.Where(unit => unit.Role == UnitRole.Lead || unit.Role == UnitRole.Shared).OrderBy(unit => unit.Ordinal)
                    .Select(unit => unit.NameAsPrinted).ToList(),
            })
        .Take(Shown).ToListAsync(cancel))
        .Select(row => new HomeItem(
            "逾期", Health.Red, row.Title, row.Percent is { } percent ? $"进度{percent}%，应于{row.Due:yyyy年M月d日}完成" : $"未报进度，应于{row.Due:yyyy年M月d日}完成",
            row.Units switch { [] => null, [var one] => one, [var first, ..] => $"{first}等{row.Units.Count}家" },
            $"逾期{calendar.Today.DayNumber - row.Due!.Value.DayNumber}天", "查看", Addresses.Task(row.Id)));

    private async Task<IEnumerable<HomeItem>> RequestsAsync(CancellationToken cancel)
    {
        var disputes = await (
            from receipt in db.DutyReceipts
            join task in db.Tasks on receipt.TaskId equals task.Id
            join department in db.Departments on receipt.DepartmentId equals department.Id
            where receipt.State == ReceiptState.Disputed
            orderby receipt.AnswerBy, receipt.Id
            select new { receipt.Id, task.Title, Department = department.Name, receipt.Reason, AnswerBy = receipt.AnswerBy!.Value })
            .Take(Shown).ToListAsync(cancel);
        var extensions = await (
            from request in db.ExtensionRequests
            join task in db.Tasks on request.TaskId equals task.Id
            join department in db.Departments on request.DepartmentId equals department.Id
            where request.State == ExtensionState.Open
            orderby request.At, request.Id
            select new { request.Id, task.Title, Department = department.Name, request.Reason, request.DueAsked, request.At })
            .Take(Shown).ToListAsync(cancel);

        return
        [
            .. disputes.Select(row => new HomeItem("异议", null, row.Title, row.Reason ?? "", row.Department, HomeWords.Left(calendar, row.AnswerBy), "答复", Request(row.Id))),
            .. extensions.Select(row => new HomeItem(
                "延期", null, row.Title, $"申请延至{row.DueAsked:yyyy年M月d日}：{row.Reason}", row.Department, HomeWords.Waited(calendar, row.At), "答复", Request(row.Id))),
        ];
    }

    private async Task<IEnumerable<HomeItem>> PairsAsync(CancellationToken cancel) => (await (
            from pair in RulingDesk.Waiting(db)
            join first in db.Targets on pair.FirstTargetId equals first.Id
            join second in db.Targets on pair.SecondTargetId equals second.Id
            orderby pair.Verdict == PairVerdict.Conflicting ? 0 : pair.Verdict == PairVerdict.Relaxed ? 1 : 2, pair.FirstTargetId, pair.SecondTargetId
            select new { A = first.Id, B = second.Id, first.IndicatorName, pair.Reason })
        .Take(Shown).ToListAsync(cancel))
        .Select(row => new HomeItem("裁定", null, row.IndicatorName, row.Reason, null, "", "裁定", $"{new RulingsAddress { A = row.A, B = row.B }}"));

    private static string Request(int id) => Addresses.With(Addresses.Requests, ("row", id.ToString(CultureInfo.InvariantCulture)));

    private sealed record Figures(int Signed, DateTime? SignedSince, int Overdue, int Red, int Disputes, int Extensions, int Pairs, int ToCheck, int Late);
}
