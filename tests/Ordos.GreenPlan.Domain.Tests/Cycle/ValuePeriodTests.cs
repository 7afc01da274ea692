using System.Globalization;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Domain.Tests.Cycle;

public sealed class ValuePeriodTests
{
    [Theory]
    [InlineData("2025-01-01", "2025-12-31", "2025年")]
    [InlineData("2025-07-01", "2025-12-31", "2025年下半年")]
    [InlineData("2026-01-01", "2026-03-31", "2026年第一季度")]
    [InlineData("2024-02-01", "2024-02-29", "2024年2月")]
    [InlineData("2026-02-01", "2026-04-30", null)] // three months, but no quarter
    [InlineData("2026-01-01", "2026-03-30", null)]
    [InlineData("2025-10-01", "2026-03-31", null)] // over the turn of the year
    public void Of_ReportingPeriod_IsTheSpanThatItIs(string from, string to, string? words) =>
        Assert.Equal(words, ValuePeriod.Of(Day(from), Day(to), usual: null)?.Words);

    [Theory]
    [InlineData("2025-10-01", "2025-12-31", PeriodLength.Year, "2025年")]
    [InlineData("2026-01-01", "2026-03-31", PeriodLength.Year, null)] // the year has not ended
    [InlineData("2026-04-01", "2026-06-30", PeriodLength.Half, "2026年上半年")]
    [InlineData("2026-06-01", "2026-06-30", PeriodLength.Quarter, "2026年第二季度")]
    [InlineData("2026-01-01", "2026-03-31", PeriodLength.Month, "2026年第一季度")] // reported more often than asked
    public void Of_IndicatorReportedMoreSeldom_IsAskedWhenItsOwnPeriodEnds(string from, string to, PeriodLength usual, string? words) =>
        Assert.Equal(words, ValuePeriod.Of(Day(from), Day(to), usual)?.Words);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
