using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Tests.Tasks;

public sealed class PolicyTaskTests
{
    private static readonly DateOnly Printed = new(2023, 12, 31);
    private static readonly DateOnly Proposed = new(2025, 12, 31);

    /// <summary>What the newest accepted and the newest signed report claim, and the state the task follows to.</summary>
    public static TheoryData<TaskState?, TaskState?, TaskState> Claims => new()
    {
        { null, null, TaskState.NotStarted }, // the only report was sent back
        { null, TaskState.NotStarted, TaskState.NotStarted },
        { null, TaskState.UnderWay, TaskState.UnderWay },
        { null, TaskState.Done, TaskState.UnderWay }, // claimed, not accepted
        { TaskState.NotStarted, TaskState.NotStarted, TaskState.NotStarted },
        { TaskState.NotStarted, TaskState.UnderWay, TaskState.UnderWay },
        { TaskState.NotStarted, TaskState.Done, TaskState.UnderWay },
        { TaskState.UnderWay, TaskState.NotStarted, TaskState.NotStarted },
        { TaskState.UnderWay, TaskState.UnderWay, TaskState.UnderWay },
        { TaskState.UnderWay, TaskState.Done, TaskState.UnderWay },
        { TaskState.Done, TaskState.NotStarted, TaskState.Done }, // a completion that was accepted is taken back by acceptance only
        { TaskState.Done, TaskState.UnderWay, TaskState.Done },
        { TaskState.Done, TaskState.Done, TaskState.Done },
    };

    [Theory]
    [MemberData(nameof(Claims))]
    public void Follow_OpenOrDoneTask_TakesOverTheClaims(TaskState? accepted, TaskState? signed, TaskState expected)
    {
        foreach (var task in new[] { Task(), UnderWay(), Done() })
        {
            task.Follow(accepted, signed);

            Assert.Equal(expected, task.State);
        }
    }

    [Theory]
    [MemberData(nameof(Claims))]
    public void Follow_ClosedOutTask_StaysClosedOut(TaskState? accepted, TaskState? signed, TaskState expected)
    {
        _ = expected;
        var task = Done();
        task.CloseOut();

        task.Follow(accepted, signed);

        Assert.Equal(TaskState.ClosedOut, task.State);
    }

    [Fact]
    public void CloseOut_DoneTask_IsClosedOut()
    {
        var task = Done();
        Assert.True(task.IsFinished);

        task.CloseOut();

        Assert.Equal(TaskState.ClosedOut, task.State);
        Assert.True(task.IsFinished);
        Assert.Equal("not-done", Refusal.Of(task.CloseOut));
    }

    [Fact]
    public void CloseOut_TaskNotDone_Refused()
    {
        Assert.Equal("not-done", Refusal.Of(Task().CloseOut));
        Assert.Equal("not-done", Refusal.Of(UnderWay().CloseOut));
        Assert.False(UnderWay().IsFinished);
    }

    [Theory]
    [InlineData(DueOrigin.ProposedFromTarget)]
    [InlineData(DueOrigin.ProposedFromPlan)]
    public void ProposeDue_AfterThePrintedDeadline_IsIgnored(DueOrigin origin)
    {
        var task = Task();
        task.ProposeDue(Printed, DueOrigin.Printed);

        task.ProposeDue(Proposed, origin);

        Assert.Equal((Printed, DueOrigin.Printed), (task.Due!.Value, task.DueOrigin));
    }

    [Fact]
    public void ProposeDue_AfterAnotherProposal_ReplacesIt()
    {
        var task = Task();
        task.ProposeDue(Proposed, DueOrigin.ProposedFromPlan);
        task.ProposeDue(Proposed.AddYears(-1), DueOrigin.ProposedFromTarget);
        Assert.Equal((Proposed.AddYears(-1), DueOrigin.ProposedFromTarget), (task.Due!.Value, task.DueOrigin));

        task.ProposeDue(Printed, DueOrigin.Printed);
        Assert.Equal((Printed, DueOrigin.Printed), (task.Due!.Value, task.DueOrigin));

        task.ProposeDue(Printed.AddDays(-1), DueOrigin.Printed);
        Assert.Equal(Printed.AddDays(-1), task.Due);
    }

    [Theory]
    [InlineData(DueOrigin.Printed)]
    [InlineData(DueOrigin.ProposedFromTarget)]
    [InlineData(DueOrigin.ProposedFromPlan)]
    public void ProposeDue_AfterConfirmation_IsIgnored(DueOrigin origin)
    {
        var task = Task();
        task.ConfirmDue(Proposed);

        task.ProposeDue(Printed, origin);

        Assert.Equal((Proposed, DueOrigin.Confirmed), (task.Due!.Value, task.DueOrigin));
    }

    [Fact]
    public void ConfirmDue_Twice_TheSecondHolds()
    {
        var task = Task();
        task.ConfirmDue(Proposed);
        task.ConfirmDue(Printed);

        Assert.Equal((Printed, DueOrigin.Confirmed), (task.Due!.Value, task.DueOrigin));
    }

    [Theory]
    [InlineData(202)]
    [InlineData(1949)]
    [InlineData(2101)]
    public void ConfirmDue_ImplausibleYear_Refused(int year)
    {
        var task = Task();

        Assert.Equal("due-implausible", Refusal.Of(() => task.ConfirmDue(new DateOnly(year, 12, 31))));
        Assert.Null(task.Due);
    }

    private static PolicyTask UnderWay() => After(null, TaskState.UnderWay);

    private static PolicyTask Done() => After(TaskState.Done, TaskState.Done);

    private static PolicyTask After(TaskState? accepted, TaskState? signed)
    {
        var task = Task();
        task.Follow(accepted, signed);
        return task;
    }

    private static PolicyTask Task() => new()
    {
        Ordinal = 1,
        Path = ["二、主要任务", "（一）推进能源绿色低碳转型"],
        Title = "推进光伏治沙",
        Text = "推进大规模“光伏+生态治理”建设。",
        Start = 0,
        End = 18,
    };
}
