using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Supervision;

/// <content>What becomes of it when the duty comes to another department.</content>
public sealed partial class SupervisionItem
{
    private static readonly SupervisionStepKind[] Turning =
    [
        SupervisionStepKind.Sent, SupervisionStepKind.Escalated, SupervisionStepKind.ReplyReturned, SupervisionStepKind.ReplyWritten, SupervisionStepKind.ReplySigned,
    ];

    /// <summary>Goes with the duty to another department, and all that was done about it goes along.</summary>
    /// <param name="words">By what, from whom and to whom.</param>
    /// <exception cref="DomainRuleException"><c>settled</c></exception>
    public void MoveTo(int departmentId, string words, Actor actor, DateTime now)
    {
        RequireOpen();
        DepartmentId = departmentId;
        Note(SupervisionStepKind.Moved, actor, now, words, State.IsWithDepartment() ? ReplyBy : null);
    }

    /// <summary>Ends where the department that the duty came to is supervised for the task already: one matter is not pursued twice.</summary>
    /// <exception cref="DomainRuleException"><c>settled</c></exception>
    public void MergeAway(string words, Actor actor, DateTime now) => Settle(SupervisionState.Withdrawn, SupervisionStepKind.Merged, words, actor, now);

    /// <summary>Takes <see cref="MergeAway"/> back: it stands again where it stood. Its steps must have been loaded.</summary>
    public void Resume(string words, Actor actor, DateTime now)
    {
        if (State != SupervisionState.Withdrawn || _steps.TrueForAll(step => step.Kind != SupervisionStepKind.Merged))
        {
            throw new InvalidOperationException("It was not merged away.");
        }

        (SettledAt, State) = (null, StateAfterSteps());
        Note(SupervisionStepKind.Moved, actor, now, words, State.IsWithDepartment() ? ReplyBy : null);
    }

    private SupervisionState StateAfterSteps() =>
        _steps.Where(step => Turning.Contains(step.Kind)).OrderBy(step => step.At).ThenBy(step => step.Id).Last().Kind switch
        {
            SupervisionStepKind.ReplySigned => SupervisionState.Replied,
            SupervisionStepKind.ReplyWritten => SupervisionState.Replying,
            _ => SupervisionState.Awaiting,
        };
}
