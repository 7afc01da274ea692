using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Supervision;

/// <summary>A duty of a department for a task that is being supervised (督办事项): where it stands on the ladder, and every step so far.</summary>
/// <remarks>Each step is a person's decision. Who may take it is asked by the desk; here is what may follow what.</remarks>
public sealed partial class SupervisionItem
{
    private readonly List<SupervisionStep> _steps = [];

    public int Id { get; private set; }
    public required int TaskId { get; init; }

    /// <summary>The department that has to answer; another one after a reorganisation.</summary>
    public int DepartmentId { get; private set; }

    public SupervisionLevel Level { get; private set; }
    public OrderColour? Colour { get; private set; }
    public SupervisionState State { get; private set; }
    public string Reason { get; private set; } = "";
    public string Wording { get; private set; } = "";

    /// <summary>When the present level was sent.</summary>
    public DateTime SentAt { get; private set; }

    /// <summary>The same as a day of the portal.</summary>
    public DateOnly SentOn { get; private set; }

    public string SentBy { get; private set; } = "";

    /// <summary>The last day for a reply; null where none is asked for.</summary>
    public DateOnly? ReplyBy { get; private set; }

    /// <summary>The reply to the present level, as it was last written.</summary>
    public string? Reply { get; private set; }

    /// <summary>The later day that the department asks for; null while nothing is asked.</summary>
    public DateOnly? ExtensionTo { get; private set; }

    public string? ExtensionReason { get; private set; }

    /// <summary>When it was closed or withdrawn.</summary>
    public DateTime? SettledAt { get; private set; }

    public required bool IsDemo { get; init; }
    public uint Version { get; private set; }
    public IReadOnlyList<SupervisionStep> Steps => _steps;

    /// <summary>Whether the reply is late. A request for more time that nobody has answered stops the clock.</summary>
    public bool IsUnanswered(DateOnly today) => State.IsWithDepartment() && ReplyBy < today && ExtensionTo is null;

    /// <summary>The first step: the duty enters the ladder.</summary>
    /// <exception cref="DomainRuleException">What <see cref="SupervisionSummons.Check"/> refuses.</exception>
    public static SupervisionItem Send(int taskId, int departmentId, SupervisionSummons summons, Actor actor, DateTime now, DateOnly today)
    {
        summons.Check(today);
        var item = new SupervisionItem { TaskId = taskId, DepartmentId = departmentId, IsDemo = actor.IsDemo };
        item.Take(SupervisionStepKind.Sent, summons, actor, now, today);
        return item;
    }

    /// <summary>A rung up. What was replied so far stays in the history; the reply clock starts anew.</summary>
    /// <exception cref="DomainRuleException"><c>settled</c>; <c>not-higher</c>; what <see cref="SupervisionSummons.Check"/> refuses.</exception>
    public void Escalate(SupervisionSummons summons, Actor actor, DateTime now, DateOnly today)
    {
        RequireOpen();
        summons.Check(today);

        if (summons.Level <= Level)
        {
            throw new DomainRuleException("not-higher", $"该事项已在“{Level.Words()}”，只能升至更高层级。");
        }

        Take(SupervisionStepKind.Escalated, summons, actor, now, today);
    }

    /// <summary>The department writes its reply, or writes it anew before it is signed.</summary>
    /// <exception cref="DomainRuleException"><c>settled</c>; <c>already-replied</c>; <c>text-missing</c>; <c>text-too-long</c></exception>
    public void WriteReply(string text, Actor actor, DateTime now)
    {
        RequireWithDepartment();
        Reply = Required(text, SupervisionSummons.MaxText, "请填写答复内容。");
        State = SupervisionState.Replying;
        Note(SupervisionStepKind.ReplyWritten, actor, now, Reply);
    }

    /// <summary>The head signs the reply; from then on it is the coordinator's turn.</summary>
    /// <exception cref="DomainRuleException"><c>settled</c>; <c>nothing-to-sign</c></exception>
    public void SignReply(Actor actor, DateTime now)
    {
        RequireOpen();

        if (State != SupervisionState.Replying)
        {
            throw new DomainRuleException("nothing-to-sign", "没有待签发的答复，请刷新。");
        }

        (ExtensionTo, ExtensionReason) = (null, null);
        State = SupervisionState.Replied;
        Note(SupervisionStepKind.ReplySigned, actor, now, Reply);
    }

    /// <summary>The head or, once it is signed, the coordinator sends the reply back.</summary>
    /// <param name="replyBy">A new day for the reply; null leaves the one that is set.</param>
    /// <exception cref="DomainRuleException">
    /// <c>settled</c>; <c>nothing-to-return</c>; <c>text-missing</c>; <c>text-too-long</c>; <c>reply-past</c>
    /// </exception>
    public void ReturnReply(string why, DateOnly? replyBy, Actor actor, DateTime now, DateOnly today)
    {
        RequireOpen();

        if (State is not (SupervisionState.Replying or SupervisionState.Replied))
        {
            throw new DomainRuleException("nothing-to-return", "没有可退回的答复，请刷新。");
        }

        var words = Required(why, SupervisionSummons.MaxReason, "退回答复须写明理由。");
        RequireAhead(replyBy, today);
        ReplyBy = replyBy ?? ReplyBy;
        State = SupervisionState.Awaiting;
        Note(SupervisionStepKind.ReplyReturned, actor, now, words, replyBy);
    }

    /// <summary>The department asks for more time to reply.</summary>
    /// <exception cref="DomainRuleException">
    /// <c>settled</c>; <c>already-replied</c>; <c>no-clock</c>; <c>already-asked</c>; <c>not-later</c>; <c>reply-past</c>; <c>text-missing</c>;
    /// <c>text-too-long</c>
    /// </exception>
    public void AskExtension(DateOnly to, string why, Actor actor, DateTime now, DateOnly today)
    {
        RequireWithDepartment();

        if (ReplyBy is not { } stands)
        {
            throw new DomainRuleException("no-clock", "该事项没有答复期限，无需延期。");
        }

        if (ExtensionTo is not null)
        {
            throw new DomainRuleException("already-asked", "已有一份延期申请待答复，请勿重复申请。");
        }

        RequireAhead(to, today);

        if (to <= stands)
        {
            throw new DomainRuleException("not-later", $"申请的期限应晚于现在的答复期限{stands:yyyy年M月d日}。");
        }

        (ExtensionReason, ExtensionTo) = (Required(why, SupervisionSummons.MaxReason, "申请延期须写明理由。"), to);
        Note(SupervisionStepKind.ExtensionAsked, actor, now, ExtensionReason, to);
    }

    /// <summary>The coordinator grants the later day, or refuses it with a reason.</summary>
    /// <exception cref="DomainRuleException"><c>settled</c>; <c>nothing-asked</c>; <c>text-missing</c>; <c>text-too-long</c></exception>
    public void AnswerExtension(bool isGranted, string? words, Actor actor, DateTime now)
    {
        RequireOpen();

        if (ExtensionTo is not { } asked)
        {
            throw new DomainRuleException("nothing-asked", "没有待答复的延期申请，请刷新。");
        }

        var answer = isGranted && string.IsNullOrWhiteSpace(words) ? null : Required(words ?? "", SupervisionSummons.MaxReason, "不同意延期须写明理由。");
        ReplyBy = isGranted ? asked : ReplyBy;
        (ExtensionTo, ExtensionReason) = (null, null);
        Note(isGranted ? SupervisionStepKind.ExtensionGranted : SupervisionStepKind.ExtensionRefused, actor, now, answer, isGranted ? asked : null);
    }

    /// <summary>The coordinator has checked what was done and closes the item.</summary>
    /// <exception cref="DomainRuleException"><c>settled</c>; <c>text-missing</c> without findings; <c>text-too-long</c></exception>
    public void Close(string findings, Actor actor, DateTime now) =>
        Settle(SupervisionState.Closed, SupervisionStepKind.Closed, Required(findings, SupervisionSummons.MaxReason, "办结须写明核查情况。"), actor, now);

    /// <summary>The coordinator takes back what should not have been sent.</summary>
    /// <exception cref="DomainRuleException"><c>settled</c>; <c>text-missing</c>; <c>text-too-long</c></exception>
    public void Withdraw(string why, Actor actor, DateTime now) =>
        Settle(SupervisionState.Withdrawn, SupervisionStepKind.Withdrawn, Required(why, SupervisionSummons.MaxReason, "撤回须写明理由。"), actor, now);

    private void Settle(SupervisionState state, SupervisionStepKind kind, string words, Actor actor, DateTime now)
    {
        RequireOpen();
        (State, SettledAt) = (state, now);
        (ExtensionTo, ExtensionReason) = (null, null);
        Note(kind, actor, now, words);
    }

    private void Take(SupervisionStepKind kind, SupervisionSummons summons, Actor actor, DateTime now, DateOnly today)
    {
        (Level, Colour, Reason, Wording, ReplyBy) = (summons.Level, summons.Colour, summons.Reason.Trim(), summons.Wording.Trim(), summons.ReplyBy);
        (SentAt, SentOn, SentBy, State, Reply) = (now, today, actor.Name, SupervisionState.Awaiting, null);
        (ExtensionTo, ExtensionReason) = (null, null);
        Note(kind, actor, now, Wording, ReplyBy);
    }

    private void Note(SupervisionStepKind kind, Actor actor, DateTime now, string? text, DateOnly? day = null) =>
        _steps.Add(new SupervisionStep { Kind = kind, Level = Level, At = now, By = actor.Name, Text = text, Day = day });

    private void RequireOpen()
    {
        if (!State.IsOpen())
        {
            throw new DomainRuleException("settled", $"该事项{State.Words()}，请刷新。");
        }
    }

    private void RequireWithDepartment()
    {
        RequireOpen();

        if (State == SupervisionState.Replied)
        {
            throw new DomainRuleException("already-replied", "答复已签发，待调度员核查；如需修改，请联系调度员退回。");
        }
    }

    private static void RequireAhead(DateOnly? day, DateOnly today)
    {
        if (day < today || day?.Year > 2100)
        {
            throw new DomainRuleException("reply-past", "期限须为今天或以后的日期，请核对年份。");
        }
    }

    private static string Required(string text, int longest, string missing)
    {
        // Text pasted from other programs may hold NUL, which PostgreSQL does not store.
        var words = text.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
        return words.Length == 0 ? throw new DomainRuleException("text-missing", missing)
            : words.Length > longest ? throw new DomainRuleException("text-too-long", $"文字不超过{longest}字，请精简。")
            : words;
    }
}
