using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>A department's answer to an assignment (签收): it takes the task on, or disputes it (异议) and is answered.</summary>
public sealed class DutyReceipt
{
    public const int MaxReason = 500;

    /// <summary>Days within which a dispute is to be answered.</summary>
    public const int AnswerDays = 10;

    public int Id { get; private set; }
    public required int TaskId { get; init; }
    public required int DepartmentId { get; init; }
    public ReceiptState State { get; private set; }
    public required DateTime At { get; init; }
    public required string By { get; init; }
    public string? Reason { get; private set; }

    /// <summary>The day by which a dispute is to be answered.</summary>
    public DateOnly? AnswerBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }
    public string? Answer { get; private set; }
    public required bool IsDemo { get; init; }
    public uint Version { get; private set; }

    /// <summary>The department takes the task on.</summary>
    public static DutyReceipt Sign(int taskId, int departmentId, Actor actor, DateTime now) =>
        new() { TaskId = taskId, DepartmentId = departmentId, At = now, By = actor.Name, IsDemo = actor.IsDemo };

    /// <summary>The department disputes that the task is its own.</summary>
    /// <exception cref="DomainRuleException"><c>reason-missing</c>; <c>text-too-long</c></exception>
    public static DutyReceipt Dispute(int taskId, int departmentId, Actor actor, DateTime now, DateOnly today, string reason)
    {
        var words = Required(reason, "提出异议须写明理由。");
        return new DutyReceipt { TaskId = taskId, DepartmentId = departmentId, At = now, By = actor.Name, IsDemo = actor.IsDemo }
            .Disputed(words, today.AddDays(AnswerDays));
    }

    /// <summary>The coordinator answers the dispute.</summary>
    /// <exception cref="DomainRuleException"><c>not-disputed</c>; <c>reason-missing</c>; <c>text-too-long</c></exception>
    public void Settle(Actor actor, DateTime now, bool isUpheld, string answer)
    {
        if (State != ReceiptState.Disputed)
        {
            throw new DomainRuleException("not-disputed", "该异议已经答复，请刷新。");
        }

        Answer = Required(answer, "答复异议须写明意见。");
        State = isUpheld ? ReceiptState.Upheld : ReceiptState.Overruled;
        (AnsweredAt, AnsweredBy) = (now, actor.Name);
    }

    private DutyReceipt Disputed(string reason, DateOnly answerBy)
    {
        (State, Reason, AnswerBy) = (ReceiptState.Disputed, reason, answerBy);
        return this;
    }

    internal static string Required(string text, string missing) => text.Trim() switch
    {
        { Length: 0 } => throw new DomainRuleException("reason-missing", missing),
        { Length: > MaxReason } => throw new DomainRuleException("text-too-long", $"理由和意见不超过{MaxReason}字，请精简。"),
        var words => words,
    };
}

/// <summary>How an assignment was answered.</summary>
public enum ReceiptState
{
    /// <summary>已签收</summary>
    Signed,

    /// <summary>有异议，待答复</summary>
    Disputed,

    /// <summary>异议成立: the department no longer answers for the task</summary>
    Upheld,

    /// <summary>异议不成立: the task stays with the department</summary>
    Overruled,
}

public static class ReceiptStates
{
    public static string Words(this ReceiptState state) => state switch
    {
        ReceiptState.Signed => "已签收",
        ReceiptState.Disputed => "异议待答复",
        ReceiptState.Upheld => "异议成立",
        _ => "异议不成立",
    };
}
