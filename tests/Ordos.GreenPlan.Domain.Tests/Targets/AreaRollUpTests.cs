using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Domain.Tests.Targets;

public sealed class AreaRollUpTests
{
    private static readonly ReadingPeriod Year = new(PeriodLength.Year, 2024, 1);
    private static readonly string[] Districts = ["甲旗", "乙旗", "丙区"];

    [Fact]
    public void Of_AllDistrictsAndNoValueOfTheWhole_StandsForTheWhole()
    {
        var rollUp = Assert.Single(Of(RollUp.Sum, [new("乙旗", Year, 200.5m, null), new("甲旗", Year, 100, null), new("丙区", Year, 22.5m, null)]));

        Assert.Equal((true, 323m, "3个旗区相加"), (rollUp.StandsForWhole, rollUp.Value, rollUp.Basis));
        Assert.Equal(["甲旗", "乙旗", "丙区"], rollUp.Parts.Select(part => part.Area));
        Assert.Equal("2024年，3个旗区相加为323万吨，作为全域实际值。", rollUp.Words);
    }

    [Fact]
    public void Of_DistrictThatDidNotReport_IsNamedAndTheSumIsNotTheWhole()
    {
        var rollUp = Assert.Single(Of(RollUp.Sum, [new("甲旗", Year, 100, null), new("乙旗", Year, 200, null)]));

        Assert.False(rollUp.StandsForWhole);
        Assert.Equal(["丙区"], rollUp.Missing);
        Assert.Equal("2024年，2个旗区相加为300万吨；未报：丙区；不作为全域实际值。", rollUp.Words);
    }

    [Theory]
    [InlineData(323, 0, "2024年，3个旗区相加为323万吨；全域填报323万吨，一致。")]
    [InlineData(330, 7, "2024年，3个旗区相加为323万吨；全域填报330万吨，比旗区汇总多7万吨，请核对；判定采用全域填报值。")]
    [InlineData(320, -3, "2024年，3个旗区相加为323万吨；全域填报320万吨，比旗区汇总少3万吨，请核对；判定采用全域填报值。")]
    public void Of_WholeThatWasReported_ShowsTheDifference(int whole, int difference, string words)
    {
        var rollUp = Assert.Single(Of(RollUp.Sum, [new("", Year, whole, null), new("甲旗", Year, 100, null), new("乙旗", Year, 200, null), new("丙区", Year, 23, null)]));

        Assert.Equal((false, difference, words), (rollUp.StandsForWhole, (int)rollUp.Difference!.Value, rollUp.Words));
    }

    [Fact]
    public void Of_WeightedShares_AreAMeanByTheirWeights()
    {
        // (80×300 + 50×100 + 20×100) ÷ 500 = 62
        var rollUp = Assert.Single(Of(RollUp.Weighted, [new("甲旗", Year, 80, 300), new("乙旗", Year, 50, 100), new("丙区", Year, 20, 100)], "%"));

        Assert.Equal(62, rollUp.Value);
        Assert.Equal("2024年，3个旗区按地区生产总值加权为62%，作为全域实际值。", rollUp.Words);
    }

    [Fact]
    public void Of_WeightedWithoutAWeight_IsNeverAveragedAllTheSame()
    {
        var rollUp = Assert.Single(Of(RollUp.Weighted, [new("", Year, 90, null), new("甲旗", Year, 80, 300), new("乙旗", Year, 50, null), new("丙区", Year, 20, 100)], "%"));

        Assert.Null(rollUp.Value);
        Assert.Equal("2024年，应按地区生产总值加权，缺权重：乙旗；各旗区20至80%；全域填报90%，不在各旗区之间，请核对。", rollUp.Words);
    }

    [Fact]
    public void Of_IndicatorThatDoesNotRollUp_SaysSo()
    {
        var rollUp = Assert.Single(Of(RollUp.None, [new("甲旗", Year, 80, null), new("乙旗", Year, 50, null), new("丙区", Year, 20, null)], "%"));

        Assert.Equal((false, "2024年，该指标不由旗区汇总；各旗区20至80%。"), (rollUp.StandsForWhole, rollUp.Words));
    }

    [Fact]
    public void Of_PeriodsOfOneYear_AreNotMixed()
    {
        var quarter = new ReadingPeriod(PeriodLength.Quarter, 2024, 4);

        var rollUps = Of(RollUp.Sum, [new("甲旗", Year, 100, null), new("甲旗", quarter, 30, null), new("", quarter, 30, null)]);

        Assert.Equal([(Year, 100m, null), (quarter, 30m, 30m)], rollUps.Select(rollUp => (rollUp.Period, rollUp.Value!.Value, rollUp.Reported)));
    }

    private static IReadOnlyList<AreaRollUp> Of(RollUp rule, AreaValue[] values, string unit = "万吨") =>
        AreaRollUp.Of(rule, rule == RollUp.Weighted ? "地区生产总值" : null, unit, values, Districts);
}
