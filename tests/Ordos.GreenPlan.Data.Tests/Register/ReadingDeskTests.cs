using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Tests.Standings;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Tests.Register;

public sealed class ReadingDeskTests(Databases databases) : RegisterTest(databases)
{
    private ReadingDesk Desk => Get<ReadingDesk>();

    [Fact]
    public async Task Report_LatestOfTheYear_DecidesAttainmentByDirection()
    {
        var targets = await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80), Coal(1, 2025, 88, scope: "甲旗"));
        var indicator = (await IndicatorOfAsync(targets[0])).Id;
        Assert.Equal(Attainment.NoData, (await TargetAsync(targets[0])).Attainment);

        await Desk.ReportAsync(Coordinator, indicator, Year(2024, 90.2m), Cancel);
        Assert.Equal(Attainment.Missed, (await TargetAsync(targets[0])).Attainment);

        await Desk.ReportAsync(Coordinator, indicator, Year(2025, 79.9m), Cancel);
        Assert.Equal(Attainment.Met, (await TargetAsync(targets[0])).Attainment);

        // A reading of the whole says nothing of a district.
        Assert.Equal(Attainment.NoData, (await TargetAsync(targets[1])).Attainment);
    }

    [Fact]
    public async Task Counts_TargetsAddedJudgedAndRemoved_EqualAFreshCount()
    {
        var targets = await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80), Coal(1, 2025, 88, scope: "甲旗"));
        Assert.Equal(await QueryAsync(KeptTables.FreshTargets), await QueryAsync(KeptTables.KeptTargets));

        await Desk.ReportAsync(Coordinator, (await IndicatorOfAsync(targets[0])).Id, Year(2025, 79.9m), Cancel);
        Assert.Equal(await QueryAsync(KeptTables.FreshTargets), await QueryAsync(KeptTables.KeptTargets));

        await QueryAsync($"delete from targets where id = {targets[1]}");
        await QueryAsync("select fold_counts()");
        Assert.Equal(await QueryAsync(KeptTables.FreshTargets), await QueryAsync(KeptTables.KeptTargets));
        Assert.Equal(["0"], await QueryAsync("select count(*) - count(distinct (document_id, attainment)) from target_counts"));
    }

    [Fact]
    public async Task Report_SamePeriodTwice_IsRefused()
    {
        var indicator = await IndicatorAsync();
        await Desk.ReportAsync(Coordinator, indicator, Year(2025, 81), Cancel);

        Assert.Equal("already-reported", await RefusalAsync(() => Desk.ReportAsync(Coordinator, indicator, Year(2025, 82), Cancel)));
    }

    [Theory]
    [InlineData(2025, 13, PeriodLength.Month, "no-such-period")]
    [InlineData(2026, 3, PeriodLength.Quarter, "period-ahead")]
    [InlineData(1800, 1, PeriodLength.Year, "no-such-period")]
    public async Task Report_PeriodThatCannotBe_IsRefused(int year, int number, PeriodLength length, string code)
    {
        var indicator = await IndicatorAsync();

        Assert.Equal(code, await RefusalAsync(() =>
            Desk.ReportAsync(Coordinator, indicator, new ReadingEntry("", new ReadingPeriod(length, year, number), 80, "%", null), Cancel)));
    }

    [Fact]
    public async Task Report_UnitThatCannotBeConverted_IsRefused()
    {
        var indicator = await IndicatorAsync();

        Assert.Equal("unit-other", await RefusalAsync(() => Desk.ReportAsync(Coordinator, indicator, Year(2025, 8, "个百分点"), Cancel)));
    }

    [Fact]
    public async Task Report_OutsideThePlausibleRange_AsksForAnExplanation()
    {
        var indicator = await IndicatorAsync();
        await DescribeAsync(indicator, department: null, from: 50, to: 100);

        Assert.Equal("note-missing", await RefusalAsync(() => Desk.ReportAsync(Coordinator, indicator, Year(2025, 8), Cancel)));
        await Desk.ReportAsync(Coordinator, indicator, Year(2025, 8) with { Note = "口径调整" }, Cancel);
    }

    [Fact]
    public async Task Report_CumulativeBelowTheLastValue_AsksForAWordOrIsRefusedAsTheIndicatorSays()
    {
        var indicator = await IndicatorAsync();
        await DescribeAsync(indicator, department: null, kind: IndicatorKind.Cumulative);
        await Desk.ReportAsync(Coordinator, indicator, Year(2024, 60), Cancel);
        await Desk.ReportAsync(Coordinator, indicator, Year(2024, 20) with { Area = "甲旗" }, Cancel); // another area's value says nothing

        Assert.Equal("note-missing", await RefusalAsync(() => Desk.ReportAsync(Coordinator, indicator, Quarter(2025, 1, 59), Cancel)));
        Assert.Equal("note-missing", await RefusalAsync(() => Desk.TakeAllAsync(Coordinator, [(indicator, Quarter(2025, 1, 59))], [], Cancel)));
        await Desk.ReportAsync(Coordinator, indicator, Quarter(2025, 1, 59) with { Note = "上年数据核减" }, Cancel);

        await DescribeAsync(indicator, department: null, kind: IndicatorKind.Cumulative, isStrict: true);
        Assert.Equal("value-lower", await RefusalAsync(() => Desk.ReportAsync(Coordinator, indicator, Quarter(2025, 2, 58) with { Note = "再次核减" }, Cancel)));
        await Desk.ReportAsync(Coordinator, indicator, Year(2023, 41), Cancel); // an earlier period is not held against later ones
        Assert.Equal("value-lower", await RefusalAsync(async () => await CorrectAsync(await ReadingIdAsync(2024), 40, "统计口径调整")));
        await CorrectAsync(await ReadingIdAsync(2024), 55, "统计口径调整");

        static ReadingEntry Quarter(int year, int number, decimal value) => new("", new ReadingPeriod(PeriodLength.Quarter, year, number), value, "%", null);

        async Task<int> ReadingIdAsync(int year)
        {
            await using var db = Open();
            return await db.Readings.Where(reading => reading.Year == year && reading.Area == "").Select(reading => reading.Id).SingleAsync(Cancel);
        }
    }

    [Fact]
    public async Task Report_TenTimesTheLastValue_AsksForAWord()
    {
        var indicator = await IndicatorAsync();
        await Desk.ReportAsync(Coordinator, indicator, Year(2024, 88), Cancel);

        Assert.Equal("note-missing", await RefusalAsync(() => Desk.ReportAsync(Coordinator, indicator, Year(2025, 0.874m), Cancel)));
        await Desk.ReportAsync(Coordinator, indicator, Year(2025, 87.4m), Cancel);
    }

    [Fact]
    public async Task Correct_WithReason_KeepsTheOldValueAndJudgesAnew()
    {
        var targets = await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80));
        var indicator = (await IndicatorOfAsync(targets[0])).Id;
        var id = await Desk.ReportAsync(Coordinator, indicator, Year(2025, 79), Cancel);

        Assert.Equal("reason-missing", await RefusalAsync(() => CorrectAsync(id, 87.4m, " ")));
        await CorrectAsync(id, 87.4m, "统计口径调整");

        await using var db = Open();
        var reading = await db.Readings.Include(r => r.Revisions).SingleAsync(Cancel);
        var old = Assert.Single(reading.Revisions);
        Assert.Equal((87.4m, 79m, "统计口径调整", "调度员"), (reading.Value, old.Value, old.Reason, old.CorrectedBy));
        Assert.Equal(Attainment.Missed, (await TargetAsync(targets[0])).Attainment);
        Assert.Contains(await QueryAsync("select changes from audit_entries where entity = 'Reading'"), row => row.Contains("87.4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Report_EveryRole_FollowsTheTable()
    {
        var (own, other) = (await AddDepartmentAsync("市统计局"), await AddDepartmentAsync("市能源局"));
        var indicator = await IndicatorAsync();
        await DescribeAsync(indicator, own);
        var year = 2015;
        Task ReportAs(Actor actor) => Desk.ReportAsync(actor, indicator, Year(year++, 90), Cancel);

        await ReportAs(Staff(own));
        await ReportAs(Head(own));
        await ReportAs(Coordinator);
        Assert.Equal("forbidden", await RefusalAsync(() => ReportAs(Staff(other))));
        Assert.Equal("forbidden", await RefusalAsync(() => ReportAs(Head(other))));
        Assert.Equal("forbidden", await RefusalAsync(() => ReportAs(Leader)));
        Assert.Equal("forbidden", await RefusalAsync(() => ReportAs(Administrator)));
    }

    [Fact]
    public async Task ReportAll_OneOfThemRefused_StoresNone()
    {
        var indicator = await IndicatorAsync();

        await RefusalAsync(() => Desk.ReportAllAsync(Coordinator, [(indicator, Year(2024, 90)), (indicator, Year(2024, 91))], Cancel));

        await using var db = Open();
        Assert.Empty(await db.Readings.ToListAsync(Cancel));
    }

    [Fact]
    public async Task TakeAll_NewValuesAndACorrection_AreStoredTogetherOrNotAtAll()
    {
        var indicator = await IndicatorAsync();
        var known = await Desk.ReportAsync(Coordinator, indicator, Year(2024, 90), Cancel);
        await using var db = Open();
        var version = await db.Readings.Where(r => r.Id == known).Select(r => r.Version).SingleAsync(Cancel);

        Assert.Equal("reason-missing", await RefusalAsync(() =>
            Desk.TakeAllAsync(Coordinator, [(indicator, Year(2025, 85))], [(known, version, new ReadingCorrection(91, "%", null, null))], Cancel)));
        Assert.Equal(["2024|90"], await QueryAsync("select year, value from readings"));

        await Desk.TakeAllAsync(Coordinator, [(indicator, Year(2025, 85))], [(known, version, new ReadingCorrection(91, "%", null, "统计局更正"))], Cancel);
        Assert.Equal(["2024|91", "2025|85"], await QueryAsync("select year, value from readings order by year"));
        Assert.Equal(["90|统计局更正"], await QueryAsync("select value, reason from reading_revisions"));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Desk.TakeAllAsync(Coordinator, [(indicator, Year(2023, 95))], [(known, version, new ReadingCorrection(92, "%", null, "再更正"))], Cancel));
        Assert.Equal(2, await db.Readings.CountAsync(Cancel));
    }

    [Fact]
    public async Task TakeAll_ReadingOfAnotherDepartmentsIndicator_IsRefused()
    {
        var (own, other) = (await AddDepartmentAsync("市统计局"), await AddDepartmentAsync("市能源局"));
        var indicator = await IndicatorAsync();
        await DescribeAsync(indicator, own);
        var known = await Desk.ReportAsync(Staff(own), indicator, Year(2024, 90), Cancel);
        await using var db = Open();
        var version = await db.Readings.Select(r => r.Version).SingleAsync(Cancel);

        Assert.Equal("forbidden", await RefusalAsync(() => Desk.TakeAllAsync(Staff(other), [], [(known, version, new ReadingCorrection(91, "%", null, "更正"))], Cancel)));
    }

    private async Task<int> IndicatorAsync() => (await IndicatorOfAsync((await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80)))[0])).Id;

    private async Task DescribeAsync(
        int id, int? department, decimal? from = null, decimal? to = null, IndicatorKind kind = IndicatorKind.Level, bool isStrict = false)
    {
        await using var db = Open();
        var version = await db.Indicators.Where(i => i.Id == id).Select(i => i.Version).SingleAsync(Cancel);
        await Get<IndicatorDesk>().DescribeAsync(
            Coordinator, id, version, new IndicatorEntry("煤炭消费比重", IndicatorDirection.LessIsBetter, kind, RollUp.None, null, from, to, department, isStrict), Cancel);
    }

    private async Task CorrectAsync(int id, decimal value, string reason)
    {
        await using var db = Open();
        var version = await db.Readings.Where(r => r.Id == id).Select(r => r.Version).SingleAsync(Cancel);
        await Desk.CorrectAsync(Coordinator, id, version, value, "%", null, reason, Cancel);
    }
}
