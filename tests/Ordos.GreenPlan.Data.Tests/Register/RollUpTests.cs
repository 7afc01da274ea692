using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Tests.Register;

/// <summary>Districts roll up to the whole, and attainment follows.</summary>
public sealed class RollUpTests(Databases databases) : RegisterTest(databases)
{
    private ReadingDesk Desk => Get<ReadingDesk>();

    protected override async Task ArrangeAsync()
    {
        await using var db = Open();
        db.Departments.AddRange(new[] { "甲旗", "乙旗", "乙旗人民政府" }.Select((name, number) => new Department
        {
            Key = $"district{number}", Name = name, FullName = "某市" + name, Kind = DepartmentKind.District, Level = "旗区",
        }));
        await db.SaveChangesAsync(Cancel);
    }

    [Fact]
    public async Task Report_LastDistrictOfAnAmount_DecidesTheWholesTarget()
    {
        var target = (await PublishTargetsAsync("节能减排方案", "2022-11-01", Amount(0, 300)))[0];
        var indicator = (await IndicatorOfAsync(target)).Id;
        Assert.Equal(RollUp.Sum, (await IndicatorOfAsync(target)).RollUp);

        await Desk.ReportAsync(Coordinator, indicator, Of("甲旗", 180), Cancel);
        Assert.Equal(Attainment.NoData, (await TargetAsync(target)).Attainment);

        await Desk.ReportAsync(Coordinator, indicator, Of("乙旗", 130), Cancel);
        Assert.Equal(Attainment.Met, (await TargetAsync(target)).Attainment);

        await Desk.ReportAsync(Coordinator, indicator, Of("", 200), Cancel);
        Assert.Equal(Attainment.Missed, (await TargetAsync(target)).Attainment);
        Assert.Equal(-110, (await RollUpAsync(indicator)).Difference);
    }

    [Fact]
    public async Task Correct_Weight_MovesTheWeightedMean()
    {
        var target = (await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80)))[0];
        var indicator = await IndicatorOfAsync(target);
        await Get<IndicatorDesk>().DescribeAsync(
            Coordinator, indicator.Id, indicator.Version, new IndicatorEntry("煤炭消费比重", IndicatorDirection.LessIsBetter, IndicatorKind.Level, RollUp.Weighted, "能源消费总量", null, null, null), Cancel);

        // (90×100 + 70×300) ÷ 400 = 75, with equal weights 80
        await Desk.ReportAsync(Coordinator, indicator.Id, Of("甲旗", 90, "%", 100), Cancel);
        var second = await Desk.ReportAsync(Coordinator, indicator.Id, Of("乙旗", 70, "%", 300), Cancel);
        Assert.Equal((75, Attainment.Met), ((await RollUpAsync(indicator.Id)).Value, (await TargetAsync(target)).Attainment));

        await Desk.CorrectAsync(Coordinator, second, await VersionOfAsync(second), new ReadingCorrection(70, "%", null, "权重更正", 50), Cancel);
        Assert.Equal(83.333333m, (await RollUpAsync(indicator.Id)).Value);
        Assert.Equal(Attainment.Near, (await TargetAsync(target)).Attainment);
        Assert.Equal(["300|权重更正"], await QueryAsync("select weight, reason from reading_revisions"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    public async Task Report_WeightThatIsNone_IsRefused(string weight)
    {
        var target = (await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80)))[0];
        var indicator = (await IndicatorOfAsync(target)).Id;

        Assert.Equal("weight-wrong", await RefusalAsync(() =>
            Desk.ReportAsync(Coordinator, indicator, Of("甲旗", 90, "%", decimal.Parse(weight, System.Globalization.CultureInfo.InvariantCulture)), Cancel)));
    }

    private async Task<AreaRollUp> RollUpAsync(int indicator)
    {
        await using var db = Open();
        var readings = await db.Readings.AsNoTracking().Where(reading => reading.IndicatorId == indicator).ToListAsync(Cancel);
        return WholeValues.RollUps(await db.Indicators.SingleAsync(i => i.Id == indicator, Cancel), readings, await WholeValues.DistrictsAsync(db, Cancel))[0];
    }

    private async Task<uint> VersionOfAsync(int reading)
    {
        await using var db = Open();
        return await db.Readings.Where(r => r.Id == reading).Select(r => r.Version).SingleAsync(Cancel);
    }

    private static Target Amount(int ordinal, decimal value) => new()
    {
        Ordinal = ordinal, IndicatorName = "新能源发电装机容量", Comparator = Comparator.AtLeast, Value = value, Unit = "万千瓦", Year = 2025,
        Change = TargetChange.None, Quote = $"新能源发电装机容量达到{value}万千瓦以上", Start = 0, End = 5,
    };

    private static ReadingEntry Of(string area, decimal value, string unit = "万千瓦", decimal? weight = null) =>
        new(area, new ReadingPeriod(PeriodLength.Year, 2025, 1), value, unit, null, weight);
}
