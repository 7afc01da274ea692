using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Tests.Tasks;

/// <summary>签收、异议、延期申请.</summary>
public sealed class RequestTests
{
    private static readonly Actor Staff = new(1, "经办人甲", AccountRole.Staff, 1);
    private static readonly Actor Coordinator = new(3, "调度员丙", AccountRole.Coordinator, null);
    private static readonly DateTime Now = new(2026, 4, 3, 1, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = Day.Of("2026-04-03");

    [Fact]
    public void Dispute_WithReason_IsToBeAnsweredInTenDays()
    {
        var receipt = DutyReceipt.Dispute(5, 1, Staff, Now, Today, " 该事项由市住建局主管 ");

        Assert.Equal(
            (ReceiptState.Disputed, "该事项由市住建局主管", Day.Of("2026-04-13"), "经办人甲"),
            (receipt.State, receipt.Reason, receipt.AnswerBy, receipt.By));
    }

    [Theory]
    [InlineData(true, ReceiptState.Upheld)]
    [InlineData(false, ReceiptState.Overruled)]
    public void Settle_Dispute_IsStampedAndFinal(bool isUpheld, ReceiptState state)
    {
        var receipt = DutyReceipt.Dispute(5, 1, Staff, Now, Today, "非本单位职责");

        Assert.Equal("reason-missing", Refusal.Of(() => receipt.Settle(Coordinator, Now, isUpheld, " ")));
        receipt.Settle(Coordinator, Now.AddDays(1), isUpheld, "依据三定规定");

        Assert.Equal(
            (state, "依据三定规定", "调度员丙", Now.AddDays(1)), (receipt.State, receipt.Answer, receipt.AnsweredBy, receipt.AnsweredAt!.Value));
        Assert.Equal("not-disputed", Refusal.Of(() => receipt.Settle(Coordinator, Now, !isUpheld, "改判")));
    }

    [Fact]
    public void Dispute_OutsideTheRules_IsRefused()
    {
        Assert.Equal("reason-missing", Refusal.Of(() => DutyReceipt.Dispute(5, 1, Staff, Now, Today, "　")));
        Assert.Equal("text-too-long", Refusal.Of(() => DutyReceipt.Dispute(5, 1, Staff, Now, Today, new string('异', 501))));
        Assert.Equal("not-disputed", Refusal.Of(() => DutyReceipt.Sign(5, 1, Staff, Now).Settle(Coordinator, Now, true, "同意")));
    }

    [Fact]
    public void Grant_OpenRequest_MovesTheDeadlineByThePersonsRule()
    {
        var task = TaskDue("2026-06-30");
        var request = Ask(task, "2026-12-31");

        request.Grant(task, Coordinator, Now, null);

        Assert.Equal((Day.Of("2026-12-31"), DueOrigin.Confirmed), (task.Due!.Value, task.DueOrigin));
        Assert.Equal((ExtensionState.Granted, Day.Of("2026-06-30"), "调度员丙"), (request.State, request.DueBefore!.Value, request.AnsweredBy));
        Assert.Equal("already-answered", Refusal.Of(() => request.Refuse(Coordinator, Now, "不同意")));
    }

    [Fact]
    public void Refuse_OpenRequest_NeedsAReasonAndLeavesTheDeadline()
    {
        var task = TaskDue("2026-06-30");
        var request = Ask(task, "2026-12-31");

        Assert.Equal("reason-missing", Refusal.Of(() => request.Refuse(Coordinator, Now, "")));
        Assert.Equal(ExtensionState.Open, request.State);
        request.Refuse(Coordinator, Now, "要素已落实，应按期完成");

        Assert.Equal(Day.Of("2026-06-30"), task.Due);
        Assert.Equal("already-answered", Refusal.Of(() => request.Grant(task, Coordinator, Now, null)));
    }

    [Theory]
    [InlineData("2026-06-30", "not-later")]
    [InlineData("2026-06-29", "not-later")]
    [InlineData("2026-04-02", "due-past")]
    [InlineData("2206-06-30", "due-implausible")]
    public void Ask_DateThatHelpsNobody_IsRefused(string due, string code) =>
        Assert.Equal(code, Refusal.Of(() => Ask(TaskDue("2026-06-30"), due)));

    [Fact]
    public void Ask_FinishedTask_IsRefused()
    {
        var task = TaskDue("2026-06-30");
        task.Follow(TaskState.Done, TaskState.Done);

        Assert.Equal("task-settled", Refusal.Of(() => Ask(task, "2026-12-31")));
    }

    private static ExtensionRequest Ask(PolicyTask task, string due) =>
        ExtensionRequest.Ask(task, 1, Day.Of(due), "征地滞后", Staff, Now, Today);

    private static PolicyTask TaskDue(string due)
    {
        var task = new PolicyTask { Ordinal = 1, Path = [], Title = "推进光伏治沙", Text = "推进光伏治沙。", Start = 0, End = 7 };
        task.ProposeDue(Day.Of(due), DueOrigin.Printed);
        return task;
    }
}
