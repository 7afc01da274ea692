using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Domain.Tests.Targets;

public sealed class AttainmentTests
{
    public static TheoryData<Comparator, string, string?, TargetChange, IndicatorDirection, string, Attainment> Cases => new()
    {
        { Comparator.AtMost, "80", null, TargetChange.None, IndicatorDirection.LessIsBetter, "80", Attainment.Met },
        { Comparator.AtMost, "80", null, TargetChange.None, IndicatorDirection.LessIsBetter, "84", Attainment.Near },
        { Comparator.AtMost, "80", null, TargetChange.None, IndicatorDirection.LessIsBetter, "84.1", Attainment.Missed },
        { Comparator.LessThan, "87", null, TargetChange.None, IndicatorDirection.LessIsBetter, "87", Attainment.Near },
        { Comparator.LessThan, "87", null, TargetChange.None, IndicatorDirection.LessIsBetter, "86.9", Attainment.Met },
        { Comparator.AtLeast, "5000", null, TargetChange.None, IndicatorDirection.MoreIsBetter, "4750", Attainment.Near },
        { Comparator.AtLeast, "5000", null, TargetChange.None, IndicatorDirection.MoreIsBetter, "4749", Attainment.Missed },
        { Comparator.Equal, "16.5", null, TargetChange.Decrease, IndicatorDirection.MoreIsBetter, "16.1", Attainment.Near },
        { Comparator.Equal, "-16.5", null, TargetChange.Decrease, IndicatorDirection.MoreIsBetter, "-17", Attainment.Met },
        { Comparator.Equal, "100", null, TargetChange.None, IndicatorDirection.LessIsBetter, "99", Attainment.Met },
        { Comparator.About, "93", null, TargetChange.None, IndicatorDirection.LessIsBetter, "94.8", Attainment.Met },
        { Comparator.Between, "85", "90", TargetChange.None, IndicatorDirection.MoreIsBetter, "91", Attainment.Met },
        { Comparator.Between, "85", "90", TargetChange.None, IndicatorDirection.LessIsBetter, "91", Attainment.Near },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judge_ComparatorAndDirection_DecideTheState(
        Comparator comparator, string value, string? upper, TargetChange change, IndicatorDirection direction, string actual, Attainment expected)
    {
        var verdict = AttainmentVerdict.Judge(
            new Demand(comparator, Number(value), upper is null ? null : Number(upper), "%", change), direction, 2025, Of(2025, Number(actual), "%"));

        Assert.Equal(expected, verdict.State);
    }

    [Fact]
    public void Judge_Reason_SaysBothValuesAndTheGap()
    {
        var verdict = AttainmentVerdict.Judge(new Demand(Comparator.AtMost, 80, null, "%", TargetChange.None), IndicatorDirection.LessIsBetter, 2025, Of(2024, 87.4m, "%"));

        Assert.Equal("2024年实际值87.4%，目标80%以下，差7.4个百分点；2025年数据尚未报送。", verdict.Reason);
        Assert.Equal(7.4m, verdict.Gap);
    }

    [Fact]
    public void Judge_OtherUnitOfOneQuantity_IsConvertedExactly()
    {
        var verdict = AttainmentVerdict.Judge(
            new Demand(Comparator.AtLeast, 5000, null, "万千瓦", TargetChange.None), IndicatorDirection.MoreIsBetter, 2026, Of(2026, 50_000_000, "千瓦"));

        Assert.Equal(Attainment.Met, verdict.State);
    }

    [Theory]
    [InlineData("个百分点")]
    [InlineData("万吨")]
    public void Judge_UnitThatIsNotInTheTable_SaysThatItCannotTell(string unit)
    {
        var verdict = AttainmentVerdict.Judge(new Demand(Comparator.AtLeast, 20, null, "%", TargetChange.None), IndicatorDirection.MoreIsBetter, 2025, Of(2025, 21, unit));

        Assert.Equal(Attainment.NoData, verdict.State);
        Assert.Contains("不能换算", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_StraightReadings_GoOnStraight()
    {
        var forecast = Forecast.Of([new(2021, 91), new(2022, 90), new(2023, 89), new(2024, 88)])!;

        Assert.Equal((-1m, 86m, 4), (forecast.PerYear, forecast.At(2026), forecast.Readings));
    }

    [Fact]
    public void Forecast_TwoReadings_IsNotMade() => Assert.Null(Forecast.Of([new(2021, 91), new(2022, 90)]));

    [Fact]
    public void Forecast_ThreeOfOneMoment_IsNotMade() => Assert.Null(Forecast.Of([new(2021, 91), new(2021, 90), new(2021, 92)]));

    [Theory]
    [InlineData(PeriodLength.Quarter, 1, "2026-03-31", "2026年第一季度", "2025.25")]
    [InlineData(PeriodLength.Half, 2, "2026-12-31", "2026年下半年", "2026")]
    [InlineData(PeriodLength.Month, 2, "2026-02-28", "2026年2月", null)]
    [InlineData(PeriodLength.Year, 1, "2026-12-31", "2026年", "2026")]
    public void Period_EveryLength_EndsWithItsLastDay(PeriodLength length, int number, string end, string words, string? at)
    {
        var period = new ReadingPeriod(length, 2026, number);

        Assert.Equal((Day.Of(end), words), (period.EndsOn, period.Words));
        Assert.Equal(at is null ? period.At : Number(at), period.At);
    }

    private static ReportedValue Of(int year, decimal value, string unit) => new(value, unit, new ReadingPeriod(PeriodLength.Year, year, 1));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
