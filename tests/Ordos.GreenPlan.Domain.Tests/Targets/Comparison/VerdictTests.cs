using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Domain.Tests.Targets.Comparison;

public sealed class VerdictTests
{
    private const string Earlier = "2022-11-15";
    private const string Later = "2024-09-29";

    [Theory]
    [InlineData(Comparator.AtLeast, Comparator.Equal)]
    [InlineData(Comparator.About, Comparator.AtLeast)]
    [InlineData(Comparator.LessThan, Comparator.AtMost)]
    public void Compare_OneValueUnderDifferentBounds_IsTheSame(Comparator one, Comparator other)
    {
        var pair = Notice.Pair(new Notice(Earlier).With("再生水利用率", 78, "%", 2026, one), new Notice(Later).With("再生水利用率", 78, "%", 2026, other));

        Assert.Equal(PairVerdict.Same, pair?.Verdict);
    }

    [Fact]
    public void Compare_OneYearTwoValues_ConflictsThoughOneNoticeIsYounger()
    {
        var pair = Notice.Pair(
            new Notice(Earlier).With("畜禽粪污综合利用率", 95, "%", 2025, Comparator.AtLeast), new Notice(Later).With("畜禽粪污综合利用率", 85, "%", 2025, Comparator.AtLeast));

        Assert.Equal(PairVerdict.Conflicting, pair?.Verdict);
        Assert.Contains("95%以上", pair!.Reason, StringComparison.Ordinal);
        Assert.Contains("85%以上", pair.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("煤炭消费比重", 80, 2025, 87, 2026, Comparator.AtMost, PairVerdict.Relaxed)]
    [InlineData("煤炭消费比重", 93, 2020, 80, 2025, Comparator.AtMost, PairVerdict.NextStep)]
    [InlineData("工业固废综合利用率", 80, 2025, 70, 2026, Comparator.AtLeast, PairVerdict.Relaxed)]
    [InlineData("可再生能源装机", 5000, 2025, 5000, 2026, Comparator.Equal, PairVerdict.Relaxed)]
    [InlineData("可再生能源装机", 5000, 2027, 5000, 2026, Comparator.Equal, PairVerdict.Tightened)]
    [InlineData("非化石能源占能源消费比重", 12, 2025, 15, 2026, Comparator.Equal, PairVerdict.NextStep)]
    [InlineData("供电煤耗", 305, 2025, 300, 2026, Comparator.Equal, PairVerdict.NextStep)]
    public void Compare_LaterDocumentAnotherYear_AsksForMoreOrLess(string indicator, int value, int year, int laterValue, int laterYear, Comparator comparator, PairVerdict verdict)
    {
        var pair = Notice.Pair(new Notice(Earlier).With(indicator, value, "%", year, comparator), new Notice(Later).With(indicator, laterValue, "%", laterYear, comparator));

        Assert.Equal(verdict, pair?.Verdict);
    }

    [Fact]
    public void Compare_YearsOfOneNotice_AreSteps()
    {
        var pairs = Notice.Pairs(new Notice(Later)
            .With("环保设施运行效率", 3, "%", 2024, change: TargetChange.Increase, baseline: 2023)
            .With("环保设施运行效率", 6, "%", 2025, change: TargetChange.Increase, baseline: 2023));

        Assert.Equal(PairVerdict.NextStep, Assert.Single(pairs).Verdict);
    }

    [Theory]
    [InlineData(2015)]
    [InlineData(null)]
    public void Compare_FallCountedFromTheYearTheFormerWasDue_GoesOnFromThere(int? baseline)
    {
        var pair = Notice.Pair(
            new Notice("2018-12-03").With("万元GDP二氧化碳排放", 18, "%", 2020, change: TargetChange.Decrease, baseline: baseline),
            new Notice(Later).With("单位地区生产总值二氧化碳排放", 17.5m, "%", 2026, change: TargetChange.Decrease, baseline: 2020));

        Assert.Equal(PairVerdict.NextStep, pair?.Verdict);
    }

    [Fact]
    public void Compare_FallsFromTwoBaseYearsDueTogether_AreOfDifferentScope()
    {
        var pair = Notice.Pair(
            new Notice(Earlier).With("单位GDP能耗", 16.5m, "%", 2025, change: TargetChange.Decrease, baseline: 2020),
            new Notice(Later).With("单位GDP能耗", 30, "%", 2025, change: TargetChange.Decrease, baseline: 2015));

        Assert.Equal(PairVerdict.DifferentScope, pair?.Verdict);
    }

    [Fact]
    public void Compare_LevelAndItsOwnChange_AreOfDifferentScope()
    {
        var pairs = Notice.Pairs(new Notice(Earlier)
            .With("火电平均供电煤耗", 305, "克标准煤/千瓦时", 2025).With("火电平均供电煤耗", -26, "克标准煤/千瓦时", 2025, change: TargetChange.Decrease, baseline: 2020));

        Assert.Equal(PairVerdict.DifferentScope, Assert.Single(pairs).Verdict);
    }

    [Fact]
    public void Compare_WholeFleetAndAClassOfUnits_AreOfDifferentScope()
    {
        var pair = Notice.Pair(
            new Notice(Earlier).With("火电平均供电煤耗", 305, "克标准煤/千瓦时", 2025),
            new Notice(Later).With("60万千瓦及以上燃煤发电机组平均供电煤耗", 290, "克标准煤/千瓦时", 2026, Comparator.LessThan));

        Assert.Equal(PairVerdict.DifferentScope, pair?.Verdict);
    }

    [Fact]
    public void Compare_BasicAndIncentiveValue_AreOfDifferentScope()
    {
        var pairs = Notice.Pairs(new Notice(Earlier)
            .With("能耗强度降低基本目标", 18, "%", 2025, change: TargetChange.Decrease, scope: "达川县").With("能耗强度降低激励目标", 20.4m, "%", 2025, change: TargetChange.Decrease, scope: "达川县"));

        Assert.Equal(PairVerdict.DifferentScope, Assert.Single(pairs).Verdict);
    }

    [Fact]
    public void Compare_NamedParkAgainstItsKind_IsHeldToTheKindsTarget()
    {
        var pair = Notice.Pair(
            new Notice(Earlier).With("新能源消纳比重", 100, "%", 2025, scope: "零碳示范园区"), new Notice(Later).With("新能源消纳比例", 80, "%", 2025, scope: "东山经济开发区零碳产业园"));

        Assert.Equal(PairVerdict.Conflicting, pair?.Verdict);
    }

    [Fact]
    public void Compare_DemandOnNewProjects_SaysNothingOfTheWholeArea()
    {
        var pair = Notice.Pair(
            new Notice("2018-12-03").With("万元工业增加值能耗", 2.03m, "吨标煤/万元", 2020),
            new Notice(Earlier).With(
                "单位工业增加值能耗", 1.33m, "吨标准煤/万元", 2025, Comparator.LessThan, quote: "单位工业增加值能耗须低于1.33吨标准煤/万元", sentence: "新建、扩建“两高”项目，单位工业增加值能耗须低于1.33吨标准煤/万元"));

        Assert.Equal(PairVerdict.DifferentScope, pair?.Verdict);
    }

    [Fact]
    public void Compare_RegionAndItsCity_AreOfDifferentScope()
    {
        var pair = Notice.Pair(new Notice(Earlier, "青北自治区人民政府").With("煤炭消费比重", 75, "%", 2025), new Notice(Later, "青北自治区河川市人民政府").With("煤炭消费比重", 80, "%", 2025));

        Assert.Equal(PairVerdict.DifferentScope, pair?.Verdict);
    }

    [Fact]
    public void Compare_RegionsTargetForTheCity_ConflictsWithTheCitysOwn()
    {
        var pair = Notice.Pair(
            new Notice(Earlier, "青北自治区人民政府").With("煤炭消费比重", 75, "%", 2025, scope: "河川市"), new Notice(Later, "河川市人民政府").With("煤炭消费比重", 80, "%", 2025, scope: "全市"));

        Assert.Equal(PairVerdict.Conflicting, pair?.Verdict);
    }

    [Fact]
    public void Compare_LinesOfADistrictTable_AreNotProposed()
    {
        var pairs = Notice.Pairs(new Notice(Earlier)
            .With("煤炭消费比重", 80, "%", 2025, scope: "全市").With("煤炭消费比重", 70, "%", 2025, scope: "东山区").With("煤炭消费比重", 75, "%", 2025, scope: "西河县"));

        Assert.Empty(pairs);
    }

    [Fact]
    public void Compare_SummaryTableThatLeavesOutTheGroup_RepeatsTheText()
    {
        var pairs = Notice.Pairs(new Notice(Earlier)
            .With("公共机构人均综合能耗", 6, "%", 2025, change: TargetChange.Decrease).With("人均综合能耗", -6, "%", 2025, change: TargetChange.Decrease, baseline: 2020));

        Assert.Equal(PairVerdict.Same, Assert.Single(pairs).Verdict);
    }

    [Fact]
    public void Compare_NoYearPrinted_TakesTheLastOfThePlanAndSaysSo()
    {
        var pairs = Notice.Pairs(new Notice(Later, horizon: 2026).With("煤炭消费比重", 87, "%", null, Comparator.AtMost).With("煤炭消费比重", 87, "%", 2026, Comparator.LessThan));

        var pair = Assert.Single(pairs);
        Assert.Equal(PairVerdict.Same, pair.Verdict);
        Assert.Contains("原文未写年份", pair.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_NoYearPrintedAndLessThanBefore_IsRelaxedForTheLastYearOfThePlan()
    {
        var pair = Notice.Pair(new Notice(Earlier).With("煤炭消费比重", 80, "%", 2025, Comparator.AtMost), new Notice(Later, horizon: 2026).With("煤炭消费比重", 87, "%", null, Comparator.AtMost));

        Assert.Equal(PairVerdict.Relaxed, pair?.Verdict);
    }

    [Fact]
    public void Compare_StandingDemandOfTwoPlans_IsTheSame()
    {
        var pair = Notice.Pair(
            new Notice(Earlier, horizon: 2025).With("建筑节能标准执行率", 100, "%", null), new Notice(Later, horizon: 2026).With("建筑节能标准执行率", 100, "%", null));

        Assert.Equal(PairVerdict.Same, pair?.Verdict);
    }

    [Theory]
    [InlineData("II类", PairVerdict.Same)]
    [InlineData("III类", PairVerdict.Conflicting)]
    public void Compare_Grades_AgreeOrConflict(string other, PairVerdict verdict)
    {
        var pair = Notice.Pair(new Notice(Earlier).With("黄河干流水质", null, "II类", 2025), new Notice(Later).With("黄河干流水质", null, other, 2025));

        Assert.Equal(verdict, pair?.Verdict);
    }
}
