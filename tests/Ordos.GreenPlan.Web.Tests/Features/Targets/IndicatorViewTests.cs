using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Web.Features.Targets;

namespace Ordos.GreenPlan.Web.Tests.Features.Targets;

public sealed class IndicatorViewTests
{
    [Fact]
    public void Milestones_SeveralPlans_AreTheNewestDemandOfEachYearAfterTheLastReading()
    {
        var view = View(
            Target(2024, 85, issued: 2022), // the reading is of that year
            Target(2030, 60, issued: 2022),
            Target(2025, 80, issued: 2022),
            Target(2025, 82, issued: 2024), // the newer plan asks for less, and stands
            Target(2026, 70, issued: 2024, isIncentive: true),
            Target(null, 50, issued: 2024));

        Assert.Equal([(2025, 82m), (2030, 60m)], view.Milestones.Select(target => (target.Year!.Value, target.Value!.Value)));
        Assert.Equal(82, view.Next!.Value);
    }

    private static IndicatorView View(params List<IndicatorTarget> targets) => new(
        1, "", "煤炭消费比重", "%", default, default, default, default, null, false, null, null, null, null, null, 0, null, [], targets,
        [new(1, new ReadingPeriod(PeriodLength.Year, 2024, 1), 86, "%", 86, null, "统计局", default, false, 0, null, [])], [], []);

    private static IndicatorTarget Target(int? year, decimal value, int issued, bool isIncentive = false) => new(
        1, 1, "方案", new DateOnly(issued, 1, 1), year, value, default, "", isIncentive, null, "", true, default!);
}
