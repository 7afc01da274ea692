using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Testing;
using Ordos.GreenPlan.Web.Components.Controls;
using Ordos.GreenPlan.Web.Features.Dashboards;
using Ordos.GreenPlan.Web.Features.Targets;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Tests.Features.Dashboards;

public sealed class OverviewQueryTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_EveryFigure_CountsTheListItLeadsTo()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = await PrepareAsync(portal);

        var overview = await OverviewQuery.LoadAsync(db, new OverviewAddress(null, AllUnits: true), Databases.Today, Cancel);

        Assert.Equal(1, overview.Archived);
        Assert.True(overview.Totals is { Overdue: > 0, Soon: > 0, Done: > 0, ClosedOut: > 0, Health.Red: > 0, Health.Green: > 0 });
        await AssertTotalsAsync(db, overview, new LedgerAddress());
        await AssertPlansAsync(db, overview);
        await AssertDepartmentsAsync(db, overview, new LedgerAddress());
    }

    [Fact]
    public async Task Load_OnePlan_CountsItsTasksOnly()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = await PrepareAsync(portal);
        var all = await OverviewQuery.LoadAsync(db, new OverviewAddress(null, AllUnits: true), Databases.Today, Cancel);

        // Some of the notices name no responsible units.
        var withUnits = await db.DepartmentCounts.Select(count => count.DocumentId).Distinct().ToListAsync(Cancel);
        var plan = all.Plans.Last(row => withUnits.Contains(row.Id)).Id;
        var overview = await OverviewQuery.LoadAsync(db, new OverviewAddress(plan, AllUnits: true), Databases.Today, Cancel);

        Assert.Equal(plan, Assert.Single(overview.Plans).Id);
        Assert.Equal(all.Choices, overview.Choices);
        await AssertTotalsAsync(db, overview, new LedgerAddress { Plan = plan });
        await AssertDepartmentsAsync(db, overview, new LedgerAddress { Plan = plan });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Load_PastDay_CountsTheListsOfThatDay(bool isKept)
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = await PrepareAsync(portal);
        var then = await OverviewQuery.LoadAsync(db, new OverviewAddress(null, AllUnits: true), Databases.Today, Cancel);
        if (isKept)
        {
            await db.Database.ExecuteSqlAsync($"select keep_day({Databases.Today})", Cancel);
        }

        // A month later other tasks are overdue, some are done, and another plan is archived.
        portal.Clock.Today = Databases.Today.AddDays(31);
        await db.Database.ExecuteSqlAsync($"update tasks set state = 'Done' where ordinal % 7 = 2", Cancel);
        foreach (var plan in then.Plans)
        {
            await portal.Get<StandingKeeper>().RefreshPlanAsync(db, plan.Id, Cancel);
        }

        await portal.Get<DocumentDesk>().ArchiveAsync(Actor.Portal, then.Plans[^1].Id, Cancel);
        var now = await OverviewQuery.LoadAsync(db, new OverviewAddress(null, AllUnits: true), portal.Clock.Today, Cancel);
        var past = await OverviewQuery.LoadAsync(db, new OverviewAddress(null, AllUnits: true, Databases.Today), portal.Clock.Today, Cancel);

        Assert.NotEqual(then.Totals, now.Totals);
        Assert.Equal((then.Totals, then.Ages), (past.Totals, past.Ages));
        Assert.Equal(then.Plans.Select(plan => (plan.Id, plan.Health, plan.Finished)), past.Plans.Select(plan => (plan.Id, plan.Health, plan.Finished)));
        Assert.Equal(then.Departments, past.Departments);
        await AssertTotalsAsync(db, past, new LedgerAddress { AsOf = Databases.Today });
        await AssertPlansAsync(db, past);
        await AssertDepartmentsAsync(db, past, new LedgerAddress { AsOf = Databases.Today });
    }

    [Fact]
    public async Task Load_AfterAPeriodClosed_ComparesWithItsLastDay()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = await PrepareAsync(portal);
        var then = await OverviewQuery.LoadAsync(db, new OverviewAddress(null, AllUnits: false), Databases.Today, Cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into periods (id, name, starts_on, ends_on, opens_on, closes_on, is_demo)
            values (900000, '2026年10月', '2026-10-01', '2026-10-31', '2026-11-01', {Databases.Today}, false)
            """, Cancel);
        portal.Clock.Today = Databases.Today.AddDays(31);
        await portal.Get<StandingKeeper>().FollowCalendarAsync(Cancel);
        await portal.Get<StandingHistory>().FollowAsync(Cancel);

        var now = await OverviewQuery.LoadAsync(db, new OverviewAddress(null, AllUnits: false), portal.Clock.Today, Cancel);

        var point = Assert.Single(now.Trend);
        Assert.Equal((Databases.Today, then.Totals.Health, then.Totals.Finished, then.Totals.Overdue), (point.Day, point.Health, point.Finished, point.Overdue));
        Assert.True(now.Turned is { Red: > 0 });
        foreach (var health in Enum.GetValues<Health>())
        {
            await AssertCountAsync(db, now.Turned!.Value[health], new LedgerAddress { Health = LedgerAddress.Of(health), Since = Databases.Today });
        }
    }

    [Fact]
    public async Task Load_PlansWithTargets_CountsTheRegister()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = await PrepareAsync(portal);
        await db.Database.ExecuteSqlAsync($"update targets set attainment = (array['Met', 'Near', 'Missed', 'NoData'])[1 + id % 4]", Cancel);

        var overview = await OverviewQuery.LoadAsync(db, new OverviewAddress(null, AllUnits: false), Databases.Today, Cancel);

        Assert.True(overview.Attainment.Count > 1);
        foreach (var plan in overview.Attainment)
        {
            foreach (var state in Enum.GetValues<Attainment>())
            {
                var list = new TargetsAddress { Plan = plan.Id, State = state.ToString().ToLowerInvariant() };
                Assert.Equal(plan[state], await TargetsFilter.Of(db, list, [plan.Id]).CountAsync(Cancel));
            }
        }
    }

    [Theory]
    [InlineData("鄂尔多斯市减污降碳协同创新试点实施方案", "（一）", "（二）", "（三）", "（四）", "（五）", "（六）", "（七）")] // all under 二、主要任务
    [InlineData("鄂尔多斯市“十四五”节能减排综合工作实施方案", "三、", "四、", "五、")]
    public async Task Load_OnePlan_CountsTheHeadingsThatPartIt(string title, params string[] numbers)
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = await PrepareAsync(portal);
        var plan = await db.Documents.Where(document => document.Title == title).Select(document => document.Id).SingleAsync(Cancel);

        var overview = await OverviewQuery.LoadAsync(db, new OverviewAddress(plan, AllUnits: true), Databases.Today, Cancel);

        Assert.Equal(numbers, overview.Chapters.Select(chapter => chapter.Title[..numbers[0].Length]));
        Assert.Equal(overview.Totals.Health, overview.Chapters.Aggregate(default(HealthCounts), (sum, chapter) => sum + chapter.Health));
        foreach (var chapter in overview.Chapters)
        {
            await AssertHealthAsync(db, chapter.Health, new LedgerAddress { Plan = plan, Chapter = chapter.Title });
        }
    }

    [Fact]
    public async Task Load_UnknownPlan_ShowsAllPlans()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = await PrepareAsync(portal);

        var overview = await OverviewQuery.LoadAsync(db, new OverviewAddress(int.MaxValue, AllUnits: false), Databases.Today, Cancel);

        Assert.True(overview.Plans.Count > 1);
    }

    /// <summary>Some tasks finished, some due soon, some overdue, and one plan archived with a finished task in it.</summary>
    private static async Task<GreenPlanContext> PrepareAsync(TestPortal portal)
    {
        var db = portal.Open();
        await db.Database.ExecuteSqlAsync(
            $"""
            update tasks set state = 'Done' where ordinal % 5 = 0;
            update tasks set state = 'ClosedOut' where ordinal % 10 = 0;
            update tasks set due = {Databases.Today.AddDays(12)} where ordinal % 7 = 1;
            update tasks set due = {Databases.Today.AddDays(-30)} where ordinal % 7 = 2;
            update tasks set due = {Databases.Today.AddDays(-90)} where ordinal % 7 = 3;
            update tasks set due = {Databases.Today.AddDays(-181)} where ordinal % 7 = 4
            """,
            Cancel);

        foreach (var plan in await db.Documents.Where(d => d.PublishedAt != null).Select(d => d.Id).ToListAsync(Cancel))
        {
            await portal.Get<StandingKeeper>().RefreshPlanAsync(db, plan, Cancel);
        }

        var oldest = await db.Documents.Where(d => d.PublishedAt != null).OrderBy(d => d.PlanEndsOn).Select(d => d.Id).FirstAsync(Cancel);
        await portal.Get<DocumentDesk>().ArchiveAsync(Actor.Portal, oldest, Cancel);
        return db;
    }

    private static async Task AssertTotalsAsync(GreenPlanContext db, OverviewData overview, LedgerAddress all)
    {
        var totals = overview.Totals;
        await AssertCountAsync(db, totals.Tasks, all);
        await AssertHealthAsync(db, totals.Health, all);
        await AssertCountAsync(db, totals.Finished, all with { State = "finished" });
        await AssertCountAsync(db, totals.Done, all with { State = "done" });
        await AssertCountAsync(db, totals.ClosedOut, all with { State = "closed-out" });
        await AssertCountAsync(db, totals.Overdue, all with { Due = "overdue" });
        await AssertCountAsync(db, totals.Soon, all with { Due = "soon" });
        await AssertCountAsync(db, overview.Ages.To30, all with { Due = "overdue-30" });
        await AssertCountAsync(db, overview.Ages.To90, all with { Due = "overdue-90" });
        await AssertCountAsync(db, overview.Ages.To180, all with { Due = "overdue-180" });
        await AssertCountAsync(db, overview.Ages.Above180, all with { Due = "overdue-more" });
    }

    private static async Task AssertPlansAsync(GreenPlanContext db, OverviewData overview)
    {
        foreach (var plan in overview.Plans)
        {
            await AssertHealthAsync(db, plan.Health, new LedgerAddress { Plan = plan.Id, AsOf = overview.AsOf });
            await AssertCountAsync(db, plan.Finished, new LedgerAddress { Plan = plan.Id, State = "finished", AsOf = overview.AsOf });
        }
    }

    private static async Task AssertDepartmentsAsync(GreenPlanContext db, OverviewData overview, LedgerAddress all)
    {
        Assert.NotEmpty(overview.Departments);
        foreach (var department in overview.Departments)
        {
            await AssertHealthAsync(db, department.Health, all with { Department = department.Id, Role = "responsible" });
        }
    }

    private static async Task AssertHealthAsync(GreenPlanContext db, HealthCounts counts, LedgerAddress all)
    {
        foreach (var health in Enum.GetValues<Health>())
        {
            await AssertCountAsync(db, counts[health], all with { Health = LedgerAddress.Of(health) });
        }
    }

    private static async Task AssertCountAsync(GreenPlanContext db, int figure, LedgerAddress address)
    {
        var counted = await LedgerFilter.Of(db, address, Databases.Today).CountAsync(Cancel);
        Assert.True(figure == counted, $"{address} lists {counted}, the overview says {figure}.");
    }
}
