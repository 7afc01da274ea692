using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>A responsible department asks for a later deadline (延期申请).</summary>
public sealed class ExtensionRequest
{
    public int Id { get; private set; }
    public required int TaskId { get; init; }
    public required int DepartmentId { get; init; }

    /// <summary>The deadline as it was when the request was made.</summary>
    public required DateOnly? DueBefore { get; init; }

    public required DateOnly DueAsked { get; init; }
    public required string Reason { get; init; }
    public ExtensionState State { get; private set; }
    public required DateTime At { get; init; }
    public required string By { get; init; }
    public DateTime? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }
    public string? Answer { get; private set; }
    public required bool IsDemo { get; init; }
    public uint Version { get; private set; }

    /// <exception cref="DomainRuleException">
    /// <c>reason-missing</c>; <c>text-too-long</c>; <c>due-past</c>; <c>not-later</c> than the deadline that stands; <c>task-settled</c>;
    /// <c>due-implausible</c>.
    /// </exception>
    public static ExtensionRequest Ask(PolicyTask task, int departmentId, DateOnly due, string reason, Actor actor, DateTime now, DateOnly today)
    {
        var words = DutyReceipt.Required(reason, "申请延期须写明理由。");

        if (task.IsFinished)
        {
            throw new DomainRuleException("task-settled", $"该任务{task.State.Words()}，无需延期。");
        }

        if (due < today)
        {
            throw new DomainRuleException("due-past", "申请的期限已过，请填写今天或以后的日期。");
        }

        if (task.Due is { } stands && due <= stands)
        {
            throw new DomainRuleException("not-later", $"申请的期限应晚于现在的期限{stands:yyyy年M月d日}。");
        }

        if (due.Year > 2100)
        {
            throw new DomainRuleException("due-implausible", $"完成期限{due.Year}年不合常理，请核对年份。");
        }

        return new ExtensionRequest
        {
            TaskId = task.Id, DepartmentId = departmentId, DueBefore = task.Due, DueAsked = due, Reason = words,
            At = now, By = actor.Name, IsDemo = actor.IsDemo,
        };
    }

    /// <summary>The coordinator grants it: the task's deadline becomes the one asked for, as one confirmed by a person.</summary>
    /// <exception cref="DomainRuleException"><c>already-answered</c></exception>
    public void Grant(PolicyTask task, Actor actor, DateTime now, string? answer)
    {
        Settle(ExtensionState.Granted, actor, now);
        Answer = string.IsNullOrWhiteSpace(answer) ? null : DutyReceipt.Required(answer, "");
        task.ConfirmDue(DueAsked);
    }

    /// <exception cref="DomainRuleException"><c>already-answered</c>; <c>reason-missing</c>; <c>text-too-long</c></exception>
    public void Refuse(Actor actor, DateTime now, string answer)
    {
        var words = DutyReceipt.Required(answer, "不同意延期须写明理由。");
        Settle(ExtensionState.Refused, actor, now);
        Answer = words;
    }

    private void Settle(ExtensionState state, Actor actor, DateTime now)
    {
        if (State != ExtensionState.Open)
        {
            throw new DomainRuleException("already-answered", "该申请已经答复，请刷新。");
        }

        State = state;
        (AnsweredAt, AnsweredBy) = (now, actor.Name);
    }
}

/// <summary>How a request for a later deadline stands.</summary>
public enum ExtensionState
{
    /// <summary>待答复</summary>
    Open,

    /// <summary>已同意</summary>
    Granted,

    /// <summary>未同意</summary>
    Refused,
}

public static class ExtensionStates
{
    public static string Words(this ExtensionState state) => state switch
    {
        ExtensionState.Open => "待答复",
        ExtensionState.Granted => "已同意",
        _ => "未同意",
    };
}
