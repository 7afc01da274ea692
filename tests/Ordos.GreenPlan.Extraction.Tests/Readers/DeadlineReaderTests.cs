using Ordos.GreenPlan.Extraction.Readers;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Readers;

public class DeadlineReaderTests
{
    [Theory]
    [InlineData("2023年12月底", "2023-12-31")]
    [InlineData("2024年2月底前完成", "2024-02-29")]
    [InlineData("2025年", "2025-12-31")]
    [InlineData("2025年底", "2025-12-31")]
    [InlineData("2023年6月30日前", "2023-06-30")]
    [InlineData("2024年上半年", "2024-06-30")]
    [InlineData("2023年第三季度", "2023-09-30")]
    [InlineData("2022—2025年", "2025-12-31")]
    [InlineData("2023年底完成一期，2025年底全部完成", "2025-12-31")]
    public void Read_PrintedPeriod_GivesItsLastDay(string words, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DeadlineReader.Read(words));

    [Theory]
    [InlineData("2023年21月底")]
    [InlineData("长期坚持")]
    [InlineData("12月底前完成")]
    public void Read_NoDate_GivesNull(string words) => Assert.Null(DeadlineReader.Read(words));

    [Theory]
    [InlineData("年内持续推进", null)]
    [InlineData("9月底前出台相关政策，年内持续推进", "2024-09-30")]
    public void Read_LastingThroughTheYear_IsNoLastDay(string words, string? day)
    {
        Assert.Equal(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DeadlineReader.Read(words, 2024));
        Assert.True(DeadlineReader.IsOngoing(words));
    }

    [Fact]
    public void Read_MonthAlone_TakesTheYearGiven() =>
        Assert.Equal(new DateOnly(2024, 12, 31), DeadlineReader.Read("12月底前完成", 2024));

    [Theory]
    [InlineData("2023年12月底前完成")]
    [InlineData("12月底前")]
    [InlineData("长期坚持")]
    [InlineData("持续推进")]
    [InlineData("年底前完成")]
    [InlineData("9月底前出台相关政策")]
    [InlineData("年内持续推进")]
    [InlineData("完成时限为2025年12月")]
    public void IsDeadline_DeadlineOnly_IsTrue(string words) => Assert.True(DeadlineReader.IsDeadline(words));

    [Theory]
    [InlineData("市财政局")]
    [InlineData("2023年重点项目专班办公室")]
    [InlineData("年")]
    public void IsDeadline_OtherWords_IsFalse(string words) => Assert.False(DeadlineReader.IsDeadline(words));
}
