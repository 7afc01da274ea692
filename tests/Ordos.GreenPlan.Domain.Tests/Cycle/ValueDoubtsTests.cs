using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Domain.Tests.Cycle;

public sealed class ValueDoubtsTests
{
    private static readonly LastValue Last = new(new ReadingPeriod(PeriodLength.Quarter, 2025, 4), 120, "万千瓦");

    [Theory]
    [InlineData(130, "万千瓦", "")]
    [InlineData(120, "万千瓦", "")] // nothing came on top
    [InlineData(119.9, "万千瓦", "value-lower")]
    [InlineData(1_300_000, "千瓦", "")] // the same quantity in a smaller unit
    [InlineData(1_100_000, "千瓦", "value-lower")]
    [InlineData(501, "万千瓦", "value-implausible")]
    [InlineData(-1, "万千瓦", "value-implausible value-lower")]
    [InlineData(130, "万吨", "unit-other")]
    public void Of_CumulativeIndicator_NamesWhatStandsOut(double value, string unit, string codes) =>
        Assert.Equal(codes, string.Join(' ', ValueDoubts.Of(Rules(IndicatorKind.Cumulative), (decimal)value, unit, Last).Select(doubt => doubt.Code)));

    [Fact]
    public void Of_AmountOfAPeriodBelowTheLast_IsNoDoubt() => Assert.Empty(ValueDoubts.Of(Rules(IndicatorKind.PerPeriod), 90, "万千瓦", Last));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_DoubtfulValue_IsAWarningOrAnErrorAsTheIndicatorSays(bool isStrict) =>
        Assert.All(ValueDoubts.Of(Rules(IndicatorKind.Cumulative) with { IsStrict = isStrict }, -1, "万千瓦", Last), doubt => Assert.Equal(isStrict, doubt.IsError));

    [Fact]
    public void Of_UnitThatCannotBeConverted_IsAlwaysAnError() =>
        Assert.True(Assert.Single(ValueDoubts.Of(Rules(IndicatorKind.Level), 130, "万吨", last: null)).IsError);

    private static MeasureRules Rules(IndicatorKind kind) => new("万千瓦", kind, 0, 500, IsStrict: false);
}
