using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Domain.Tests.Targets;

public sealed class ValueDoubtsTests
{
    private static readonly ReadingPeriod Now = new(PeriodLength.Quarter, 2026, 1);
    private static readonly LastValue Last = new(new ReadingPeriod(PeriodLength.Quarter, 2025, 4), 120, "万千瓦");

    [Theory]
    [InlineData(130, "万千瓦", "")]
    [InlineData(120, "万千瓦", "")] // nothing came on top
    [InlineData(119.9, "万千瓦", "value-lower")]
    [InlineData(1_300_000, "千瓦", "")] // the same quantity in a smaller unit
    [InlineData(1_100_000, "千瓦", "value-lower")]
    [InlineData(501, "万千瓦", "value-implausible")]
    [InlineData(-20, "万千瓦", "value-implausible value-lower")]
    [InlineData(12, "万千瓦", "value-lower value-jumps")]
    [InlineData(1200, "万千瓦", "value-implausible value-jumps")]
    [InlineData(0, "万千瓦", "value-lower")] // nothing at all is no other unit
    [InlineData(130, "万吨", "unit-other")]
    public void Of_CumulativeIndicator_NamesWhatStandsOut(double value, string unit, string codes) =>
        Assert.Equal(codes, string.Join(' ', Of(Rules(IndicatorKind.Cumulative), (decimal)value, unit).Select(doubt => doubt.Code)));

    [Fact]
    public void Of_AmountOfAPeriodBelowTheLast_IsNoDoubt() => Assert.Empty(Of(Rules(IndicatorKind.PerPeriod), 90, "万千瓦"));

    [Fact]
    public void Of_AmountOfAMonthAfterThatOfAYear_IsNoJump() =>
        Assert.Empty(ValueDoubts.Of(Rules(IndicatorKind.PerPeriod), new ReadingPeriod(PeriodLength.Month, 2026, 1), 10, "万千瓦", new LastValue(new ReadingPeriod(PeriodLength.Year, 2025, 1), 120, "万千瓦")));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_DoubtfulValue_IsAWarningOrAnErrorAsTheIndicatorSays(bool isStrict) =>
        Assert.All(Of(Rules(IndicatorKind.Cumulative) with { IsStrict = isStrict }, -20, "万千瓦"), doubt => Assert.Equal(isStrict, doubt.IsError));

    [Fact]
    public void Of_UnitThatCannotBeConverted_IsAlwaysAnError() =>
        Assert.True(Assert.Single(ValueDoubts.Of(Rules(IndicatorKind.Level), Now, 130, "万吨", last: null)).IsError);

    [Theory]
    [InlineData(false, null, "value-lower")]
    [InlineData(false, "上年数据核减", null)]
    [InlineData(true, "上年数据核减", "value-lower")]
    public void Blocking_LowerValue_IsTakenOnlyWithAWordWhereTheIndicatorAllowsIt(bool isStrict, string? explanation, string? code) =>
        Assert.Equal(code, ValueDoubts.Blocking(Of(Rules(IndicatorKind.Cumulative) with { IsStrict = isStrict }, 119.9m, "万千瓦"), explanation)?.Code);

    [Fact]
    public void Before_SeveralValues_TakesTheLatestThatEndedEarlier()
    {
        LastValue year = new(new(PeriodLength.Year, 2025, 1), 119, null), autumn = new(new(PeriodLength.Quarter, 2025, 3), 100, null), now = new(Now, 130, null);

        Assert.Equal(Last, LastValue.Before(Now, [autumn, year, Last, now]));
        Assert.Equal(autumn, LastValue.Before(Last.Period, [autumn, year, Last, now]));
        Assert.Null(LastValue.Before(autumn.Period, [autumn, year, Last, now]));
    }

    private static IReadOnlyList<ValueDoubt> Of(MeasureRules rules, decimal value, string unit) => ValueDoubts.Of(rules, Now, value, unit, Last);

    private static MeasureRules Rules(IndicatorKind kind) => new("万千瓦", kind, 0, 500, IsStrict: false);
}
