using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Domain.Tests.Targets.Comparison;

/// <summary>Which names measure the same, and which units can be compared.</summary>
public sealed class LikenessTests
{
    [Theory]
    [InlineData("单位地区生产总值能源消耗", "万元GDP（地区生产总值）能耗")]
    [InlineData("单位GDP能耗", "能耗强度")]
    [InlineData("一般工业固体废物综合利用率", "工业固体废弃物利用率")]
    [InlineData("非化石能源占能源消费比重", "非化石能源占能源消费总量比重")]
    [InlineData("服务业增加值比重", "服务业增加值占地区生产总值比重")]
    [InlineData("煤炭占一次能源消费比重", "煤炭消费比重")]
    [InlineData("细颗粒物（PM2.5）年均浓度", "PM2.5浓度")]
    [InlineData("煤炭消费量", "煤炭消费总量")]
    [InlineData("新能源发电总装机容量", "可再生能源装机")]
    [InlineData("规模以上工业单位增加值能耗", "规模以上工业增加值能耗")]
    [InlineData("单位地区生产总值能耗", "单位地区生产总值能耗强度")]
    [InlineData("绿色防控覆盖率", "绿色防控率")]
    [InlineData("可再生能源电力消纳权重", "可再生能源电力消纳比例")]
    [InlineData("农作物秸秆综合利用率", "秸秆综合利用率")]
    [InlineData("草原综合植被盖度", "草原植被覆盖度")]
    [InlineData("挥发性有机物排放总量", "VOCs排放总量")]
    [InlineData("河川市再生水利用率", "全市再生水利用率")]
    public void Compare_OneIndicatorInOtherWords_IsFound(string name, string other) => Assert.Equal(PairVerdict.Same, Verdict(name, other));

    [Theory]
    [InlineData("公共交通出行分担率", "主城区公共交通出行率")]
    [InlineData("畜禽粪污综合利用率", "规模化养殖场畜禽粪污综合利用率")]
    [InlineData("新增和更新新能源公交车比例", "新能源公交车占比")]
    [InlineData("装配式建筑占新建建筑面积的比例", "装配式建筑占城镇新建建筑的比例")]
    public void Compare_NameWithWordsMore_IsOfDifferentScope(string name, string other) => Assert.Equal(PairVerdict.DifferentScope, Verdict(name, other));

    [Theory]
    [InlineData("再生水利用率", "非常规水利用率")]
    [InlineData("污水处理率", "污水收集率")]
    [InlineData("单位地区生产总值二氧化碳排放", "营运交通工具单位换算周转量碳排放强度")]
    [InlineData("非化石能源装机比重", "非化石能源占能源消费比重")]
    [InlineData("低碳示范园区新能源消纳比重", "零碳示范园区新能源消纳比重")]
    [InlineData("环保设施运行效率", "环保设施运行频率")]
    [InlineData("新能源电量占比", "新能源电力消纳比例")]
    public void Compare_OtherIndicator_IsNoPair(string name, string other) => Assert.Null(Verdict(name, other));

    [Fact]
    public void Compare_AddedValueInTheNameOfAFall_StaysInTheName()
    {
        var pair = Notice.Pair(
            new Notice("2022-11-15").With("万元工业增加值用水量", 16, "%", 2025, change: TargetChange.Decrease),
            new Notice("2024-09-29").With("单位工业增加值用水量", 16, "%", 2025, change: TargetChange.Decrease, baseline: 2020));

        Assert.Equal(PairVerdict.Same, pair?.Verdict);
    }

    [Theory]
    [InlineData(5000, "万千瓦", 50, "吉瓦", PairVerdict.Same)]
    [InlineData(5000, "万千瓦", 50_000_000, "千瓦", PairVerdict.Same)]
    [InlineData(1500, "亩", 1, "平方公里", PairVerdict.Same)]
    [InlineData(1, "万亩", 6, "平方公里", PairVerdict.Conflicting)]
    [InlineData(1, "亿元", 10000, "万元", PairVerdict.Same)]
    [InlineData(305, "克标准煤/千瓦时", 0.305, "千克标准煤/千瓦时", PairVerdict.Same)]
    [InlineData(20, "%", 20, "亩", null)]
    [InlineData(20, "台班", 20, "班次", null)]
    public void Compare_ValuesInTwoUnits_AreConvertedByTheTableOnly(double value, string unit, double other, string otherUnit, PairVerdict? verdict)
    {
        var pair = Notice.Pair(new Notice("2022-11-15").With("建设规模", (decimal)value, unit, 2025), new Notice("2024-09-29").With("建设规模", (decimal)other, otherUnit, 2025));

        Assert.Equal(verdict, pair?.Verdict);
    }

    [Fact]
    public void Compare_ShareAndPoints_AreNeverConverted()
    {
        var pair = Notice.Pair(
            new Notice("2022-11-15").With("溶剂型油墨使用比例", 10, "个百分点", 2025, change: TargetChange.Decrease),
            new Notice("2024-09-29").With("溶剂型油墨使用比例", 10, "%", 2025, change: TargetChange.Decrease));

        Assert.Equal(PairVerdict.Conflicting, pair?.Verdict);
    }

    [Fact]
    public void Compare_FiguresBeyondReason_AreStillCompared()
    {
        var pair = Notice.Pair(
            new Notice("2022-11-15").With("投资规模", decimal.MaxValue, "亿元", 2025), new Notice("2024-09-29").With("投资规模", decimal.MaxValue, "万亿元", 2025));

        Assert.Equal(PairVerdict.Conflicting, pair?.Verdict);
    }

    private static PairVerdict? Verdict(string name, string other) =>
        Notice.Pair(new Notice("2022-11-15").With(name, 70, "%", 2025), new Notice("2024-09-29").With(other, 70, "%", 2025))?.Verdict;
}
