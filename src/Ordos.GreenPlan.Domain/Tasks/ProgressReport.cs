using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>What a department reports on a task for a period (进展填报).</summary>
public sealed class ProgressReport
{
    private bool _isDemo;

    public int Id { get; private set; }
    public required int TaskId { get; init; }
    public required int DepartmentId { get; init; }

    /// <summary>The period it answers; null where none was open.</summary>
    public int? PeriodId { get; init; }

    public ReportState State { get; private set; }

    /// <summary>The state that the department claims for the task.</summary>
    public TaskState ClaimedState { get; private set; }

    /// <summary>Percent complete, 0 to 100.</summary>
    public int Percent { get; private set; }

    /// <summary>工作进展</summary>
    public string Done { get; private set; } = "";

    /// <summary>存在问题</summary>
    public string? Problems { get; private set; }

    /// <summary>下一步</summary>
    public string? NextStep { get; private set; }

    /// <summary>需协调</summary>
    public bool NeedsCoordination { get; private set; }

    public required DateTime WrittenAt { get; init; }
    public required string WrittenBy { get; init; }
    public DateTime? SubmittedAt { get; private set; }
    public string? SubmittedBy { get; private set; }
    public DateTime? SignedAt { get; private set; }
    public string? SignedBy { get; private set; }
    public DateTime? AcceptedAt { get; private set; }
    public string? AcceptedBy { get; private set; }
    public DateTime? ReturnedAt { get; private set; }
    public string? ReturnedBy { get; private set; }
    public string? ReturnReason { get; private set; }

    /// <summary>示例数据: written by a sample account. What a real person hands in is real from then on.</summary>
    public bool IsDemo
    {
        get => _isDemo;
        init => _isDemo = value;
    }

    public uint Version { get; private set; }

    /// <summary>Writes or rewrites the report while it is with the department's staff.</summary>
    /// <exception cref="DomainRuleException"><c>report-locked</c>; the rules of <see cref="ReportEntry.Check"/>.</exception>
    public void Write(ReportEntry entry)
    {
        if (State is not (ReportState.Draft or ReportState.Returned))
        {
            throw new DomainRuleException("report-locked", "该填报已提交，不能再修改。如需更正，请由审核人退回。");
        }

        entry.Check();
        ClaimedState = entry.ClaimedState;
        Percent = entry.Percent;
        Done = Clean(entry.Done)!;
        Problems = Clean(entry.Problems);
        NextStep = Clean(entry.NextStep);
        NeedsCoordination = entry.NeedsCoordination;
    }

    /// <exception cref="DomainRuleException"><c>done-missing</c> for a report that was never written; <c>wrong-state</c></exception>
    public void Submit(Actor actor, DateTime now)
    {
        if (Done.Length == 0)
        {
            throw new DomainRuleException("done-missing", "请填写工作进展。");
        }

        Move(ReportState.Submitted, ReportState.Draft, ReportState.Returned);
        (SubmittedAt, SubmittedBy) = (now, actor.Name);
        (SignedAt, SignedBy) = (null, null);
        _isDemo &= actor.IsDemo;
    }

    public void Sign(Actor actor, DateTime now)
    {
        Move(ReportState.Signed, ReportState.Submitted);
        (SignedAt, SignedBy) = (now, actor.Name);
    }

    public void Accept(Actor actor, DateTime now)
    {
        Move(ReportState.Accepted, ReportState.Signed);
        (AcceptedAt, AcceptedBy) = (now, actor.Name);
    }

    /// <exception cref="DomainRuleException"><c>reason-missing</c>; <c>wrong-state</c></exception>
    public void Return(Actor actor, DateTime now, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new DomainRuleException("reason-missing", "退回须写明理由，以便填报单位修改。");
        }

        Move(ReportState.Returned, ReportState.Submitted, ReportState.Signed);
        (ReturnedAt, ReturnedBy, ReturnReason) = (now, actor.Name, reason.Trim());
        (SignedAt, SignedBy) = (null, null);
    }

    private void Move(ReportState to, params ReadOnlySpan<ReportState> from)
    {
        if (!from.Contains(State))
        {
            throw new DomainRuleException("wrong-state", $"该填报现为“{State.Words()}”，不能{to.Verb()}。请刷新后再试。");
        }

        State = to;
    }

    // Text pasted from other programs may hold NUL, which PostgreSQL does not store.
    private static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } words ? words : null;
}
