using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Tests.Tasks;

public sealed class TaskStandingTests
{
    private static readonly HealthThresholds Thresholds = new();
    private static readonly DateOnly Today = new(2025, 6, 30);

    private static readonly TaskFacts Facts = new()
    {
        State = TaskState.UnderWay,
        From = new DateOnly(2025, 1, 1),
        Due = new DateOnly(2025, 12, 31),
        PeriodOpened = true,
        SignedPercent = 60,
    };

    [Theory]
    [InlineData("2025-06-29", DueBand.Overdue)]
    [InlineData("2025-06-30", DueBand.Soon)]
    [InlineData("2025-07-30", DueBand.Soon)] // 30 days
    [InlineData("2025-07-31", DueBand.Later)]
    [InlineData(null, DueBand.None)]
    public void Follow_OpenTask_FallsIntoTheBandOfItsDeadline(string? due, DueBand band) =>
        Assert.Equal(band, Standing(Facts with { Due = Day.OrNone(due) }).DueBand);

    [Theory]
    [InlineData(TaskState.Done)]
    [InlineData(TaskState.ClosedOut)]
    [InlineData(TaskState.Stopped)]
    public void Follow_FinishedTask_HasNoBand(TaskState state) =>
        Assert.Equal(DueBand.None, Standing(Facts with { State = state, Due = Today.AddDays(-1) }).DueBand);

    [Fact]
    public void Follow_ProposedDeadlineBeforeAnyPeriod_HasNeitherBandNorSchedule()
    {
        var standing = Standing(Facts with { PeriodOpened = false, DueIsProposed = true, Due = Today.AddDays(-1) });

        Assert.Equal((DueBand.None, null, Health.Grey), (standing.DueBand, standing.Scheduled, standing.Health));
    }

    [Fact]
    public void Follow_ArchivedPlan_HasNoBandAndNeverChanges()
    {
        var standing = Standing(Facts with { PlanArchived = true, Due = Today.AddDays(-1) });

        Assert.Equal((DueBand.None, null, Health.Grey), (standing.DueBand, standing.ChangesOn, standing.Health));
    }

    [Fact]
    public void Follow_Facts_AreTakenOver()
    {
        var standing = Standing(Facts, awaits: true);

        Assert.Equal(new HealthVerdict(Health.Green, HealthReason.OnCourse), standing.Verdict);
        Assert.Equal((TaskState.UnderWay, Facts.Due, 60, true), (standing.State, standing.Due, standing.Percent, standing.AwaitsAcceptance));
        Assert.Equal((49, Today), (standing.Scheduled, standing.AsOf)); // day 180 of 364: 49.5

        standing.Follow(Facts with { State = TaskState.Done, SignedPercent = null, Due = null }, awaitsAcceptance: false, Thresholds, Today.AddDays(1));

        Assert.Equal(new HealthVerdict(Health.Green, HealthReason.Finished), standing.Verdict);
        Assert.Equal((TaskState.Done, null, null, false), (standing.State, standing.Due, standing.Percent, standing.AwaitsAcceptance));
        Assert.Equal((null, Today.AddDays(1), null), (standing.Scheduled, standing.AsOf, standing.ChangesOn));
    }

    [Fact]
    public void Follow_FinishedTask_ScheduleGoesOn()
    {
        // The plan's average of scheduled progress counts finished tasks too, and must not stand still for them.
        var standing = Standing(Facts with { State = TaskState.Done });

        Assert.Equal(new DateOnly(2025, 7, 2), standing.ChangesOn); // day 182 of 364: half of it
    }

    [Fact]
    public void Follow_AnyTask_NothingThatIsKeptChangesBeforeItsDay()
    {
        var random = new Random(20260405);

        for (var round = 0; round < 2000; round++)
        {
            var (facts, today) = ScheduleTests.Facts(random);
            facts = facts with { PlanArchived = false };
            var kept = Standing(facts, today: today);
            var picture = Picture(kept);

            for (var day = today.AddDays(1); day < (kept.ChangesOn ?? today.AddDays(1200)); day = day.AddDays(1))
            {
                Assert.True(picture == Picture(Standing(facts, today: day)), $"{facts} changed on {day:O}, announced for {kept.ChangesOn:O}");
            }
        }
    }

    private static TaskStanding Standing(TaskFacts facts, bool awaits = false, DateOnly? today = null)
    {
        var standing = new TaskStanding { TaskId = 1, DocumentId = 1 };
        standing.Follow(facts, awaits, Thresholds, today ?? Today);
        return standing;
    }

    private static (HealthVerdict, TaskState, DateOnly?, DueBand, int?, bool, int?) Picture(TaskStanding s) =>
        (s.Verdict, s.State, s.Due, s.DueBand, s.Percent, s.AwaitsAcceptance, s.Scheduled);
}
