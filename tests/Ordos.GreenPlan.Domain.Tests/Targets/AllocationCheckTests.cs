using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Domain.Tests.Targets;

public sealed class AllocationCheckTests
{
    [Theory]
    [InlineData(923, true, "合计923吨，与全域目标一致")]
    [InlineData(900, false, "相差23吨")]
    public void Of_IndicatorThatAddsUp_ComparesTheSum(int whole, bool holds, string words)
    {
        var finding = Assert.Single(AllocationCheck.Of(
            [new("甲旗", 200, null), new("乙旗", 300, null), new("丙旗", 423, null)], whole, RollUp.Sum, null, IndicatorDirection.MoreIsBetter, "吨"));

        Assert.Equal(holds, finding.Holds);
        Assert.Contains(words, finding.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("16.5", null, "在区间内")]
    [InlineData("30", false, "不在区间内")]
    public void Of_Intensity_IsNeverAddedUp(string whole, bool? holds, string words)
    {
        var findings = AllocationCheck.Of(
            [new("甲旗", 18, 20.4m), new("乙旗", 10, 11.3m)], decimal.Parse(whole, System.Globalization.CultureInfo.InvariantCulture), RollUp.None, null,
            IndicatorDirection.MoreIsBetter, "%");

        Assert.True(findings[0].Holds);
        Assert.Equal(holds, findings[1].Holds);
        Assert.Contains(words, findings[1].Words, StringComparison.Ordinal);
        Assert.DoesNotContain(findings, finding => finding.Words.Contains("28", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_IncentiveNotStricter_IsNamed()
    {
        var findings = AllocationCheck.Of([new("甲旗", 18, 18), new("乙旗", 10, null)], null, RollUp.None, null, IndicatorDirection.MoreIsBetter, "%");

        Assert.Equal("激励目标不严于基本目标：甲旗。", findings[0].Words);
        Assert.Equal("未设激励目标：乙旗。", findings[1].Words);
        Assert.Contains("没有全域目标", findings[2].Words, StringComparison.Ordinal);
    }
}
