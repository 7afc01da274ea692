using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Cycle;

/// <summary>A window in which reports are due (调度期). It opens and closes by the calendar; nobody has to press anything.</summary>
public sealed class ReportingPeriod
{
    private readonly List<PeriodDocument> _documents = [];
    private DateOnly _closesOn;

    public int Id { get; private set; }

    /// <summary>What people call it, such as 2026年第一季度.</summary>
    public required string Name { get; init; }

    /// <summary>First day that is reported on.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day that is reported on.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>First day on which reports are taken.</summary>
    public required DateOnly OpensOn { get; init; }

    /// <summary>Last day on which reports are due; what comes later is taken too, and marked late.</summary>
    public required DateOnly ClosesOn
    {
        get => _closesOn;
        init => _closesOn = value;
    }

    /// <summary>When the window was last opened again or made longer, by whom and why.</summary>
    public DateTime? ReopenedAt { get; private set; }

    public string? ReopenedBy { get; private set; }
    public string? ReopenReason { get; private set; }
    public bool IsDemo { get; init; }
    public uint Version { get; private set; }

    /// <summary>The plans that are reported on.</summary>
    public IReadOnlyList<PeriodDocument> Documents => _documents;

    public void Cover(int documentId) => _documents.Add(new PeriodDocument { DocumentId = documentId });

    /// <summary>Where a day lies: before the window, in it, or after it.</summary>
    public PeriodStage StageOn(DateOnly day) => Stage(OpensOn, ClosesOn, day);

    public static PeriodStage Stage(DateOnly opensOn, DateOnly closesOn, DateOnly day) =>
        day < opensOn ? PeriodStage.Planned : day <= closesOn ? PeriodStage.Open : PeriodStage.Closed;

    /// <summary>Opens a closed window again, or makes an open one longer (重新开放).</summary>
    /// <exception cref="DomainRuleException">
    /// <c>reason-missing</c>; <c>closes-past</c> for a day that has gone by; <c>not-later</c> for a day that changes nothing or shortens the window.
    /// </exception>
    public void Reopen(Actor actor, DateTime now, DateOnly today, DateOnly closesOn, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new DomainRuleException("reason-missing", "重新开放或延长须写明理由。");
        }

        if (closesOn < today)
        {
            throw new DomainRuleException("closes-past", "新的截止日期已过，请填写今天或以后的日期。");
        }

        if (closesOn <= ClosesOn)
        {
            throw new DomainRuleException("not-later", $"新的截止日期应晚于{ClosesOn:yyyy年M月d日}。");
        }

        if (closesOn.DayNumber - EndsOn.DayNumber > PeriodPlan.LongestWindow)
        {
            throw new DomainRuleException("date-implausible", "新的截止日期距报告期末超过一年，请核对年份。");
        }

        _closesOn = closesOn;
        (ReopenedAt, ReopenedBy, ReopenReason) = (now, actor.Name, reason.Trim());
    }
}

/// <summary>A plan that a period covers.</summary>
public sealed class PeriodDocument
{
    public int PeriodId { get; private set; }
    public required int DocumentId { get; init; }
}

/// <summary>Where a day lies in the life of a period.</summary>
public enum PeriodStage
{
    /// <summary>未开放</summary>
    Planned,

    /// <summary>填报中</summary>
    Open,

    /// <summary>已截止</summary>
    Closed,
}
