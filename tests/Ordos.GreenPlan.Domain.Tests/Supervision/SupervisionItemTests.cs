using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Domain.Tests.Supervision;

public sealed class SupervisionItemTests
{
    private static readonly Actor Coordinator = new(1, "统筹科", AccountRole.Coordinator, null);
    private static readonly Actor Staff = new(2, "经办人", AccountRole.Staff, 7);
    private static readonly Actor Head = new(3, "审核人", AccountRole.DepartmentHead, 7);
    private static readonly DateOnly Today = new(2026, 4, 3);
    private static readonly DateTime Now = new(2026, 4, 3, 1, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyDictionary<string, Action<SupervisionItem>> Actions { get; } = new Dictionary<string, Action<SupervisionItem>>
    {
        ["escalate"] = item => item.Escalate(Summons(SupervisionLevel.Order), Coordinator, Now, Today),
        ["write"] = item => item.WriteReply("已办理用地手续。", Staff, Now),
        ["sign"] = item => item.SignReply(Head, Now),
        ["return"] = item => item.ReturnReply("请写明完成时间", null, Coordinator, Now, Today),
        ["ask"] = item => item.AskExtension(new DateOnly(2026, 4, 20), "正在会商", Staff, Now, Today),
        ["grant"] = item => item.AnswerExtension(isGranted: true, null, Coordinator, Now),
        ["refuse"] = item => item.AnswerExtension(isGranted: false, "时限紧迫", Coordinator, Now),
        ["close"] = item => item.Close("现场核查，已开工", Coordinator, Now),
        ["withdraw"] = item => item.Withdraw("责任单位有误", Coordinator, Now),
    };

    /// <summary>From every state, every action: the state that follows, or the code of the refusal.</summary>
    [Theory]
    [InlineData("", "escalate", "Awaiting")]
    [InlineData("", "write", "Replying")]
    [InlineData("", "sign", "nothing-to-sign")]
    [InlineData("", "return", "nothing-to-return")]
    [InlineData("", "ask", "Awaiting")]
    [InlineData("", "grant", "nothing-asked")]
    [InlineData("", "refuse", "nothing-asked")]
    [InlineData("", "close", "Closed")]
    [InlineData("", "withdraw", "Withdrawn")]
    [InlineData("ask", "escalate", "Awaiting")]
    [InlineData("ask", "write", "Replying")]
    [InlineData("ask", "ask", "already-asked")]
    [InlineData("ask", "grant", "Awaiting")]
    [InlineData("ask", "refuse", "Awaiting")]
    [InlineData("ask", "close", "Closed")]
    [InlineData("write", "escalate", "Awaiting")]
    [InlineData("write", "write", "Replying")]
    [InlineData("write", "sign", "Replied")]
    [InlineData("write", "return", "Awaiting")]
    [InlineData("write", "ask", "Replying")]
    [InlineData("write", "grant", "nothing-asked")]
    [InlineData("write", "close", "Closed")]
    [InlineData("write", "withdraw", "Withdrawn")]
    [InlineData("write sign", "escalate", "Awaiting")]
    [InlineData("write sign", "write", "already-replied")]
    [InlineData("write sign", "sign", "nothing-to-sign")]
    [InlineData("write sign", "return", "Awaiting")]
    [InlineData("write sign", "ask", "already-replied")]
    [InlineData("write sign", "grant", "nothing-asked")]
    [InlineData("write sign", "close", "Closed")]
    [InlineData("write sign", "withdraw", "Withdrawn")]
    [InlineData("ask write sign", "grant", "nothing-asked")] // the reply has overtaken the request
    [InlineData("ask escalate", "grant", "nothing-asked")]
    [InlineData("close", "escalate", "settled")]
    [InlineData("close", "write", "settled")]
    [InlineData("close", "sign", "settled")]
    [InlineData("close", "return", "settled")]
    [InlineData("close", "ask", "settled")]
    [InlineData("close", "grant", "settled")]
    [InlineData("close", "close", "settled")]
    [InlineData("close", "withdraw", "settled")]
    [InlineData("withdraw", "escalate", "settled")]
    [InlineData("withdraw", "write", "settled")]
    [InlineData("withdraw", "close", "settled")]
    public void Step_FromEveryState_FollowsOrIsRefused(string before, string action, string outcome)
    {
        var item = Sent(SupervisionLevel.Urging);
        foreach (var step in before.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Actions[step](item);
        }

        var (state, steps) = (item.State, item.Steps.Count);
        var refusal = Refusal.OrNone(() => Actions[action](item));

        Assert.Equal(outcome, refusal ?? item.State.ToString());
        Assert.Equal(refusal is null ? steps + 1 : steps, item.Steps.Count);
        if (refusal is not null)
        {
            Assert.Equal(state, item.State);
        }
    }

    [Theory]
    [InlineData(SupervisionLevel.Reminder, SupervisionLevel.Urging, null)]
    [InlineData(SupervisionLevel.Reminder, SupervisionLevel.Circular, null)]
    [InlineData(SupervisionLevel.Urging, SupervisionLevel.Urging, "not-higher")]
    [InlineData(SupervisionLevel.Order, SupervisionLevel.Reminder, "not-higher")]
    [InlineData(SupervisionLevel.Circular, SupervisionLevel.Circular, "not-higher")]
    public void Escalate_ToALevel_OnlyUpwards(SupervisionLevel from, SupervisionLevel to, string? refusal) =>
        Assert.Equal(refusal, Refusal.OrNone(() => Sent(from).Escalate(Summons(to), Coordinator, Now, Today)));

    [Fact]
    public void Escalate_AfterAReply_KeepsItInTheHistoryAndStartsTheClockAnew()
    {
        var item = Sent(SupervisionLevel.Urging);
        item.WriteReply("已办理用地手续。", Staff, Now);
        item.SignReply(Head, Now);

        item.Escalate(Summons(SupervisionLevel.Order) with { ReplyBy = new DateOnly(2026, 4, 30) }, Coordinator, Now, Today);

        Assert.Equal((SupervisionState.Awaiting, null, new DateOnly(2026, 4, 30)), (item.State, item.Reply, item.ReplyBy!.Value));
        Assert.Equal(OrderColour.Red, item.Colour);
        Assert.Contains(item.Steps, step => step is { Kind: SupervisionStepKind.ReplySigned, Text: "已办理用地手续。", By: "审核人", Level: SupervisionLevel.Urging });
    }

    [Fact]
    public void Extension_Granted_MovesTheReplyDay_Refused_DoesNot()
    {
        var granted = Sent(SupervisionLevel.Urging);
        Actions["ask"](granted);
        Actions["grant"](granted);
        var refused = Sent(SupervisionLevel.Urging);
        Actions["ask"](refused);
        Actions["refuse"](refused);

        Assert.Equal((new DateOnly(2026, 4, 20), new DateOnly(2026, 4, 8)), (granted.ReplyBy!.Value, refused.ReplyBy!.Value));
        Assert.Null(refused.ExtensionTo);
    }

    [Fact]
    public void IsUnanswered_ClockAndRequests_CountOnlyWhatTheDepartmentOwes()
    {
        var late = new DateOnly(2026, 4, 9);
        var item = Sent(SupervisionLevel.Urging);
        Assert.Equal((false, true), (item.IsUnanswered(new DateOnly(2026, 4, 8)), item.IsUnanswered(late)));

        Actions["ask"](item);
        Assert.False(item.IsUnanswered(late));
        Actions["refuse"](item);
        Actions["write"](item);
        Assert.True(item.IsUnanswered(late));
        Actions["sign"](item);
        Assert.False(item.IsUnanswered(late));
    }

    [Fact]
    public void Return_WithANewDay_SetsTheClock()
    {
        var item = Sent(SupervisionLevel.Urging);
        Actions["write"](item);
        Actions["sign"](item);

        Assert.Equal("reply-past", Refusal.Of(() => item.ReturnReply("请核实", new DateOnly(2026, 4, 2), Coordinator, Now, Today)));
        item.ReturnReply("请核实", new DateOnly(2026, 4, 15), Coordinator, Now, Today);

        Assert.Equal((SupervisionState.Awaiting, new DateOnly(2026, 4, 15), "已办理用地手续。"), (item.State, item.ReplyBy!.Value, item.Reply));
    }

    [Theory]
    [InlineData("2026-04-08", "not-later")]
    [InlineData("2026-04-02", "reply-past")]
    [InlineData("2226-04-08", "reply-past")]
    public void AskExtension_DayThatIsNoExtension_IsRefused(string day, string refusal) =>
        Assert.Equal(refusal, Refusal.Of(() => Sent(SupervisionLevel.Urging).AskExtension(Day.Of(day), "会商", Staff, Now, Today)));

    [Fact]
    public void AskExtension_WithoutClock_IsRefused() => Assert.Equal(
        "no-clock",
        Refusal.Of(() => Actions["ask"](SupervisionItem.Send(1, 7, Summons(SupervisionLevel.Reminder) with { ReplyBy = null }, Coordinator, Now, Today))));

    [Fact]
    public void Texts_MissingOrTooLong_AreRefused()
    {
        Assert.Equal("text-missing", Refusal.Of(() => Sent(SupervisionLevel.Urging).WriteReply(" \0\n", Staff, Now)));
        Assert.Equal("text-too-long", Refusal.Of(() => Sent(SupervisionLevel.Urging).WriteReply(new string('字', 2001), Staff, Now)));
        Assert.Equal("text-missing", Refusal.Of(() => Sent(SupervisionLevel.Urging).Close("", Coordinator, Now)));
        Assert.Equal("text-missing", Refusal.Of(() => Sent(SupervisionLevel.Urging).Withdraw(" ", Coordinator, Now)));
        Assert.Equal("text-missing", Refusal.Of(() =>
        {
            var item = Sent(SupervisionLevel.Urging);
            Actions["ask"](item);
            item.AnswerExtension(isGranted: false, null, Coordinator, Now);
        }));
    }

    [Theory]
    [InlineData(SupervisionLevel.Order, null, "原因", "内容", "2026-04-08", "colour-wrong")]
    [InlineData(SupervisionLevel.Urging, OrderColour.Red, "原因", "内容", "2026-04-08", "colour-wrong")]
    [InlineData(SupervisionLevel.Urging, null, " ", "内容", "2026-04-08", "reason-missing")]
    [InlineData(SupervisionLevel.Urging, null, "原因", "", "2026-04-08", "wording-missing")]
    [InlineData(SupervisionLevel.Urging, null, "原因", "内容", "2026-04-02", "reply-past")]
    [InlineData(SupervisionLevel.Urging, null, "原因", "内容", "2026-04-03", null)]
    [InlineData(SupervisionLevel.Reminder, null, "原因", "内容", null, null)]
    [InlineData(SupervisionLevel.Circular, OrderColour.Blue, "原因", "内容", "2026-04-08", null)]
    public void Send_Summons_IsChecked(SupervisionLevel level, OrderColour? colour, string reason, string wording, string? replyBy, string? refusal) =>
        Assert.Equal(refusal, Refusal.OrNone(() => SupervisionItem.Send(
            1, 7, new SupervisionSummons(level, colour, reason, wording, Day.OrNone(replyBy)), Coordinator, Now, Today)));

    private static SupervisionItem Sent(SupervisionLevel level) => SupervisionItem.Send(1, 7, Summons(level), Coordinator, Now, Today);

    private static SupervisionSummons Summons(SupervisionLevel level) =>
        new(level, level >= SupervisionLevel.Order ? OrderColour.Red : null, "逾期12天", "请抓紧办理。", new DateOnly(2026, 4, 8));
}
