using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Tests.Tasks;

/// <summary>Scheduled progress, and the day on which time alone changes a verdict.</summary>
public sealed class ScheduleTests
{
    private const int Rounds = 4000;

    private static readonly HealthThresholds Thresholds = new();

    [Theory]
    [InlineData("2025-01-01", "2025-04-11", "2024-12-31", 0)]
    [InlineData("2025-01-01", "2025-04-11", "2025-01-01", 0)]
    [InlineData("2025-01-01", "2025-04-11", "2025-01-02", 1)]
    [InlineData("2025-01-01", "2025-04-11", "2025-04-10", 99)]
    [InlineData("2025-01-01", "2025-04-11", "2025-04-11", 100)]
    [InlineData("2025-01-01", "2025-04-11", "2030-01-01", 100)]
    [InlineData("2024-01-01", "2024-12-31", "2024-02-29", 16)] // day 59 of 365: 16.2
    [InlineData("2023-01-01", "2023-12-31", "2023-03-01", 16)] // day 59 of 364: 16.2
    [InlineData("2022-11-15", "2025-12-31", "2024-06-08", 50)] // day 571 of 1142: half of it
    [InlineData("2022-11-15", "2025-12-31", "2024-06-07", 49)]
    [InlineData("2025-06-01", "2025-06-01", "2025-05-31", 0)] // due on the day it was issued
    [InlineData("2025-06-01", "2025-06-01", "2025-06-01", 100)]
    [InlineData("2025-06-01", "2025-03-31", "2025-03-30", 0)] // due before it was issued
    [InlineData("2025-06-01", "2025-03-31", "2025-03-31", 100)]
    public void Scheduled_RunsLinearlyFromTheDocumentsDateToTheDeadline(string from, string due, string today, int percent) =>
        Assert.Equal(percent, TaskHealth.Scheduled(Day.Of(from), Day.Of(due), Day.Of(today)));

    [Theory]
    [InlineData(null, "2025-12-31")]
    [InlineData("2025-01-01", null)]
    [InlineData(null, null)]
    public void Scheduled_DateMissing_IsUnknown(string? from, string? due)
    {
        Assert.Null(TaskHealth.Scheduled(Day.OrNone(from), Day.OrNone(due), new DateOnly(2025, 6, 1)));
        Assert.Null(TaskHealth.NextPoint(Day.OrNone(from), Day.OrNone(due), new DateOnly(2025, 6, 1)));
    }

    [Fact]
    public void NextPoint_AnyTask_IsTheFirstDayOnWhichTheScheduleMoves()
    {
        var random = new Random(20260403);

        for (var round = 0; round < Rounds; round++)
        {
            var (from, due, today) = Dates(random);
            var next = TaskHealth.NextPoint(from, due, today);
            var now = TaskHealth.Scheduled(from, due, today);
            var first = Enumerable.Range(1, 3000).Select(today.AddDays).FirstOrDefault(day => TaskHealth.Scheduled(from, due, day) != now);

            Assert.Equal(first == default ? null : first, next);
        }
    }

    [Fact]
    public void NextChange_AnyTask_NothingChangesBefore()
    {
        var random = new Random(20260404);

        for (var round = 0; round < Rounds; round++)
        {
            var (facts, today) = Facts(random);
            var thresholds = random.Next(3) == 0
                ? new HealthThresholds(random.Next(5, 60), random.Next(0, 20), random.Next(0, 90))
                : Thresholds;
            var next = TaskHealth.NextChange(facts, thresholds, today);
            var verdict = TaskHealth.Assess(facts, thresholds, today);

            Assert.True(next is null || next > today);

            for (var day = today.AddDays(1); day < (next ?? today.AddDays(1200)); day = day.AddDays(1))
            {
                var later = TaskHealth.Assess(facts, thresholds, day);
                Assert.True(
                    (verdict, verdict.Words) == (later, later.Words),
                    $"{facts} {thresholds}: {verdict.Words} on {today:O}, {later.Words} on {day:O}, announced for {next:O}");
            }
        }
    }

    [Theory]
    [InlineData("2025-01-01", "2025-02-01")] // grey: only the deadline will speak
    [InlineData("2025-01-31", "2025-02-01")]
    [InlineData("2025-02-01", "2025-02-02")] // 30 days left: the words count down
    [InlineData("2025-03-03", "2025-03-04")]
    [InlineData("2026-03-03", "2026-03-04")] // past due: the words count up
    public void NextChange_NoPeriodOpened_FollowsTheDeadline(string today, string next) =>
        Assert.Equal(Day.Of(next), TaskHealth.NextChange(
            new TaskFacts { State = TaskState.NotStarted, From = new(2022, 1, 1), Due = new(2025, 3, 3) }, Thresholds, Day.Of(today)));

    [Fact]
    public void NextChange_LongPlan_IsDaysAway()
    {
        // 1,500 days: a point every 15 days.
        var facts = new TaskFacts { State = TaskState.UnderWay, From = new(2021, 1, 1), Due = new DateOnly(2021, 1, 1).AddDays(1500), PeriodOpened = true };

        Assert.Equal(new DateOnly(2021, 1, 16), TaskHealth.NextChange(facts, Thresholds, new(2021, 1, 1)));
        Assert.Equal(new DateOnly(2021, 1, 31), TaskHealth.NextChange(facts, Thresholds, new(2021, 1, 16)));
    }

    [Theory]
    [InlineData("2025-01-20", "2025-01-20")] // a period opens before the deadline comes near
    [InlineData("2025-02-20", "2025-02-01")]
    public void NextChange_PeriodAhead_TheEarlierOfBoth(string period, string next) =>
        Assert.Equal(Day.Of(next), TaskHealth.NextChange(
            new TaskFacts { State = TaskState.NotStarted, Due = new(2025, 3, 3), ChangeOn = Day.Of(period) }, Thresholds, new(2025, 1, 1)));

    [Fact]
    public void NextChange_OngoingTaskWithPeriodAhead_IsThePeriod() =>
        Assert.Equal(new DateOnly(2025, 4, 1), TaskHealth.NextChange(
            new TaskFacts { State = TaskState.UnderWay, ChangeOn = new(2025, 4, 1) }, Thresholds, new(2025, 1, 1)));

    [Theory]
    [InlineData(TaskState.Done, false)]
    [InlineData(TaskState.ClosedOut, false)]
    [InlineData(TaskState.Stopped, false)]
    [InlineData(TaskState.UnderWay, true)]
    public void NextChange_NothingMoreExpected_IsNever(TaskState state, bool archived) =>
        Assert.Null(TaskHealth.NextChange(
            new TaskFacts { State = state, PlanArchived = archived, Due = new(2025, 3, 3), ChangeOn = new(2025, 1, 2) }, Thresholds, new(2025, 1, 1)));

    internal static (TaskFacts Facts, DateOnly Today) Facts(Random random)
    {
        var (from, due, today) = Dates(random);
        var facts = new TaskFacts
        {
            State = random.Next(8) == 0 ? random.GetItems(Enum.GetValues<TaskState>(), 1)[0] : TaskState.UnderWay,
            From = random.Next(10) == 0 ? null : from,
            Due = random.Next(10) == 0 ? null : due,
            DueIsProposed = random.Next(4) == 0,
            PlanArchived = random.Next(20) == 0,
            PeriodOpened = random.Next(4) != 0,
            MissedLastPeriod = random.Next(4) == 0,
            SignedPercent = random.Next(4) == 0 ? null : random.Next(0, 101),
            NeedsCoordination = random.Next(4) == 0,
            WasRed = random.Next(4) == 0,
            ChangeOn = random.Next(2) == 0 ? null : today.AddDays(random.Next(1, 200)),
        };
        return (facts, today);
    }

    // Around leap days and the turns of years, with plans of a few days and of many years, and deadlines before the document's date.
    private static (DateOnly From, DateOnly Due, DateOnly Today) Dates(Random random)
    {
        var from = new DateOnly(2023, 10, 1).AddDays(random.Next(0, 500));
        var due = from.AddDays(random.Next(6) switch { 0 => random.Next(-60, 3), 1 => random.Next(0, 60), _ => random.Next(30, 2000) });
        var today = from.AddDays(random.Next(-40, Math.Max(40, due.DayNumber - from.DayNumber + 40)));
        return (from, due, today);
    }
}
