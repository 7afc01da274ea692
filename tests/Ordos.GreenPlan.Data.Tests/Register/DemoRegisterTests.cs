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
        Assert.Equal(1, await WaitingRulingsAsync());
    }

    [Fact]
    public async Task Remove_AfterSampleAccountsDescribedMergedAndSplit_LeavesTheIndicatorsAsTheyWere()
    {
        var ids = await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80), Coal(1, 2026, 78), Other(2), Other(3));
        var (coal, other) = (await IndicatorOfAsync(ids[0]), await IndicatorOfAsync(ids[2]));
        await Get<ReadingDesk>().ReportAsync(Coordinator, other.Id, Year(2025, 60), Cancel);
        const string State = "select id, name, roll_up, weight, kind, merged_into_id, confirmed_by from indicators order by id";
        const string Ties = "select 't', id, indicator_id, indicator_confirmed_by, attainment from targets union all select 'r', id, indicator_id, null, null from readings order by 1, 2";
        var (before, ties) = (await QueryAsync(State), await QueryAsync(Ties));
        var desk = Get<IndicatorDesk>();
        var sample = await SampleAsync();

        await desk.DescribeAsync(
            sample, coal.Id, coal.Version, new IndicatorEntry("示例名称", IndicatorDirection.LessIsBetter, IndicatorKind.PerPeriod, RollUp.Weighted, "示例权重", 1, 2, null), Cancel);
        await desk.SplitAsync(sample, coal.Id, [ids[1]], "示例拆出", Cancel);
        await desk.MergeAsync(sample, other.Id, coal.Id, Cancel);
        Assert.NotEqual(ties, await QueryAsync(Ties));

        await Get<DemoData>().RemoveAsync(Cancel);

        Assert.Equal(before, await QueryAsync(State));
        Assert.Equal(ties, await QueryAsync(Ties));

        static Target Other(int ordinal) => new()
        {
            Ordinal = ordinal, IndicatorName = "秸秆综合利用率", Comparator = Comparator.AtLeast, Value = 90, Unit = "%", Year = 2025, Change = TargetChange.None, Quote = "秸秆综合利用率90%以上", Start = 0, End = 5,
        };
    }

    /// <summary>A sample coordinator with an account of its own, as the trail knows it.</summary>
    private async Task<Actor> SampleAsync()
    {
        await using var db = Open();
        var account = new Data.Access.Account { UserName = "sample", DisplayName = "示例调度员", Role = AccountRole.Coordinator, IsDemo = true };
        db.Users.Add(account);
        await db.SaveChangesAsync(Cancel);
        return new Actor(account.Id, account.DisplayName, AccountRole.Coordinator, null, IsDemo: true);
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
