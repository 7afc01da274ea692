using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Tests.Supervision;

public sealed class SupervisionRuleTests
{
    private static readonly DateOnly Today = new(2026, 4, 20);
    private static readonly HealthVerdict Late = new(Health.Red, HealthReason.PastDue, 12);
    private static readonly HealthVerdict Behind = new(Health.Red, HealthReason.FarBehind, 30);
    private static readonly HealthVerdict Soon = new(Health.Yellow, HealthReason.DueSoon, 12);
    private static readonly HealthVerdict Calm = new(Health.Green, HealthReason.OnCourse);

    [Fact]
    public void Propose_DueSoonWithoutSignedProgress_Reminds() =>
        AssertProposes(new(Soon, 12, SignedLately: false, null, null), "Reminder  剩12天到期，近30天没有签发的进展");

    [Fact]
    public void Propose_DueToday_SaysSo() =>
        AssertProposes(new(Soon, 0, SignedLately: false, null, null), "Reminder  今日到期，近30天没有签发的进展");

    [Fact]
    public void Propose_DueSoonButSigned_DoesNot() => AssertProposes(new(Soon, 12, SignedLately: true, null, null), null);

    [Fact]
    public void Propose_OnCourse_DoesNot() => AssertProposes(new(Calm, null, SignedLately: false, null, null), null);

    [Fact]
    public void Propose_Red_Urges() => AssertProposes(new(Late, null, SignedLately: true, null, null), "Urging  逾期12天");

    [Fact]
    public void Propose_RedAfterReminder_Urges() =>
        AssertProposes(new(Behind, null, true, null, Open(SupervisionLevel.Reminder)), "Urging  提醒后落后序时30点");

    [Fact]
    public void Propose_YellowAfterReminder_Waits() => AssertProposes(new(Soon, 5, false, null, Open(SupervisionLevel.Reminder)), null);

    [Theory]
    [InlineData("2026-04-19", "Order Yellow 催办逾期1天未答复，落后序时30点")]
    [InlineData("2026-04-20", null)]
    [InlineData(null, null)]
    public void Propose_UrgingUnanswered_Orders(string? replyBy, string? proposal) =>
        AssertProposes(new(Behind, null, true, null, Open(SupervisionLevel.Urging, replyBy)), proposal);

    [Fact]
    public void Propose_UrgingStillRedAfterAPeriod_Orders() =>
        AssertProposes(new(Late, null, true, null, Open(SupervisionLevel.Urging, null, periodClosed: true)), "Order Red 催办后已过一个调度期，仍逾期12天");

    [Fact]
    public void Propose_UrgingRecoveredAfterAPeriod_Waits() =>
        AssertProposes(new(Soon, 5, true, null, Open(SupervisionLevel.Urging, null, periodClosed: true)), null);

    [Fact]
    public void Propose_UnansweredButNearItsDeadline_OrdersInBlue() =>
        AssertProposes(new(Soon, 12, true, null, Open(SupervisionLevel.Urging, "2026-04-10")), "Order Blue 催办逾期10天未答复，剩12天到期");

    [Fact]
    public void Propose_OrderUnanswered_Circulates() =>
        AssertProposes(new(Late, null, true, null, Open(SupervisionLevel.Order, "2026-04-15")), "Circular Red 督办单逾期5天未答复，逾期12天");

    [Fact]
    public void Propose_OrderStillRedAfterAPeriod_Waits() =>
        AssertProposes(new(Late, null, true, null, Open(SupervisionLevel.Order, null, periodClosed: true)), null);

    [Fact]
    public void Propose_Circular_IsTheTop() =>
        AssertProposes(new(Late, null, true, null, Open(SupervisionLevel.Circular, "2026-04-01", periodClosed: true)), null);

    [Theory]
    [InlineData(SupervisionLevel.Reminder, true)]
    [InlineData(SupervisionLevel.Urging, false)]
    [InlineData(SupervisionLevel.Order, false)]
    public void Propose_RedLatelySettled_RestsAtThatLevel(SupervisionLevel settled, bool proposes) =>
        Assert.Equal(proposes, SupervisionRule.Propose(new(Late, null, true, settled, null), Today) is not null);

    [Fact]
    public void Propose_DueSoonLatelySettled_Rests() =>
        AssertProposes(new(Soon, 12, false, SupervisionLevel.Reminder, null), null);

    /// <summary>Rule zero: whoever lets the rule know something else must say here that it is a result, and no use of the portal.</summary>
    [Fact]
    public void Rule_WhatItKnows_IsResultsAlone()
    {
        string[] results = ["DueInDays", "IsRed", "Open", "SettledLately", "SignedLately", "Verdict"];
        string[] answers = ["Level", "PeriodClosedSince", "ReplyBy"];

        Assert.Equal(results, typeof(SupervisedDuty).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(answers, typeof(OpenSupervision).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    private static OpenSupervision Open(SupervisionLevel level, string? replyBy = null, bool periodClosed = false) =>
        new(level, Day.OrNone(replyBy), periodClosed);

    private static void AssertProposes(SupervisedDuty duty, string? expected)
    {
        var proposal = SupervisionRule.Propose(duty, Today);
        Assert.Equal(expected, proposal is null ? null : $"{proposal.Level} {proposal.Colour} {proposal.Reason}");
    }
}
