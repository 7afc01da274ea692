using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Tests.Register;

/// <summary>Merging and splitting: targets, readings and later targets go where they belong.</summary>
public sealed class IndicatorDeskTests(Databases databases) : RegisterTest(databases)
{
    private IndicatorDesk Desk => Get<IndicatorDesk>();

    [Fact]
    public async Task Merge_TakesReadingsAndLaterTargetsAlong()
    {
        var ids = await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80), Share(1, "原煤占比", 82));
        var (coal, raw) = ((await IndicatorOfAsync(ids[0])).Id, (await IndicatorOfAsync(ids[1])).Id);
        await Get<ReadingDesk>().ReportAsync(Coordinator, raw, Year(2025, 79), Cancel);

        await Desk.MergeAsync(Coordinator, raw, coal, Cancel);

        Assert.Equal(Attainment.Met, (await TargetAsync(ids[0])).Attainment);
        Assert.Equal([$"{coal}"], await QueryAsync("select indicator_id from readings"));
        var later = await PublishTargetsAsync("减污降碳方案", "2024-09-29", Share(0, "原煤占比", 81));
        Assert.Equal(coal, (await IndicatorOfAsync(later[0])).Id);
    }

    [Fact]
    public async Task Merge_OneAfterTheOther_LeavesNoChain()
    {
        var ids = await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80), Share(1, "原煤占比", 82), Share(2, "散煤占比", 5));
        var (coal, raw, loose) = ((await IndicatorOfAsync(ids[0])).Id, (await IndicatorOfAsync(ids[1])).Id, (await IndicatorOfAsync(ids[2])).Id);

        await Desk.MergeAsync(Coordinator, loose, raw, Cancel);
        await Desk.MergeAsync(Coordinator, raw, coal, Cancel);

        await using var db = Open();
        Assert.Equal([coal, coal], await db.Indicators.Where(i => i.Id != coal).Select(i => i.MergedIntoId!.Value).ToListAsync(Cancel));
        Assert.Equal("merge-self", await RefusalAsync(() => Desk.MergeAsync(Coordinator, coal, raw, Cancel)));
    }

    [Fact]
    public async Task Merge_BothReportedForOnePeriod_IsRefusedAndChangesNothing()
    {
        var ids = await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80), Share(1, "原煤占比", 82));
        var (coal, raw) = ((await IndicatorOfAsync(ids[0])).Id, (await IndicatorOfAsync(ids[1])).Id);
        await Get<ReadingDesk>().ReportAsync(Coordinator, coal, Year(2025, 79), Cancel);
        await Get<ReadingDesk>().ReportAsync(Coordinator, raw, Year(2025, 60), Cancel);

        Assert.Equal("same-reading", await RefusalAsync(() => Desk.MergeAsync(Coordinator, raw, coal, Cancel)));

        Assert.Equal(raw, (await IndicatorOfAsync(ids[1])).Id);
    }

    [Fact]
    public async Task Merge_LevelIntoItsChange_IsRefused()
    {
        var fall = new Target
        {
            Ordinal = 1, IndicatorName = "煤炭消费比重", Comparator = Comparator.AtLeast, Value = 5, Unit = "%", Year = 2025, Change = TargetChange.Decrease, Quote = "煤炭消费比重下降5%", Start = 0, End = 5,
        };
        var ids = await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80), fall);
        var (level, change) = ((await IndicatorOfAsync(ids[0])).Id, (await IndicatorOfAsync(ids[1])).Id);

        Assert.Equal("merge-other", await RefusalAsync(() => Desk.MergeAsync(Coordinator, change, level, Cancel)));
    }

    [Fact]
    public async Task Split_LeavesReadingsWithTheOldAndJudgesBothAnew()
    {
        var ids = await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80), Coal(1, 2026, 78));
        var coal = (await IndicatorOfAsync(ids[0])).Id;
        await Get<ReadingDesk>().ReportAsync(Coordinator, coal, Year(2025, 70), Cancel);
        Assert.Equal(Attainment.Met, (await TargetAsync(ids[1])).Attainment);

        var split = await Desk.SplitAsync(Coordinator, coal, [ids[1]], "工业煤炭消费比重", Cancel);

        Assert.Equal((split, Attainment.NoData), ((await IndicatorOfAsync(ids[1])).Id, (await TargetAsync(ids[1])).Attainment));
        Assert.Equal(Attainment.Met, (await TargetAsync(ids[0])).Attainment);
        Assert.Equal("nothing-chosen", await RefusalAsync(() => Desk.SplitAsync(Coordinator, coal, [], "空", Cancel)));
    }

    private static Target Share(int ordinal, string name, decimal value) => new()
    {
        Ordinal = ordinal, IndicatorName = name, Comparator = Comparator.AtMost, Value = value, Unit = "%", Year = 2025, Change = TargetChange.None, Quote = $"{name}降至{value}%以下", Start = 0, End = 5,
    };
}
