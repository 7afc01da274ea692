using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Cycle;

public sealed class PeriodDeskTests(Databases databases) : PortalTest(databases)
{
    private int _energy;
    private int _forestry;
    private int _banner;
    private Plan _plan = new(0, []);

    private PeriodDesk Desk => Get<PeriodDesk>();

    protected override async Task ArrangeAsync()
    {
        _energy = await AddDepartmentAsync("市能源局");
        _forestry = await AddDepartmentAsync("市林业和草原局");
        _banner = await AddDepartmentAsync("准格尔旗人民政府");
        var banners = await AddDepartmentAsync("各旗区人民政府", _banner);
        _plan = await PublishAsync(
            "2024-09-29",
            new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Lead, _energy), (UnitRole.Support, _forestry)),
            new Sketch("发展绿氢产业", "2026-12-31", (UnitRole.Lead, _energy), (UnitRole.Support, _energy)), // named twice: one item
            new Sketch("落实用地保障", "2026-12-31", (UnitRole.Lead, _forestry), (UnitRole.Implement, banners)));
    }

    [Fact]
    public async Task Preview_NamesEachDepartmentsItemsAndWhatItHasAnsweredElsewhere()
    {
        await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        await SubmitAsync(_energy, _plan.Tasks[0]);
        await SubmitAndSignAsync(_forestry, _plan.Tasks[2]);

        var loads = await Desk.PreviewAsync(Coordinator, Half(), Cancel);

        Assert.Equal(
            ["市能源局 2 1", "市林业和草原局 2 1", "准格尔旗人民政府 1 0"],
            loads.Select(load => $"{load.Department} {load.Items} {load.Answered}"));
    }

    [Fact]
    public async Task Preview_AnswersOfAnotherTime_DoNotCount()
    {
        await AddPeriodAsync(_plan.Id, "2025-09-30", "2026-04-01", "2026-04-20");
        await SubmitAsync(_energy, _plan.Tasks[0]);

        Assert.All(await Desk.PreviewAsync(Coordinator, Quarter(), Cancel), load => Assert.Equal(0, load.Answered));
    }

    [Fact]
    public async Task Preview_FinishedTasksAndUpheldDisputes_AreNotAskedFor()
    {
        await ReportAndAcceptAsync(_energy, _plan.Tasks[1], Entry with { ClaimedState = TaskState.Done, Percent = 100, Evidence = "验收意见" });
        var requests = Get<Data.Progress.RequestDesk>();
        await requests.DisputeAsync(Staff(_banner), _banner, _plan.Tasks[2], "用地审批权在市级", Cancel);
        await using (var db = Open())
        {
            var receipt = await db.DutyReceipts.SingleAsync(Cancel);
            await requests.AnswerDisputeAsync(Coordinator, receipt.Id, receipt.Version, isUpheld: true, "情况属实", Cancel);
        }

        Assert.Equal(
            ["市林业和草原局 2", "市能源局 1"],
            (await Desk.PreviewAsync(Coordinator, Quarter(), Cancel)).Select(load => $"{load.Department} {load.Items}"));
    }

    [Fact]
    public async Task Open_Period_TakesReportsFromItsFirstDayToItsLast()
    {
        var period = await Desk.OpenAsync(Coordinator, Quarter(), Cancel);
        var report = await ReportAsync(await SubmitAsync(_energy, _plan.Tasks[0]));
        Assert.Equal(period, report.PeriodId);

        // The last second of the last day in Beijing is still in time; the next is not.
        Clock.Set("2026-04-20 23:59:59");
        Assert.Equal(period, (await ReportAsync(await SubmitAsync(_forestry, _plan.Tasks[0]))).PeriodId);
        Clock.Set("2026-04-21 00:00:00");
        Assert.Null((await ReportAsync(await SubmitAsync(_energy, _plan.Tasks[1]))).PeriodId);
    }

    [Fact]
    public async Task Open_SameSpanTwice_IsRefusedAlsoWhenPressedTwiceAtOnce()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return (await Desk.OpenAsync(Coordinator, Quarter(), Cancel)) > 0 ? "opened" : "";
            }
            catch (Domain.DomainRuleException refusal)
            {
                return refusal.Code;
            }
        }));

        Assert.Equal(["opened", "period-exists", "period-exists", "period-exists"], outcomes.Order());
        Assert.Equal(["1"], await QueryAsync("select count(*) from periods"));
    }

    [Fact]
    public async Task Open_ArchivedOrDraftPlan_IsRefused()
    {
        var draft = await DraftAsync("2024-09-29", new Sketch("推进光伏治沙", null, (UnitRole.Lead, _energy)));

        Assert.Equal("not-published", await RefusalAsync(() => Desk.OpenAsync(Coordinator, Quarter() with { DocumentIds = [_plan.Id, draft.Id] }, Cancel)));
        Assert.Equal("not-published", await RefusalAsync(() => Desk.PreviewAsync(Coordinator, Quarter() with { DocumentIds = [999_999] }, Cancel)));
    }

    [Fact]
    public async Task Reopen_ClosedPeriod_TakesReportsInTimeAgainAndTellsHealth()
    {
        var period = await Desk.OpenAsync(Coordinator, Quarter(), Cancel);
        Clock.Set("2026-04-25 09:00");
        await Get<StandingKeeper>().FollowCalendarAsync(Cancel);
        Assert.Equal("Red 上期未报", await WordsAsync(_plan.Tasks[0]));

        await Desk.ReopenAsync(Coordinator, period, await PeriodVersionAsync(period), Day("2026-05-10"), "系统切换影响报送", Cancel);

        Assert.NotEqual("Red 上期未报", await WordsAsync(_plan.Tasks[0]));
        Assert.Equal(period, (await ReportAsync(await SubmitAsync(_energy, _plan.Tasks[0]))).PeriodId);
        Assert.Equal(["系统切换影响报送"], await QueryAsync("select reopen_reason from periods"));
        Assert.Contains("系统切换影响报送", Assert.Single(await QueryAsync(
            "select changes::text from audit_entries where entity = 'ReportingPeriod' and action = 'Changed'")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reopen_PeriodThatChangedMeanwhile_IsAConflict()
    {
        var period = await Desk.OpenAsync(Coordinator, Quarter(), Cancel);
        var version = await PeriodVersionAsync(period);
        await Desk.ReopenAsync(Coordinator, period, version, Day("2026-05-10"), "延长", Cancel);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => Desk.ReopenAsync(Coordinator, period, version, Day("2026-05-20"), "再延长", Cancel));
    }

    [Fact]
    public async Task Withdraw_UnansweredPeriod_LeavesHealthAsBefore()
    {
        var before = await WordsAsync(_plan.Tasks[0]);
        var period = await Desk.OpenAsync(Coordinator, Quarter(), Cancel);
        Assert.NotEqual(before, await WordsAsync(_plan.Tasks[0]));

        await Desk.WithdrawAsync(Coordinator, period, await PeriodVersionAsync(period), Cancel);

        Assert.Equal(before, await WordsAsync(_plan.Tasks[0]));
        Assert.Equal(["0|0"], await QueryAsync("select (select count(*) from periods), (select count(*) from period_documents)"));
    }

    [Fact]
    public async Task Withdraw_AnsweredPeriod_IsRefused()
    {
        var period = await Desk.OpenAsync(Coordinator, Quarter(), Cancel);
        await SubmitAsync(_energy, _plan.Tasks[0]);

        Assert.Equal("period-answered", await RefusalAsync(async () => await Desk.WithdrawAsync(Coordinator, period, await PeriodVersionAsync(period), Cancel)));
    }

    [Theory]
    [InlineData(AccountRole.Staff, false)]
    [InlineData(AccountRole.DepartmentHead, false)]
    [InlineData(AccountRole.Coordinator, true)]
    [InlineData(AccountRole.Leader, false)]
    [InlineData(AccountRole.Administrator, true)]
    public async Task Desk_EveryRole_MayWhatTheTableSays(AccountRole role, bool may)
    {
        var actor = new Actor(7, "某人", role, role is AccountRole.Staff or AccountRole.DepartmentHead ? _energy : null);
        var existing = await Desk.OpenAsync(Coordinator, Quarter(), Cancel);
        var version = await PeriodVersionAsync(existing);

        Assert.Equal(may, await MayAsync(() => Desk.PreviewAsync(actor, Half(), Cancel)));
        Assert.Equal(may, await MayAsync(() => Desk.OpenAsync(actor, Half(), Cancel)));
        Assert.Equal(may, await MayAsync(() => Desk.ReopenAsync(actor, existing, version, Day("2026-05-10"), "延长", Cancel)));
        Assert.Equal(may, await MayAsync(async () => await Desk.WithdrawAsync(actor, existing, await PeriodVersionAsync(existing), Cancel)));
    }

    private PeriodPlan Quarter() => new("2026年第一季度", Day("2026-01-01"), Day("2026-03-31"), Day("2026-04-01"), Day("2026-04-20"), [_plan.Id]);

    private PeriodPlan Half() => new("2026年上半年", Day("2026-01-01"), Day("2026-06-30"), Day("2026-04-01"), Day("2026-07-20"), [_plan.Id]);

    private async Task<uint> PeriodVersionAsync(int id)
    {
        await using var db = Open();
        return await db.Periods.Where(period => period.Id == id).Select(period => period.Version).SingleAsync(Cancel);
    }

    private static async Task<bool> MayAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Domain.DomainRuleException refusal) when (refusal.Code == "forbidden")
        {
            return false;
        }
    }
}
