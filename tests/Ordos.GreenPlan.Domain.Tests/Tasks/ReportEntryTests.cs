using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Tests.Tasks;

public sealed class ReportEntryTests
{
    private static readonly ReportEntry Entry =
        new(TaskState.UnderWay, 40, "已建成光伏项目3个，并网120万千瓦。", null, null, NeedsCoordination: false);

    [Theory]
    [InlineData(TaskState.NotStarted, 0)]
    [InlineData(TaskState.UnderWay, 100)] // percent is free to set; nothing forces it from the state
    [InlineData(TaskState.Done, 0)]
    public void Check_WithinTheRules_Passes(TaskState state, int percent) => (Entry with { ClaimedState = state, Percent = percent }).Check();

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("　")] // the ideographic space people type in Chinese
    [InlineData("\0")]
    public void Check_NothingDone_Refused(string done) => Assert.Equal("done-missing", Refusal.Of((Entry with { Done = done }).Check));

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void Check_PercentOutside0To100_Refused(int percent) =>
        Assert.Equal("percent-out-of-range", Refusal.Of((Entry with { Percent = percent }).Check));

    [Theory]
    [InlineData(TaskState.ClosedOut)]
    [InlineData(TaskState.Stopped)]
    [InlineData((TaskState)99)]
    public void Check_StateThatIsNotTheDepartmentsToClaim_Refused(TaskState state) =>
        Assert.Equal("state-not-reportable", Refusal.Of((Entry with { ClaimedState = state }).Check));

    [Fact]
    public void Check_TextOf4000Characters_IsTheLongest()
    {
        var longest = new string('绿', 4000);
        (Entry with { Done = longest, Problems = longest, NextStep = longest }).Check();

        Assert.Equal("text-too-long", Refusal.Of((Entry with { Done = longest + "色" }).Check));
        Assert.Equal("text-too-long", Refusal.Of((Entry with { Problems = longest + "色" }).Check));
        Assert.Equal("text-too-long", Refusal.Of((Entry with { NextStep = longest + "色" }).Check));
    }
}
