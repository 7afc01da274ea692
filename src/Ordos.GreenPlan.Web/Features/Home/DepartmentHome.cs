using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Layout;
using Ordos.GreenPlan.Web.Features.Dashboards;
using Ordos.GreenPlan.Web.Features.Progress;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Features.Home;

/// <summary>What waits for a department's staff and for its head.</summary>
internal sealed class DepartmentHome(GreenPlanContext db, Actor actor, PortalCalendar calendar)
{
    private const int Shown = 4;

    private readonly int _own = actor.DepartmentId!.Value;
    private readonly bool _signs = actor.May(Operation.SignReport, actor.DepartmentId);

    /// <param name="standing">How far the present round has been answered.</param>
    public async Task<HomeData> LoadAsync(RoundStanding standing, CancellationToken cancel)
    {
        var figures = await FiguresAsync(cancel);
        var unreported = standing.Round.IsOpen ? standing.Units.FirstOrDefault(unit => unit.Id == _own)?.Missing ?? 0 : 0;
        List<HomeCount> counts =
        [
            new(unreported, "本期待报", unreported == 0 ? "没有待报的任务" : Window(standing.Round.Periods[0].ClosesOn), Addresses.Reports),
            new(figures.Returned, "退回待改", figures.Returned == 0 ? "没有退回" : "改后重新提交", Addresses.Reports),
            new(figures.Unanswered, "待签收", figures.Unanswered == 0 ? "已全部签收" : "新分来的任务", Addresses.Assignments),
            new(figures.Supervised, _signs ? "督办答复待签发" : "督办待答复", figures.Supervised == 0 ? "没有等您办的" : "须在期限前答复", Addresses.OwnSupervision),
            new(figures.Soon, "30天内到期", "牵头或分工负责", $"{Own(due: "soon")}", Waits: false),
            new(figures.Overdue, "逾期", "牵头或分工负责", $"{Own(due: "overdue")}", Waits: false),
        ];
        if (_signs)
        {
            counts.Insert(0, new(figures.Submitted, "待签发", figures.Submitted == 0 ? "没有待签发" : "经办人已提交", Addresses.Signing));
        }

        return new HomeData(
            counts,
            figures switch
            {
                { Submitted: > 0 } when _signs => new($"开始签发（{figures.Submitted}）", Addresses.Signing),
                _ when unreported > 0 => new($"开始填报（{unreported}）", Addresses.Reports),
                { Supervised: > 0 } => new($"去{(_signs ? "签发" : "答复")}督办（{figures.Supervised}）", Addresses.OwnSupervision),
                { Unanswered: > 0 } => new($"去签收（{figures.Unanswered}）", Addresses.Assignments),
                _ => null,
            },
            [
                .. _signs && figures.Submitted > 0 ? await SubmittedAsync(cancel) : [],
                .. figures.Supervised > 0 ? await new SupervisionFirst(db, calendar, Shown).OwnAsync(Supervised, _signs ? "签发" : "答复", cancel) : [],
                .. figures.Returned > 0 ? await ReturnedAsync(cancel) : [],
                .. unreported > 0 ? await UnreportedAsync(cancel) : [],
                .. figures.Unanswered > 0 ? await UnansweredAsync(cancel) : [],
            ],
            _own);
    }

    // One question: each subquery is one of the lists' own.
    private Task<Figures> FiguresAsync(CancellationToken cancel)
    {
        var today = calendar.Today;
        var unanswered = WaitingWork.Unanswered(db, _own);
        var supervised = Supervised;
        var soon = LedgerFilter.Of(db, Own(due: "soon"), today);
        var overdue = LedgerFilter.Of(db, Own(due: "overdue"), today);

        return db.Database.SqlQuery<int>($"select 1 as \"Value\"").Select(_ => new Figures(
            db.Reports.Count(report => report.DepartmentId == _own && report.State == ReportState.Returned),
            db.Reports.Count(report => report.DepartmentId == _own && report.State == ReportState.Submitted),
            unanswered.Count(),
            soon.Count(),
            overdue.Count(),
            supervised.Count())).SingleAsync(cancel);
    }

    private IQueryable<SupervisionItem> Supervised => SupervisionCount.Waiting(db, actor)!;

    private async Task<IEnumerable<HomeItem>> SubmittedAsync(CancellationToken cancel) => (await (
            from report in db.Reports
            join task in db.Tasks on report.TaskId equals task.Id
            join standing in db.Standings on report.TaskId equals standing.TaskId
            where report.DepartmentId == _own && report.State == ReportState.Submitted
            orderby report.IsUnchanged, EF.Property<short>(standing, "Severity"), report.SubmittedAt, report.Id
            select new { task.Title, standing.Health, report.Percent, report.IsUnchanged, report.SubmittedBy, SubmittedAt = report.SubmittedAt!.Value })
        .Take(Shown).ToListAsync(cancel))
        .Select(row => new HomeItem(
            "签发", row.Health, row.Title, row.IsUnchanged ? $"进度{row.Percent}%，与上期相同" : $"进度{row.Percent}%", row.SubmittedBy,
            Waited(row.SubmittedAt), "签发", Addresses.Signing));

    private async Task<IEnumerable<HomeItem>> ReturnedAsync(CancellationToken cancel) => (await (
            from report in db.Reports
            join task in db.Tasks on report.TaskId equals task.Id
            from standing in db.Standings.Where(standing => standing.TaskId == task.Id).DefaultIfEmpty()
            where report.DepartmentId == _own && report.State == ReportState.Returned
            orderby report.ReturnedAt, report.Id
            select new
            {
                task.Id, task.Title, Health = (Health?)standing.Health, report.PeriodId, report.ReturnReason, report.ReturnedBy,
                ReturnedAt = report.ReturnedAt!.Value,
            })
        .Take(Shown).ToListAsync(cancel))
        .Select(row => new HomeItem(
            "退回", row.Health, row.Title, $"退回理由：{row.ReturnReason}", row.ReturnedBy, Waited(row.ReturnedAt), "修改",
            row.PeriodId is { } period ? Row(row.Id, period) : Addresses.Task(row.Id)));

    private async Task<IEnumerable<HomeItem>> UnreportedAsync(CancellationToken cancel) => (await (
            from row in UnreportedRow.On(calendar.Today, db)
            join task in db.Tasks on row.TaskId equals task.Id
            join period in db.Periods on row.PeriodId equals period.Id
            join standing in db.Standings on row.TaskId equals standing.TaskId
            where row.DepartmentId == _own
                && !db.Reports.Any(report => report.TaskId == row.TaskId && report.DepartmentId == _own && report.PeriodId == row.PeriodId && report.State == ReportState.Returned)
            orderby period.ClosesOn, EF.Property<short>(standing, "Severity"), standing.Due, task.Id
            select new { task.Id, task.Title, standing.Health, standing.Reason, standing.Amount, PeriodId = period.Id, period.Name, period.ClosesOn })
        .Take(Shown).ToListAsync(cancel))
        .Select(row => new HomeItem(
            "填报", row.Health, row.Title, new HealthVerdict(row.Health, row.Reason, row.Amount).Words, row.Name,
            Left(row.ClosesOn), "填报", Row(row.Id, row.PeriodId)));

    private async Task<IEnumerable<HomeItem>> UnansweredAsync(CancellationToken cancel)
    {
        var unanswered = WaitingWork.Unanswered(db, _own);
        return (await (
                from task in db.Tasks
                join document in db.Documents on task.DocumentId equals document.Id
                where unanswered.Contains(task.Id)
                orderby document.PublishedAt descending, task.Ordinal
                select new { task.Title, Document = document.Title, document.PublishedAt })
            .Take(Shown).ToListAsync(cancel))
            .Select(row => new HomeItem(
                "签收", null, row.Title, row.Document, null, row.PublishedAt is { } at ? Waited(at) : "", "签收", Addresses.Assignments));
    }

    private LedgerAddress Own(string due) => new() { Department = _own, Role = "responsible", Due = due };

    private static string Row(int task, int period) => Addresses.With(Addresses.Reports, ("row", RowCode.Of(new RowKey(task, period))));

    private string Waited(DateTime since) => HomeWords.Waited(calendar, since);

    private string Left(DateOnly day) => HomeWords.Left(calendar, day);

    private string Window(DateOnly closes) => $"{closes:M月d日}截止，{Left(closes)}";

    private sealed record Figures(int Returned, int Submitted, int Unanswered, int Soon, int Overdue, int Supervised);
}
