using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Bulletins;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Testing;
using Ordos.GreenPlan.Web.Features.Dashboards;
using Ordos.GreenPlan.Web.Features.Home;
using Ordos.GreenPlan.Web.Features.Organisation;
using Ordos.GreenPlan.Web.Features.Search;
using Ordos.GreenPlan.Web.Features.Supervision;
using Ordos.GreenPlan.Web.Features.Targets;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Tests.RuleZero;

/// <summary>Something that scores or ranks, as it is run for a page, a list or a bulletin.</summary>
/// <param name="What">What is scored, or in which order what is put.</param>
/// <param name="Of">The classes whose figures or order it is; empty where the desks of Data do it.</param>
internal sealed record Scored(string What, Type[] Of, Func<TestPortal, GreenPlanContext, CancellationToken, Task> RunAsync)
{
    private static readonly Actor Coordinator = new(901, "调度员", AccountRole.Coordinator, null);

    private static DateOnly Today => Databases.Today;

    public static IReadOnlyList<Scored> All { get; } =
    [
        new("the health of every task", [], (portal, db, cancel) => Each(db, plan => portal.Get<StandingKeeper>().RefreshPlanAsync(db, plan, cancel), cancel)),
        new("health as the calendar changes it", [], (portal, _, cancel) => portal.Get<StandingKeeper>().FollowCalendarAsync(cancel)),
        new("counts of past days", [], (portal, _, cancel) => portal.Get<StandingHistory>().FollowAsync(cancel)),
        new("the attainment of every target", [], async (_, db, cancel) =>
            await AttainmentKeeper.RefreshAsync(db, await db.Indicators.Select(indicator => indicator.Id).ToListAsync(cancel), cancel)),
        new("which step of supervision is proposed, the highest first", [typeof(ProposalList)], (portal, db, cancel) =>
            ProposalList.LoadAsync(db, portal.Get<PortalCalendar>(), new ProposalsAddress(), cancel)),
        new("what each department would get", [], async (portal, db, cancel) =>
        {
            var calendar = portal.Get<PortalCalendar>();
            var duties = await ProposalList.AllAsync(db, calendar, new ProposalsAddress(), cancel);
            var sending = await portal.Get<SupervisionDesk>().PreviewAsync(Coordinator, [.. duties.Take(50)], null, null, cancel);
            await portal.Get<SupervisionDesk>().SendAsync(Coordinator, sending.Orders, cancel);
        }),
        new("supervised duties, the most pressing first", [typeof(SupervisionList), typeof(ItemView)], async (_, db, cancel) =>
        {
            await SupervisionList.LoadAsync(db, Today, new SupervisionAddress(), cancel);
            await ItemView.LoadAsync(db, db.SupervisionItems, cancel);
        }),
        new(
            "how plans, departments and chapters stand",
            [typeof(OverviewQuery), typeof(ChapterQuery), typeof(AttainmentQuery), typeof(DayFigures), typeof(DepartmentStandingsQuery), typeof(OverdueQuery), typeof(TrendQuery)],
            async (_, db, cancel) =>
            {
                await OverviewQuery.LoadAsync(db, new OverviewAddress(null, AllUnits: true), Today, cancel);
                await Each(db, plan => OverviewQuery.LoadAsync(db, new OverviewAddress(plan, AllUnits: false), Today, cancel), cancel);
                await OverviewQuery.LoadAsync(db, new OverviewAddress(null, AllUnits: true, Today.AddDays(-40)), Today, cancel);
            }),
        new("who has not reported", [typeof(ReportingBoard), typeof(ReportingRound), typeof(UnreportedView)], async (_, db, cancel) =>
        {
            var round = await ReportingBoard.CountAsync(db, Today, cancel);
            Assert.True(round.Units.Count > 1);
            await UnreportedView.LoadAsync(db, round, round.Units[0].Id, null, cancel);
        }),
        new("how many tasks a period would ask of whom", [], async (portal, db, cancel) => await portal.Get<PeriodDesk>().PreviewAsync(
            Coordinator, new("2026年11月", new(2026, 11, 1), new(2026, 11, 30), new(2026, 12, 1), new(2026, 12, 10), await PlansAsync(db, cancel)), cancel)),
        new("the ledger in each of its orders", [typeof(LedgerQuery), typeof(LedgerFilter), typeof(LedgerHits)], async (_, db, cancel) =>
        {
            foreach (var sort in new[] { LedgerAddress.ByHealth, LedgerAddress.ByDue, LedgerAddress.ByPlan, LedgerAddress.ByProgress, "-" + LedgerAddress.ByProgress })
            {
                await new LedgerQuery(db, Today).LoadAsync(new LedgerAddress { Sort = sort }, cancel);
            }
        }),
        new("the register of targets", [typeof(TargetsQuery), typeof(TargetsFilter)], async (_, db, cancel) =>
        {
            foreach (var sort in new[] { TargetsAddress.ByPlan, TargetsAddress.ByName, TargetsAddress.ByYear })
            {
                await new TargetsQuery(db).LoadAsync(new TargetsAddress { Sort = sort }, cancel);
            }
        }),
        new("an indicator against its targets, and the districts beside one another", [typeof(IndicatorQuery), typeof(IndicatorsQuery), typeof(DistrictsQuery)], async (_, db, cancel) =>
        {
            await IndicatorsQuery.LoadAsync(db, null, null, 1, cancel);
            await DistrictsQuery.LoadAsync(db, null, cancel);
            await new IndicatorQuery(db).LoadAsync(await db.Indicators.Select(indicator => indicator.Id).FirstAsync(cancel), "", cancel);
        }),
        new("which targets disagree, conflicts first", [typeof(RulingsQuery)], (_, db, cancel) => new RulingsQuery(db).LoadAsync(new RulingsAddress(), cancel)),
        new("hits of a search", [typeof(SearchQuery), typeof(TaskHits), typeof(TargetHits), typeof(ReportHits), typeof(PassageHits)], async (_, db, cancel) =>
        {
            foreach (var kind in Enum.GetValues<HitKind>())
            {
                await new SearchQuery(db).LoadAsync(new SearchAddress { Words = "推进", Kind = kind }, cancel);
            }
        }),
        new("departments by name, kind or number of open tasks", [typeof(DepartmentListQuery), typeof(OpenTasks)], (_, db, cancel) => new DepartmentListQuery(db, Today).LoadAsync(new DepartmentsAddress(), cancel)),
        new(
            "what waits for a person, the most pressing first",
            [typeof(HomeView), typeof(CoordinatorHome), typeof(DepartmentHome), typeof(SupervisionFirst)],
            async (portal, db, cancel) =>
            {
                var round = await ReportingBoard.CountAsync(db, Today, cancel);
                var department = round.Units[0].Id;
                foreach (var actor in new[]
                {
                    Coordinator, Coordinator with { Role = AccountRole.Leader },
                    Coordinator with { Role = AccountRole.Staff, DepartmentId = department }, Coordinator with { Role = AccountRole.DepartmentHead, DepartmentId = department },
                })
                {
                    await HomeView.LoadAsync(db, actor, round, portal.Get<PortalCalendar>(), cancel);
                }
            }),
        new("the figures of circulars and reports", [], async (portal, db, cancel) =>
        {
            var period = await db.Periods.Select(one => one.Id).FirstAsync(cancel);
            var department = await db.DutyStandings.Select(duty => duty.DepartmentId).FirstAsync(cancel);
            var desk = portal.Get<BulletinDesk>();
            await desk.MakeAsync(Coordinator, BulletinKind.Dispatch, period, null, cancel);
            await desk.MakeAsync(Coordinator, BulletinKind.Progress, period, null, cancel);
            await desk.MakeAsync(Coordinator, BulletinKind.Department, period, department, cancel);
        }),
    ];

    private static Task<List<int>> PlansAsync(GreenPlanContext db, CancellationToken cancel) =>
        db.PlanCounts.Select(count => count.DocumentId).Distinct().Order().Where(id => db.Documents.Any(document => document.Id == id && document.ArchivedAt == null)).ToListAsync(cancel);

    private static async Task Each(GreenPlanContext db, Func<int, Task> act, CancellationToken cancel)
    {
        foreach (var plan in await PlansAsync(db, cancel))
        {
            await act(plan);
        }
    }
}
