using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Data.Tests.Standings;

/// <summary>A past day is shown as it ended.</summary>
public sealed class StandingHistoryTests(Databases databases) : BusyPortalTest(databases)
{
    private const string Columns = "task_id, document_id, health, reason, amount, state, due, due_band, percent, awaits_acceptance, scheduled";

    private StandingHistory History => Get<StandingHistory>();

    [Fact]
    public async Task StandingsOn_EveryDayOfThreeWeeks_ShowsWhatTheDayEndedWith()
    {
        var ended = await PassDaysAsync(new Random(20260403), days: 21, kinds: 10);

        foreach (var (day, standings) in ended)
        {
            Assert.Equal(standings, await OnAsync(day));
        }

        Assert.True(ended.Values.Select(standings => string.Join('\n', standings)).Distinct().Count() > 15);
    }

    [Fact]
    public async Task Rebuild_FromWhatIsStamped_GivesEveryDayAsItEnded()
    {
        // Neither a report that was sent back nor an earlier deadline leaves a moment behind.
        var ended = await PassDaysAsync(new Random(7), days: 21, kinds: 8);
        await QueryAsync("delete from standing_spans");

        await RebuildAsync();

        foreach (var (day, standings) in ended)
        {
            Assert.Equal(standings, await OnAsync(day));
        }
    }

    [Fact]
    public async Task Rebuild_HealthSince_IsTheDayOfTheTurn()
    {
        await PassDaysAsync(new Random(11), days: 14, kinds: 8);
        // Worked out from what is stamped, a task has stood since its period opened, two days before it was published.
        const string since = "select task_id, greatest(health_since, '2026-04-03') from standings order by 1";
        var kept = await QueryAsync(since);

        await RebuildAsync();

        Assert.Equal(kept, await QueryAsync(since));
        Assert.True((await QueryAsync("select distinct health_since from standings")).Count > 2);
    }

    [Fact]
    public async Task Follow_PeriodClosed_CountsItsLastDayOnce()
    {
        var ended = await PassDaysAsync(new Random(5), days: 10, kinds: 10);

        await History.FollowAsync(Cancel);

        Assert.Equal(["2026-04-10"], (await QueryAsync("select distinct day::text from day_counts")));
        var open = ended[Day("2026-04-10")].GroupBy(row => row.Split('|')[2]).OrderBy(own => own.Key, StringComparer.Ordinal).Select(own => $"{own.Key}|{own.Count()}");
        Assert.Equal(open, await QueryAsync("select health, sum(tasks) from day_counts group by 1 order by 1"));
        Assert.Equal(
            await QueryAsync("""
                select d.department_id, s.document_id, s.health, count(distinct s.task_id)
                from standings_on('2026-04-10') s join duties d on d.task_id = s.task_id and d.role in ('Lead', 'Shared') group by 1, 2, 3 order by 1, 2, 3
                """),
            await QueryAsync("select department_id, document_id, health, tasks from day_department_counts order by 1, 2, 3"));

        // What is done later changes nothing about that day.
        var counted = await QueryAsync("select * from day_counts order by 1, 2, 3, 4, 5");
        await PassDaysAsync(new Random(6), days: 3, kinds: 10);
        await History.FollowAsync(Cancel);
        Assert.Equal(counted, await QueryAsync("select * from day_counts order by 1, 2, 3, 4, 5"));
    }

    [Fact]
    public async Task Follow_MonthOver_CountsItsLastDay()
    {
        await PassDaysAsync(new Random(9), days: 1, kinds: 10);
        Clock.Set("2026-06-02 09:00");
        await Get<StandingKeeper>().FollowCalendarAsync(Cancel);

        await History.FollowAsync(Cancel);

        // Not the months before: no task stood anywhere then.
        Assert.Equal(["2026-04-10|30", "2026-04-30|30", "2026-05-31|30"], await QueryAsync("select day::text, sum(tasks) from day_counts group by 1 order by 1"));
    }

    [Fact]
    public async Task Follow_PlanWithoutPast_WorksItOut()
    {
        await QueryAsync("delete from standing_spans");

        await History.FollowAsync(Cancel);

        Assert.Equal(["30"], await QueryAsync("select count(distinct task_id) from standing_spans where until is null"));
    }

    [Fact]
    public async Task Withdraw_Plan_StoodUntilThen()
    {
        await PassDaysAsync(new Random(3), days: 4, kinds: 10);
        var today = await OnAsync(Day("2026-04-06"));

        await Get<ImportUndo>().WithdrawAsync(Actor.Portal, Plans[1].Id, "文件印制有误", Cancel);

        Assert.Equal(today, await OnAsync(Day("2026-04-06")));
        Assert.Equal(["15"], await QueryAsync("select count(*) from standing_spans where until is null"));
    }

    [Fact]
    public async Task Archive_Plan_StoodAsBeforeOnTheDaysBefore()
    {
        var ended = await PassDaysAsync(new Random(4), days: 2, kinds: 10);

        await Get<DocumentDesk>().ArchiveAsync(Coordinator, Plans[0].Id, Cancel);

        Assert.Equal(ended[Day("2026-04-04")], await OnAsync(Day("2026-04-04")));
        Assert.Contains(await OnAsync(Day("2026-04-05")), row => row.Contains("|Archived|", StringComparison.Ordinal));
    }

    /// <summary>Lets people work for some days.</summary>
    /// <returns>How the tasks stood at the end of each.</returns>
    private async Task<Dictionary<DateOnly, List<string>>> PassDaysAsync(Random random, int days, int kinds)
    {
        var ended = new Dictionary<DateOnly, List<string>>();

        for (var day = 0; day < days; day++)
        {
            for (var i = 0; i < 8; i++)
            {
                await ActAsync(random, kinds);
            }

            ended[Get<PortalCalendar>().Today] = await QueryAsync($"select {Columns} from standings order by task_id");
            Clock.Advance(TimeSpan.FromDays(1));
            await Get<StandingKeeper>().FollowCalendarAsync(Cancel);
        }

        return ended;
    }

    private async Task RebuildAsync()
    {
        await using var db = Open();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        await History.RebuildAsync(db, [.. Plans.SelectMany(plan => plan.Tasks)], Cancel);
        await transaction.CommitAsync(Cancel);
    }

    private Task<List<string>> OnAsync(DateOnly day) => QueryAsync($"select {Columns} from standings_on('{day:yyyy-MM-dd}') order by task_id");
}
