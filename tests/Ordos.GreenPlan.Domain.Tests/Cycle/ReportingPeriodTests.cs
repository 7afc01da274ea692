using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;

namespace Ordos.GreenPlan.Domain.Tests.Cycle;

public sealed class ReportingPeriodTests
{
    private static readonly Actor Coordinator = new(3, "调度员丙", AccountRole.Coordinator, null);
    private static readonly DateTime Now = new(2026, 5, 6, 1, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = Day.Of("2026-05-06");

    [Theory]
    [InlineData("2026-03-31", PeriodStage.Planned)]
    [InlineData("2026-04-01", PeriodStage.Open)]
    [InlineData("2026-04-20", PeriodStage.Open)]
    [InlineData("2026-04-21", PeriodStage.Closed)]
    public void StageOn_Day_FollowsTheWindow(string day, PeriodStage stage) => Assert.Equal(stage, New().StageOn(Day.Of(day)));

    [Fact]
    public void Reopen_ClosedPeriod_TakesReportsAgainAndSaysWhy()
    {
        var period = New();

        period.Reopen(Coordinator, Now, Today, Day.Of("2026-05-15"), " 汛情影响报送 ");

        Assert.Equal(PeriodStage.Open, period.StageOn(Today));
        Assert.Equal((Now, "调度员丙", "汛情影响报送"), (period.ReopenedAt, period.ReopenedBy, period.ReopenReason));
    }

    [Theory]
    [InlineData("2026-05-15", "", "reason-missing")]
    [InlineData("2026-05-15", "　", "reason-missing")]
    [InlineData("2026-05-05", "补报", "closes-past")]
    [InlineData("2027-05-15", "补报", "date-implausible")]
    public void Reopen_OutsideTheRules_ChangesNothing(string closesOn, string reason, string code)
    {
        var period = New();

        Assert.Equal(code, Refusal.Of(() => period.Reopen(Coordinator, Now, Today, Day.Of(closesOn), reason)));
        Assert.Equal((Day.Of("2026-04-20"), null), (period.ClosesOn, period.ReopenedAt));
    }

    [Fact]
    public void Reopen_OpenPeriod_IsOnlyMadeLonger()
    {
        var period = New();
        var during = Day.Of("2026-04-10");

        Assert.Equal("not-later", Refusal.Of(() => period.Reopen(Coordinator, Now, during, Day.Of("2026-04-20"), "延长")));
        period.Reopen(Coordinator, Now, during, Day.Of("2026-04-21"), "延长");
        Assert.Equal(Day.Of("2026-04-21"), period.ClosesOn);
    }

    [Theory]
    [InlineData("", "2026-01-01", "2026-03-31", "2026-04-01", "2026-05-20", 1, "period-name-missing")]
    [InlineData("一季度", "2026-03-31", "2026-01-01", "2026-04-01", "2026-05-20", 1, "period-order")]
    [InlineData("一季度", "2026-01-01", "2026-03-31", "2026-05-20", "2026-05-19", 1, "window-order")]
    [InlineData("一季度", "2026-01-01", "2026-03-31", "2025-12-31", "2026-05-20", 1, "window-early")]
    [InlineData("一季度", "2026-01-01", "2026-03-31", "2026-04-01", "2026-05-05", 1, "closes-past")]
    [InlineData("一季度", "2026-01-01", "2027-01-03", "2026-04-01", "2027-05-20", 1, "date-implausible")]
    [InlineData("一季度", "2206-01-01", "2206-03-31", "2206-04-01", "2206-05-20", 1, "date-implausible")]
    [InlineData("一季度", "2026-01-01", "2026-03-31", "2026-04-01", "2026-05-20", 0, "no-plans")]
    [InlineData("一季度", "2026-01-01", "2026-03-31", "2026-04-01", "2026-05-06", 1, null)]
    public void Check_PlanOfAPeriod_RefusesWhatCannotBeMeant(
        string name, string starts, string ends, string opens, string closes, int plans, string? code)
    {
        var plan = new PeriodPlan(name, Day.Of(starts), Day.Of(ends), Day.Of(opens), Day.Of(closes), [.. Enumerable.Range(1, plans)]);

        Assert.Equal(code, Refusal.OrNone(() => plan.Check(Today)));
    }

    private static ReportingPeriod New() => new()
    {
        Name = "2026年第一季度",
        StartsOn = Day.Of("2026-01-01"),
        EndsOn = Day.Of("2026-03-31"),
        OpensOn = Day.Of("2026-04-01"),
        ClosesOn = Day.Of("2026-04-20"),
    };
}
