using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Demo;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Data.Tests.Register;

/// <summary>What sample accounts left in the register goes with them; what real ones reported stays.</summary>
public sealed class DemoRegisterTests(Databases databases) : RegisterTest(databases)
{
    private static Actor Sample => Coordinator with { IsDemo = true };

    [Fact]
    public async Task Remove_SampleReadings_GoWithTheirRevisionsAndAttainmentFollows()
    {
        var target = (await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80)))[0];
        var indicator = (await IndicatorOfAsync(target)).Id;
        var desk = Get<ReadingDesk>();
        await desk.ReportAsync(Coordinator, indicator, Year(2024, 90), Cancel);
        var sample = await desk.ReportAsync(Sample, indicator, Year(2025, 85), Cancel);
        await using var db = Open();
        var version = await db.Readings.Where(reading => reading.Id == sample).Select(reading => reading.Version).SingleAsync(Cancel);
        await desk.CorrectAsync(Sample, sample, version, 79, "%", null, "示例更正", Cancel);
        Assert.Equal(Attainment.Met, (await TargetAsync(target)).Attainment);

        await Get<DemoData>().RemoveAsync(Cancel);

        Assert.Equal(["2024|90"], await QueryAsync("select year, value from readings"));
        Assert.Equal(["0"], await QueryAsync("select count(*) from reading_revisions"));
        Assert.Equal(Attainment.Missed, (await TargetAsync(target)).Attainment);
    }

    [Fact]
    public async Task Remove_SampleRuling_LetsThePairWaitAgainAndEachValueCountForItself()
    {
        var strict = (await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80)))[0];
        var mild = (await PublishTargetsAsync("减污降碳方案", "2024-09-29", Coal(0, 2025, 85)))[0];
        await Get<ReadingDesk>().ReportAsync(Coordinator, (await IndicatorOfAsync(strict)).Id, Year(2025, 85), Cancel);
        await Get<RulingDesk>().RuleAsync(Sample, new RulingEntry(strict, mild, PairVerdict.Conflicting, mild, "示例裁定"), Cancel);
        Assert.Equal(Attainment.Met, (await TargetAsync(strict)).Attainment);

        await Get<DemoData>().RemoveAsync(Cancel);

        Assert.Equal((null, Attainment.Missed), ((await TargetAsync(strict)).RuledTargetId, (await TargetAsync(strict)).Attainment));
        Assert.Equal(1, await Get<RulingDesk>().CountWaitingAsync(Cancel));
    }

    [Fact]
    public async Task Correct_RealReadingBySampleAccount_IsRefused()
    {
        var target = (await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80)))[0];
        var real = await Get<ReadingDesk>().ReportAsync(Coordinator, (await IndicatorOfAsync(target)).Id, Year(2024, 90), Cancel);
        await using var db = Open();
        var version = await db.Readings.Select(reading => reading.Version).SingleAsync(Cancel);

        Assert.Equal("sample-real", await RefusalAsync(() => Get<ReadingDesk>().CorrectAsync(Sample, real, version, 79, "%", null, "示例更正", Cancel)));
    }
}
