using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Tests.Tasks;

public sealed class ReportWarningsTests
{
    private static readonly ReportEntry Last = new(TaskState.UnderWay, 40, "已建成光伏项目3个。", null, null, NeedsCoordination: false);

    [Theory]
    [InlineData(TaskState.UnderWay, 40, "")]
    [InlineData(TaskState.UnderWay, 39, "percent-lower")]
    [InlineData(TaskState.UnderWay, 79, "")]
    [InlineData(TaskState.UnderWay, 80, "percent-jump")]
    [InlineData(TaskState.Done, 79, "done-under-100")]
    [InlineData(TaskState.Done, 99, "done-under-100")]
    [InlineData(TaskState.Done, 100, "")]
    [InlineData(TaskState.UnderWay, 100, "percent-jump full-not-done")]
    [InlineData(TaskState.NotStarted, 40, "begun-not-started state-back")]
    [InlineData(TaskState.NotStarted, 0, "percent-lower state-back")]
    public void Of_EntryAfterAnother_AsksForAWordWhereAReaderWould(TaskState state, int percent, string codes) =>
        Assert.Equal(codes, Codes(Last with { ClaimedState = state, Percent = percent }, Last));

    [Theory]
    [InlineData(TaskState.NotStarted, 0, "")]
    [InlineData(TaskState.UnderWay, 90, "")]
    [InlineData(TaskState.Done, 60, "done-under-100")]
    public void Of_FirstEntry_ComparesItOnlyWithItself(TaskState state, int percent, string codes) =>
        Assert.Equal(codes, Codes(Last with { ClaimedState = state, Percent = percent }, null));

    [Fact]
    public void Of_LowerPercent_SaysByHowMuch() =>
        Assert.Equal("进度比上期低15点", Assert.Single(ReportWarnings.Of(Last with { Percent = 25 }, Last)).Words);

    private static string Codes(ReportEntry entry, ReportEntry? last) => string.Join(' ', ReportWarnings.Of(entry, last).Select(warning => warning.Code));
}
