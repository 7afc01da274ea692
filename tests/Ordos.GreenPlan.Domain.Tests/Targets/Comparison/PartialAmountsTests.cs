using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Domain.Tests.Targets.Comparison;

public sealed class PartialAmountsTests
{
    [Fact]
    public void Compare_YearlyAmounts_AddUpToTheTotal()
    {
        var pairs = Notice.Pairs(Yearly(923));

        Assert.Equal(6, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal(PairVerdict.PartOfTotal, pair.Verdict));
        Assert.Contains("合计923吨，总量923吨，与总量一致", pairs[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_YearlyAmountsThatDoNotAddUp_SayByHowMuch()
    {
        var pairs = Notice.Pairs(Yearly(1000));

        Assert.All(pairs, pair => Assert.Equal(PairVerdict.PartOfTotal, pair.Verdict));
        Assert.Contains("与总量相差77吨，请核对", pairs[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_LevelsOfSeveralYears_AreNoParts()
    {
        var pairs = Notice.Pairs(new Notice("2024-09-29").With("新能源装机", 3000, "万千瓦", 2025).With("新能源装机", 5000, "万千瓦", 2026));

        Assert.Equal(PairVerdict.NextStep, Assert.Single(pairs).Verdict);
    }

    [Theory]
    [InlineData(100, "与总量一致")]
    [InlineData(60, "其余40万千瓦未列明")]
    public void Compare_PartsBehindOfWhich_AreCheckedAgainstTheTotal(int wind, string check)
    {
        var sentence = $"到2020年，新增新能源发电装机200万千瓦，其中光伏发电100万千瓦、风电{wind}万千瓦";
        var pairs = Notice.Pairs(new Notice("2018-12-03")
            .With("新能源发电装机", 200, "万千瓦", 2020, change: TargetChange.Increase, quote: "新增新能源发电装机200万千瓦", sentence: sentence)
            .With("光伏发电", 100, "万千瓦", 2020, change: TargetChange.Increase, quote: "其中光伏发电100万千瓦", sentence: sentence)
            .With("风电", wind, "万千瓦", 2020, change: TargetChange.Increase, quote: $"风电{wind}万千瓦", sentence: sentence));

        Assert.Equal([(0, 1), (0, 2)], pairs.Select(pair => (pair.A.Index, pair.B.Index)));
        Assert.All(pairs, pair => Assert.Equal(PairVerdict.PartOfTotal, pair.Verdict));
        Assert.Contains(check, pairs[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_DistrictsThatAddUpToTheCity_AreItsParts()
    {
        var pairs = Notice.Pairs(new Notice("2022-11-29")
            .With("造林面积", 0.3m, "万亩", 2025, scope: "全市").With("造林面积", 1000, "亩", 2025, scope: "东山区").With("造林面积", 2000, "亩", 2025, scope: "西河县"));

        Assert.Equal([(0, 1), (0, 2)], pairs.Select(pair => (pair.A.Index, pair.B.Index)));
        Assert.All(pairs, pair => Assert.Equal(PairVerdict.PartOfTotal, pair.Verdict));
    }

    // 200 + 300 + 423 = 923
    private static Notice Yearly(int total) => new Notice("2024-09-29")
        .With("NOx排放总量", 200, "吨", 2024, Comparator.AtLeast, TargetChange.Decrease, quote: "当年全市NOx排放总量下降200吨")
        .With("NOx排放总量", 300, "吨", 2025, Comparator.AtLeast, TargetChange.Decrease, quote: "当年全市NOx排放总量下降300吨")
        .With("NOx排放总量", 423, "吨", 2026, Comparator.AtLeast, TargetChange.Decrease, quote: "当年全市NOx排放总量下降423吨")
        .With("NOx排放总量", total, "吨", 2026, Comparator.AtLeast, TargetChange.Decrease, baseline: 2023);
}
