using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Tests.Tasks;

public sealed class TaskHealthTests
{
    private static readonly HealthThresholds Thresholds = new();

    // A hundred days from the document's date to the deadline: scheduled progress is a point a day.
    private static readonly DateOnly From = new(2025, 1, 1);
    private static readonly DateOnly Due = new(2025, 4, 11);

    private static readonly TaskFacts OnCourse = new()
    {
        State = TaskState.UnderWay,
        From = From,
        Due = Due,
        PeriodOpened = true,
        SignedPercent = 100,
    };

    /// <summary>A task to which everything that is bad applies at once.</summary>
    private static readonly TaskFacts Worst = OnCourse with { SignedPercent = 0, MissedLastPeriod = true, NeedsCoordination = true, WasRed = true };

    [Theory]
    [InlineData(TaskState.Done, Health.Green, "已完成")]
    [InlineData(TaskState.ClosedOut, Health.Green, "已完成")]
    [InlineData(TaskState.Stopped, Health.Grey, "已终止")]
    public void Assess_NothingMoreExpected_SaysSoWhateverElseHolds(TaskState state, Health health, string words)
    {
        foreach (var archived in new[] { false, true })
        {
            Expect(health, words, Worst with { State = state, PlanArchived = archived }, Due.AddDays(100));
        }
    }

    [Theory]
    [InlineData(TaskState.NotStarted)]
    [InlineData(TaskState.UnderWay)]
    public void Assess_ArchivedPlan_IsNoLongerOverdue(TaskState state) =>
        Expect(Health.Grey, "已归档", Worst with { State = state, PlanArchived = true }, Due.AddDays(100));

    [Fact]
    public void Assess_PastDue_ComesBeforeEverythingElse()
    {
        Expect(Health.Red, "逾期1天", Worst, Due.AddDays(1));
        Expect(Health.Red, "逾期365天", Worst, Due.AddDays(365));
        Expect(Health.Red, "逾期1天", Worst with { PeriodOpened = false }, Due.AddDays(1)); // the calendar asks nobody
        Expect(Health.Red, "逾期1天", Worst with { State = TaskState.NotStarted, From = null }, Due.AddDays(1));
    }

    [Fact]
    public void Assess_DueToday_IsNotYetPastDue() => Expect(Health.Yellow, "今日到期", OnCourse, Due);

    [Theory]
    [InlineData("2024-02-29", "2024-03-01", "逾期1天")] // leap day
    [InlineData("2023-02-28", "2023-03-01", "逾期1天")]
    [InlineData("2025-12-31", "2026-01-01", "逾期1天")] // the year's turn
    [InlineData("2024-12-31", "2025-12-31", "逾期365天")]
    [InlineData("2023-12-31", "2024-12-31", "逾期366天")] // over a leap day
    public void Assess_PastDue_CountsCalendarDays(string due, string today, string words) =>
        Expect(Health.Red, words, OnCourse with { Due = Day.Of(due) }, Day.Of(today));

    [Fact]
    public void Assess_NoAcceptedReport_ComesBeforeTheSchedule()
    {
        Expect(Health.Red, "上期未报", Worst, From.AddDays(60));
        Expect(Health.Red, "上期未报", Worst, Due); // and before a near deadline
        Expect(Health.Red, "上期未报", Worst with { Due = null }, From);
    }

    [Theory]
    [InlineData(64, 40, Health.Yellow, "落后序时24点")]
    [InlineData(65, 40, Health.Red, "落后序时25点")]
    [InlineData(49, 40, Health.Green, "正常")]
    [InlineData(50, 40, Health.Yellow, "落后序时10点")]
    [InlineData(40, 40, Health.Green, "正常")]
    [InlineData(30, 40, Health.Green, "正常")] // ahead
    [InlineData(24, null, Health.Yellow, "落后序时24点")] // nothing signed counts as nothing done
    [InlineData(25, null, Health.Red, "落后序时25点")]
    public void Assess_BehindSchedule_TurnsAtTenAndTwentyFivePoints(int day, int? signed, Health health, string words) =>
        Expect(health, words, OnCourse with { SignedPercent = signed }, From.AddDays(day));

    [Fact]
    public void Assess_FarBehindAndDueSoon_IsRed() => Expect(Health.Red, "落后序时95点", OnCourse with { SignedPercent = 0 }, Due.AddDays(-5));

    [Fact]
    public void Assess_NothingSignedButNoPeriodOpened_IsNotBehind() =>
        Expect(Health.Grey, "未调度", Worst with { PeriodOpened = false, NeedsCoordination = false, WasRed = false, MissedLastPeriod = false }, From.AddDays(60));

    [Theory]
    [InlineData(31, Health.Green, "正常")]
    [InlineData(30, Health.Yellow, "剩30天到期")]
    [InlineData(1, Health.Yellow, "剩1天到期")]
    [InlineData(0, Health.Yellow, "今日到期")]
    public void Assess_DueSoon_BeginsThirtyDaysBefore(int daysLeft, Health health, string words) =>
        Expect(health, words, OnCourse, Due.AddDays(-daysLeft));

    [Theory]
    [InlineData("2024-03-31", "2024-02-29", Health.Green, "正常")] // 31 days
    [InlineData("2024-03-30", "2024-02-29", Health.Yellow, "剩30天到期")]
    [InlineData("2023-03-30", "2023-02-28", Health.Yellow, "剩30天到期")]
    [InlineData("2026-01-30", "2025-12-31", Health.Yellow, "剩30天到期")]
    [InlineData("2026-01-31", "2025-12-31", Health.Green, "正常")]
    public void Assess_DueSoon_CountsDaysOverMonthEnds(string due, string today, Health health, string words) =>
        Expect(health, words, OnCourse with { Due = Day.Of(due) }, Day.Of(today));

    [Fact]
    public void Assess_DueSoonWithoutAnyPeriod_IsYellow() => Expect(Health.Yellow, "剩30天到期", OnCourse with { PeriodOpened = false }, Due.AddDays(-30));

    [Fact]
    public void Assess_SeveralYellowReasons_NamesTheFirst()
    {
        var yellow = OnCourse with { SignedPercent = 80, NeedsCoordination = true, WasRed = true };

        Expect(Health.Yellow, "剩9天到期", yellow, From.AddDays(91)); // also 11 points behind
        Expect(Health.Yellow, "请求协调", yellow, From.AddDays(60));
        Expect(Health.Yellow, "落后序时10点", yellow with { SignedPercent = 50 }, From.AddDays(60));
        Expect(Health.Yellow, "由红回升", yellow with { NeedsCoordination = false }, From.AddDays(60));
        Expect(Health.Green, "正常", yellow with { NeedsCoordination = false, WasRed = false }, From.AddDays(60));
    }

    [Fact]
    public void Assess_CoordinationAskedForBeforeAnyPeriod_IsNotHiddenByGrey()
    {
        var asking = OnCourse with { PeriodOpened = false, NeedsCoordination = true };

        Expect(Health.Yellow, "请求协调", asking, From);
        Expect(Health.Yellow, "请求协调", asking with { DueIsProposed = true }, From);
        Expect(Health.Yellow, "请求协调", asking with { Due = null }, From);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(30)]
    public void Assess_ProposedDeadlineBeforeAnyPeriod_CannotBeMissed(int daysLeft)
    {
        var proposed = OnCourse with { PeriodOpened = false, DueIsProposed = true };

        Expect(Health.Grey, "未调度", proposed, Due.AddDays(-daysLeft));
        Assert.Null(TaskHealth.NextChange(proposed, Thresholds, Due.AddDays(-daysLeft)));

        // Once a period has opened a proposal binds like any deadline.
        Expect(daysLeft < 0 ? Health.Red : Health.Yellow, daysLeft < 0 ? "逾期1天" : daysLeft == 0 ? "今日到期" : "剩30天到期",
            proposed with { PeriodOpened = true }, Due.AddDays(-daysLeft));
    }

    [Fact]
    public void Assess_WithoutDeadline_IsNeverLate()
    {
        var ongoing = OnCourse with { Due = null, SignedPercent = 0 };

        Expect(Health.Green, "正常", ongoing, new DateOnly(2099, 12, 31));
        Expect(Health.Grey, "未调度", ongoing with { PeriodOpened = false }, new DateOnly(2099, 12, 31));
    }

    [Fact]
    public void Assess_OtherThresholds_AreFollowed()
    {
        var strict = new HealthThresholds(RedPoints: 5, YellowPoints: 2, DueSoonDays: 7);
        var facts = OnCourse with { SignedPercent = 50 };

        Assert.Equal("正常", TaskHealth.Assess(facts, strict, From.AddDays(51)).Words);
        Assert.Equal(new HealthVerdict(Health.Yellow, HealthReason.Behind, 2), TaskHealth.Assess(facts, strict, From.AddDays(52)));
        Assert.Equal(new HealthVerdict(Health.Red, HealthReason.FarBehind, 5), TaskHealth.Assess(facts, strict, From.AddDays(55)));
        Assert.Equal(new HealthVerdict(Health.Green, HealthReason.OnCourse), TaskHealth.Assess(OnCourse, strict, Due.AddDays(-8)));
        Assert.Equal(new HealthVerdict(Health.Yellow, HealthReason.DueSoon, 7), TaskHealth.Assess(OnCourse, strict, Due.AddDays(-7)));
    }

    private static void Expect(Health health, string words, TaskFacts facts, DateOnly today)
    {
        var verdict = TaskHealth.Assess(facts, Thresholds, today);

        Assert.Equal((health, words), (verdict.Health, verdict.Words));
    }
}
