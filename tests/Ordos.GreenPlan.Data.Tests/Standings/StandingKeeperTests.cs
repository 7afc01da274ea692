using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Standings;

/// <summary>How tasks stand, reached through the rows that people make.</summary>
/// <remarks>
/// The plan runs from 29 September 2024 to 31 December 2026, 823 days. Its quarters are reported in the first ten days after
/// they end. Where no day is set, it is 3 April 2026, day 551: scheduled are 66 percent.
/// </remarks>
public sealed class StandingKeeperTests(Databases databases) : PortalTest(databases)
{
    private const string Issued = "2024-09-29";
    private const string End = "2026-12-31";

    private int _energy;
    private int _forestry;

    private StandingKeeper Keeper => Get<StandingKeeper>();

    protected override async Task ArrangeAsync()
    {
        _energy = await AddDepartmentAsync("市能源局");
        _forestry = await AddDepartmentAsync("市林业和草原局");
    }

    [Fact]
    public async Task Publish_NoPeriodYet_IsNotScheduled()
    {
        var plan = await LedPlanAsync();

        var standing = await StandingAsync(plan.Task);
        Assert.Equal("Grey 未调度", await WordsAsync(plan.Task));
        Assert.Equal((66, DueBand.Later, Day("2026-04-03")), (standing.Scheduled!.Value, standing.DueBand, standing.AsOf));
    }

    [Fact]
    public async Task Publish_ProposedDeadlinePast_IsNotOverdueUntilItIsConfirmed()
    {
        var plan = await DraftAsync(Issued, new Sketch("推进光伏治沙", "2026-04-01", (UnitRole.Lead, _energy)));
        await QueryAsync("update tasks set due_origin = 'ProposedFromPlan'");
        await Get<DocumentDesk>().PublishAsync(Actor.Portal, plan.Id, Cancel);
        Assert.Equal("Grey 未调度", await WordsAsync(plan.Task));

        await Get<TaskDesk>().ConfirmDueAsync(Coordinator, plan.Task, (await TaskAsync(plan.Task)).Version, Day("2026-04-01"), Cancel);
        Assert.Equal("Red 逾期2天", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task Publish_DueWithin30Days_IsYellow() => Assert.Equal("Yellow 剩30天到期", await WordsAsync((await LedPlanAsync("2026-05-03")).Task));

    [Fact]
    public async Task Publish_PastDue_IsRed() => Assert.Equal("Red 逾期2天", await WordsAsync((await LedPlanAsync("2026-04-01")).Task));

    [Fact]
    public async Task PeriodOpened_NothingSigned_IsFarBehind()
    {
        var plan = await LedPlanAsync();

        await FirstQuarterAsync(plan);

        Assert.Equal("Red 落后序时66点", await WordsAsync(plan.Task));
    }

    [Theory]
    [InlineData(41, "Red 落后序时25点")]
    [InlineData(42, "Yellow 落后序时24点")]
    [InlineData(56, "Yellow 落后序时10点")]
    [InlineData(57, "Green 正常")]
    public async Task Sign_Progress_IsComparedWithTheSchedule(int percent, string words)
    {
        var plan = await LedPlanAsync();
        await FirstQuarterAsync(plan);

        await SubmitAndSignAsync(_energy, plan.Task, Entry with { Percent = percent });

        Assert.Equal(words, await WordsAsync(plan.Task));
        Assert.True((await StandingAsync(plan.Task)).AwaitsAcceptance);
    }

    [Fact]
    public async Task Window_ClosedWithoutAcceptedReport_IsRedUntilItIsAccepted()
    {
        var plan = await LedPlanAsync();
        await FirstQuarterAsync(plan);
        var report = await SubmitAndSignAsync(_energy, plan.Task, Entry with { Percent = 90 });

        await FollowAsync("2026-04-10 23:59:59");
        Assert.Equal("Green 正常", await WordsAsync(plan.Task));

        await FollowAsync("2026-04-11 00:00:00");
        Assert.Equal("Red 上期未报", await WordsAsync(plan.Task));

        // Handed in within the window: late acceptance is not the department's fault, and leaves nothing behind.
        Clock.Set("2026-04-15 10:00");
        await AcceptAsync(report);
        Assert.Equal("Green 正常", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task Window_AcceptedByASupportingDepartmentOnly_IsRed()
    {
        var plan = await LedPlanAsync();
        await FirstQuarterAsync(plan);
        await ReportAndAcceptAsync(_forestry, plan.Task, Entry with { Percent = 90 });

        await FollowAsync("2026-04-11 00:00:00");

        Assert.Equal("Red 上期未报", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task Window_AcceptedByOneOfThoseWhoShareTheTask_IsReported()
    {
        var plan = await PublishAsync(Issued, new Sketch("推进光伏治沙", End, (UnitRole.Shared, _energy), (UnitRole.Shared, _forestry)));
        await FirstQuarterAsync(plan);
        await ReportAndAcceptAsync(_forestry, plan.Task, Entry with { Percent = 90 });

        await FollowAsync("2026-04-11 00:00:00");

        Assert.Equal("Green 正常", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task Window_MemberOfTheLeadingGroupAccepted_IsReported()
    {
        var group = await AddDepartmentAsync("各旗区人民政府", _forestry);
        var plan = await PublishAsync(Issued, new Sketch("落实光伏治沙用地", End, (UnitRole.Lead, group)));
        await FirstQuarterAsync(plan);
        await ReportAndAcceptAsync(_forestry, plan.Task, Entry with { Percent = 90 });

        await FollowAsync("2026-04-11 00:00:00");

        Assert.Equal("Green 正常", await WordsAsync(plan.Task));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(UnitRole.Support)]
    [InlineData(UnitRole.Implement)]
    public async Task Window_TaskThatNobodyAnswersFor_IsNotBlamedForNotReporting(UnitRole? role)
    {
        var sketch = role is { } known ? new Sketch("完善绿色金融体系", null, (known, _energy)) : new Sketch("完善绿色金融体系", null);
        var plan = await PublishAsync(Issued, sketch);
        await FirstQuarterAsync(plan);

        await FollowAsync("2026-04-11 00:00:00");

        Assert.Equal("Green 正常", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task Coordination_AskedByASupportingDepartment_StaysOpenWhenTheLeadSigns()
    {
        var plan = await LedPlanAsync();
        await FirstQuarterAsync(plan);
        var asking = await SubmitAndSignAsync(_forestry, plan.Task, Entry with { NeedsCoordination = true });
        Clock.Advance(TimeSpan.FromHours(1));
        await SubmitAndSignAsync(_energy, plan.Task, Entry with { Percent = 90 });
        Assert.Equal("Yellow 请求协调", await WordsAsync(plan.Task));

        // It ends when the department that asked reports without it.
        await ReturnAsync(asking);
        await SubmitAndSignAsync(_forestry, plan.Task);
        Assert.Equal("Green 正常", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task Red_WhenTheLastWindowClosedAndRecoveredSince_IsYellowForAPeriod()
    {
        var plan = await LedPlanAsync();
        await FirstQuarterAsync(plan);
        await AddPeriodAsync(plan.Id, "2026-06-30", "2026-07-01", "2026-07-10");
        await AddPeriodAsync(plan.Id, "2026-09-30", "2026-10-01", "2026-10-10");
        Clock.Set("2026-04-10 10:00");
        await ReportAndAcceptAsync(_energy, plan.Task, Entry with { Percent = 10 }); // 67 scheduled
        await FollowAsync("2026-04-11 09:00");
        Assert.Equal("Red 落后序时57点", await WordsAsync(plan.Task));

        Clock.Set("2026-04-20 10:00");
        await ReportAndAcceptAsync(_energy, plan.Task, Entry with { Percent = 95, Explanation = "三个项目同期并网" });
        Assert.Equal("Yellow 由红回升", await WordsAsync(plan.Task));

        Clock.Set("2026-07-05 10:00");
        await ReportAndAcceptAsync(_energy, plan.Task, Entry with { Percent = 95 });
        await FollowAsync("2026-07-10 09:00");
        Assert.Equal("Yellow 由红回升", await WordsAsync(plan.Task));

        await FollowAsync("2026-07-11 09:00");
        Assert.Equal("Green 正常", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task ClosedOut_Archived_AndReopened_SayWhatTheyAre()
    {
        var plan = await PublishAsync(Issued, new Sketch("推进光伏治沙", "2026-04-01", (UnitRole.Lead, _energy)), new Sketch("建设零碳园区", "2026-04-01", (UnitRole.Lead, _energy)));
        await ReportAndAcceptAsync(_energy, plan.Task, Entry with { ClaimedState = TaskState.Done, Percent = 100 });
        var task = await TaskAsync(plan.Task);
        await Get<TaskDesk>().CloseOutAsync(Coordinator, task.Id, task.Version, "现场查验合格", Cancel);
        Assert.Equal(("Green 已完成", "Red 逾期2天"), (await WordsAsync(plan.Tasks[0]), await WordsAsync(plan.Tasks[1])));

        await Get<DocumentDesk>().ArchiveAsync(Coordinator, plan.Id, Cancel);
        Assert.Equal(("Green 已完成", "Grey 已归档"), (await WordsAsync(plan.Tasks[0]), await WordsAsync(plan.Tasks[1])));
        await FollowAsync("2026-04-20 09:00");
        Assert.Equal("Grey 已归档", await WordsAsync(plan.Tasks[1]));

        await Get<DocumentDesk>().ReopenAsync(Coordinator, plan.Id, Cancel);
        Assert.Equal("Red 逾期19天", await WordsAsync(plan.Tasks[1]));
    }

    [Fact]
    public async Task ConfirmDue_LaterDeadline_IsNoLongerPastDue()
    {
        var plan = await LedPlanAsync("2026-04-01");

        await Get<TaskDesk>().ConfirmDueAsync(Coordinator, plan.Task, (await TaskAsync(plan.Task)).Version, Day("2026-12-31"), Cancel);

        Assert.Equal("Grey 未调度", await WordsAsync(plan.Task));
        Assert.Equal(DueBand.Later, (await StandingAsync(plan.Task)).DueBand);
    }

    [Fact]
    public async Task FollowCalendar_EveryDayOfAMonth_ShowsWhatAFreshLookShows()
    {
        var sketches = Enumerable.Range(0, 40).Select(i => new Sketch($"任务{i}", i % 10 == 9 ? null : $"{Day("2026-04-01").AddDays(i * 2):O}", (UnitRole.Lead, _energy)));
        var plan = await PublishAsync(Issued, [.. sketches]);
        await AddPeriodAsync(plan.Id, "2026-03-31", "2026-04-06", "2026-04-12");
        await AddPeriodAsync(plan.Id, "2026-04-15", "2026-04-16", "2026-04-20");

        for (var day = 0; day < 31; day++)
        {
            Clock.Advance(TimeSpan.FromDays(1));

            // Somebody reports on some tasks in between.
            if (day is 5 or 14)
            {
                foreach (var task in plan.Tasks.Where((_, i) => i % 4 == 1))
                {
                    await ReportAndAcceptAsync(_energy, task, Entry with { Percent = 80 + day, NeedsCoordination = day == 5 });
                }
            }

            await Keeper.FollowCalendarAsync(Cancel);
            Assert.Equal(0, await Keeper.FollowCalendarAsync(Cancel)); // nothing is looked at twice a day
            var kept = await ShownAsync(plan.Id);
            await using var db = Open();
            await Keeper.RefreshPlanAsync(db, plan.Id, Cancel);
            Assert.Equal(await ShownAsync(plan.Id), kept);
        }

        // The month has seen every kind of verdict, or it would prove little.
        Assert.Equal(["Green", "Red", "Yellow"], await QueryAsync("select distinct health from standings order by 1"));
    }

    [Fact]
    public async Task FollowCalendar_PortalWasOff_CatchesUp()
    {
        var plan = await LedPlanAsync("2026-05-03");

        await FollowAsync("2026-06-02 00:00:00");

        Assert.Equal("Red 逾期30天", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task FollowCalendar_MoreTasksThanABatch_SeesEachOnce()
    {
        var plan = await LedPlanAsync("2026-05-03");
        await QueryAsync($"""
            insert into tasks (id, document_id, ordinal, path, title, text, start, "end", due, due_origin, ongoing, open_ended, state)
            select 1000000 + i, {plan.Id}, 1 + i, array['一'], '任务', '任务', 0, 2, '2026-05-03', 'Printed', false, false, 'NotStarted'
            from generate_series(1, 4500) i
            """);
        await using var db = Open();
        await Keeper.RefreshPlanAsync(db, plan.Id, Cancel);
        Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(4501, await Keeper.FollowCalendarAsync(Cancel));
        Assert.Equal(["29|4501"], await QueryAsync("select amount, count(*) from standings group by 1"));
    }

    [Fact]
    public async Task FollowCalendar_WhileAHeadSigns_NeverOverwritesTheSignature()
    {
        // Every report is signed while the calendar looks at the same tasks; none may be lost.
        var sketches = Enumerable.Range(0, 24).Select(i => new Sketch($"任务{i}", "2026-04-20", (UnitRole.Lead, _energy)));
        var plan = await PublishAsync(Issued, [.. sketches]);
        await FirstQuarterAsync(plan);
        var reports = new List<(int Id, uint Version)>();
        foreach (var task in plan.Tasks)
        {
            var report = await SubmitAsync(_energy, task, Entry with { Percent = 99 });
            reports.Add((report, await VersionAsync(report)));
        }

        var signing = true;
        var calendar = Task.Run(async () =>
        {
            while (Volatile.Read(ref signing))
            {
                // As if a day had begun: all tasks are due to be looked at.
                await QueryAsync("update standings set as_of = as_of - 1, changes_on = as_of");
                await Keeper.FollowCalendarAsync(Cancel);
            }
        }, Cancel);
        await Parallel.ForEachAsync(reports, Cancel, async (report, cancel) => await Reports.SignAsync(Head(_energy), report.Id, report.Version, cancel));
        Volatile.Write(ref signing, false);
        await calendar;

        Assert.Equal(["99|24"], await QueryAsync("select percent, count(*) from standings group by 1"));
    }

    [Fact]
    public async Task Refresh_DraftPlan_StandsNowhere()
    {
        var draft = await DraftAsync(Issued, new Sketch("推进光伏治沙", End, (UnitRole.Lead, _energy)));
        await using var db = Open();

        await Keeper.RefreshPlanAsync(db, draft.Id, Cancel);

        Assert.Equal(["0"], await QueryAsync("select count(*) from standings"));
    }

    [Fact]
    public async Task Publish_UnmatchedUnit_IsRefusedAndStandsNowhere()
    {
        var draft = await DraftAsync(Issued, new Sketch("推进光伏治沙", End, (UnitRole.Lead, _energy)));
        await QueryAsync("update assignments set department_id = null");

        Assert.Equal("unmatched-unit", await RefusalAsync(() => Get<DocumentDesk>().PublishAsync(Actor.Portal, draft.Id, Cancel)));
        await using var db = Open();
        Assert.Equal(DocumentStage.Draft, (await db.Documents.SingleAsync(Cancel)).Stage);
        Assert.Equal(["0"], await QueryAsync("select count(*) from standings"));
    }

    private Task<Plan> LedPlanAsync(string due = End) =>
        PublishAsync(Issued, new Sketch("推进光伏治沙", due, (UnitRole.Lead, _energy), (UnitRole.Support, _forestry)));

    private Task<int> FirstQuarterAsync(Plan plan) => AddPeriodAsync(plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");

    private async Task FollowAsync(string beijing)
    {
        Clock.Set(beijing);
        await Keeper.FollowCalendarAsync(Cancel);
    }

    private Task<List<string>> ShownAsync(int document) => QueryAsync($"""
        select task_id, health, reason, amount, state, due, due_band, percent, awaits_acceptance, scheduled
        from standings where document_id = {document} order by task_id
        """);
}
