using Ordos.GreenPlan.Domain.Cycle;

namespace Ordos.GreenPlan.Domain.Tests.Cycle;

public sealed class CadenceTests
{
    [Theory]
    [InlineData(Cadence.Quarterly, "2026-04-01", "2026年第一季度", "2026-01-01", "2026-03-31", "2026-04-01", "2026-04-20")]
    [InlineData(Cadence.Quarterly, "2026-01-01", "2025年第四季度", "2025-10-01", "2025-12-31", "2026-01-01", "2026-01-20")] // the year's turn
    [InlineData(Cadence.Quarterly, "2025-12-31", "2025年第三季度", "2025-07-01", "2025-09-30", "2025-12-31", "2026-01-19")]
    [InlineData(Cadence.Monthly, "2024-03-01", "2024年2月", "2024-02-01", "2024-02-29", "2024-03-01", "2024-03-10")] // a leap year's February
    [InlineData(Cadence.Monthly, "2026-03-31", "2026年2月", "2026-02-01", "2026-02-28", "2026-03-31", "2026-04-09")]
    [InlineData(Cadence.Monthly, "2026-01-31", "2025年12月", "2025-12-01", "2025-12-31", "2026-01-31", "2026-02-09")]
    [InlineData(Cadence.HalfYearly, "2026-01-15", "2025年下半年", "2025-07-01", "2025-12-31", "2026-01-15", "2026-02-03")]
    [InlineData(Cadence.HalfYearly, "2026-07-01", "2026年上半年", "2026-01-01", "2026-06-30", "2026-07-01", "2026-07-20")]
    [InlineData(Cadence.Own, "2026-04-03", "2026年第一季度", "2026-01-01", "2026-03-31", "2026-04-03", "2026-04-22")]
    public void Propose_NothingOpenedYet_IsTheLastSpanThatHasEnded(
        Cadence cadence, string today, string name, string starts, string ends, string opens, string closes)
    {
        var plan = cadence.Propose(Day.Of(today), []);

        Assert.Equal(
            (name, Day.Of(starts), Day.Of(ends), Day.Of(opens), Day.Of(closes)),
            (plan.Name, plan.StartsOn, plan.EndsOn, plan.OpensOn, plan.ClosesOn));
    }

    [Fact]
    public void Propose_SpansThatExist_AreLeftOut()
    {
        var plan = Cadence.Quarterly.Propose(
            Day.Of("2026-04-03"), [(Day.Of("2026-01-01"), Day.Of("2026-03-31")), (Day.Of("2026-04-01"), Day.Of("2026-06-30"))]);

        Assert.Equal(("2026年第三季度", Day.Of("2026-10-01")), (plan.Name, plan.OpensOn)); // taken once the quarter has ended
    }
}
