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

    /// <summary>变动说明: the word that a warning of <see cref="ReportWarnings"/> asks for.</summary>
    public string? Explanation { get; private set; }

    /// <summary>佐证: where the proof lies, or why there is none; asked for only where <see cref="EvidenceRule"/> says so.</summary>
    public string? Evidence { get; private set; }

    /// <summary>无变化: what was submitted says the same as the department's last accepted report.</summary>
    public bool IsUnchanged { get; private set; }

    /// <summary>迟报: first submitted after the window had closed. What is returned and sent again stays what it was.</summary>
    public bool IsLate { get; private set; }

    /// <summary>When somebody last typed into it, and who.</summary>
    public DateTime? EditedAt { get; private set; }

    public string? EditedBy { get; private set; }

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

    /// <summary>What it says now.</summary>
    public ReportEntry Entry => new(ClaimedState, Percent, Done, Problems, NextStep, NeedsCoordination) { Explanation = Explanation, Evidence = Evidence };

    /// <summary>Whether the department's staff may still change it.</summary>
    public bool IsWithStaff => State is ReportState.Draft or ReportState.Returned;

    /// <summary>Keeps what is typed so far, complete or not.</summary>
    /// <exception cref="DomainRuleException"><c>report-locked</c>; the rules of <see cref="ReportEntry.CheckDraft"/>.</exception>
    public void Save(ReportEntry entry, Actor actor, DateTime now)
    {
        RequireWithStaff();
        entry.CheckDraft();
        TakeOver(entry);
        (EditedAt, EditedBy) = (now, actor.Name);
    }

    /// <summary>Writes or rewrites the report while it is with the department's staff.</summary>
    /// <exception cref="DomainRuleException"><c>report-locked</c>; the rules of <see cref="ReportEntry.Check"/>.</exception>
    public void Write(ReportEntry entry)
    {
        RequireWithStaff();
        entry.Check();
        TakeOver(entry);
    }

    /// <param name="isLate">Whether the window of the period has closed.</param>
    /// <param name="last">What the department's last accepted report said; null before the first.</param>
    /// <param name="need">The proof that is asked for and was not given in files.</param>
    /// <exception cref="DomainRuleException">
    /// <c>done-missing</c> for a report that was never written; <c>wrong-state</c>; <c>explanation-missing</c> where a warning asks for a word;
    /// <c>evidence-missing</c> where proof is asked for and the report says nothing of it.
    /// </exception>
    public void Submit(Actor actor, DateTime now, bool isLate = false, ReportEntry? last = null, EvidenceNeed need = EvidenceNeed.None)
    {
        if (Done.Length == 0)
        {
            throw new DomainRuleException("done-missing", "请填写工作进展。");
        }

        Require(ReportState.Submitted, ReportState.Draft, ReportState.Returned);

        if (Explanation is null && ReportWarnings.Of(Entry, last) is [var warning, ..])
        {
            throw new DomainRuleException("explanation-missing", $"{warning.Words}，请在变动说明中写一句原因。");
        }

        if (need != EvidenceNeed.None && Evidence is null)
        {
            throw new DomainRuleException("evidence-missing", $"{need.Words()}，或附上文件；确实没有的，请写明原因。");
        }

        IsLate = SubmittedAt is null ? isLate : IsLate;
        IsUnchanged = last is not null && last.SaysTheSameAs(Entry);
        State = ReportState.Submitted;
        (SubmittedAt, SubmittedBy) = (now, actor.Name);
        (SignedAt, SignedBy) = (null, null);
        _isDemo &= actor.IsDemo;
    }

    /// <summary>Takes back what nobody has signed yet (撤回).</summary>
    /// <exception cref="DomainRuleException"><c>wrong-state</c></exception>
    public void Recall(Actor actor, DateTime now)
    {
        Move(ReportState.Draft, ReportState.Submitted);
        (EditedAt, EditedBy) = (now, actor.Name);
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

    private void RequireWithStaff()
    {
        if (!IsWithStaff)
        {
            throw new DomainRuleException("report-locked", "该填报已提交，不能再修改。如需更正，请由审核人退回。");
        }
    }

    private void TakeOver(ReportEntry entry)
    {
        var clean = entry.Cleaned();
        ClaimedState = clean.ClaimedState;
        Percent = clean.Percent;
        Done = clean.Done;
        Problems = clean.Problems;
        NextStep = clean.NextStep;
        NeedsCoordination = clean.NeedsCoordination;
        Explanation = clean.Explanation;
        Evidence = clean.Evidence;
    }

    private void Move(ReportState to, params ReadOnlySpan<ReportState> from)
    {
        Require(to, from);
        State = to;
    }

    private void Require(ReportState to, params ReadOnlySpan<ReportState> from)
    {
        if (!from.Contains(State))
        {
            throw new DomainRuleException("wrong-state", $"该填报现为“{State.Words()}”，不能{to.Verb()}。请刷新后再试。");
        }
    }
}
