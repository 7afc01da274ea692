using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Standings;

/// <summary>How standings follow the calendar.</summary>
public sealed class StandingCalendarTests(Databases databases) : StandingTest(databases)
{
    [Fact]
    public async Task FollowCalendar_EveryDayOfAMonth_ShowsWhatAFreshLookShows()
    {
        var sketches = Enumerable.Range(0, 40).Select(i => new Sketch($"任务{i}", i % 10 == 9 ? null : $"{Day("2026-04-01").AddDays(i * 2):O}", (UnitRole.Lead, Energy)));
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
                    await ReportAndAcceptAsync(Energy, task, Entry with { Percent = 80 + day, NeedsCoordination = day == 5 });
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
        var sketches = Enumerable.Range(0, 24).Select(i => new Sketch($"任务{i}", "2026-04-20", (UnitRole.Lead, Energy)));
        var plan = await PublishAsync(Issued, [.. sketches]);
        await FirstQuarterAsync(plan);
        var reports = new List<(int Id, uint Version)>();
        foreach (var task in plan.Tasks)
        {
            var report = await SubmitAsync(Energy, task, Entry with { Percent = 99 });
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
        await Parallel.ForEachAsync(reports, Cancel, async (report, cancel) => await Reports.SignAsync(Head(Energy), report.Id, report.Version, cancel));
        Volatile.Write(ref signing, false);
        await calendar;

        Assert.Equal(["99|24"], await QueryAsync("select percent, count(*) from standings group by 1"));
    }
}
