using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Policies;

/// <summary>A plan and the records read from its notice (政策文件).</summary>
public sealed class PolicyDocument
{
    private readonly List<PolicyTask> _tasks = [];
    private readonly List<Target> _targets = [];
    private readonly List<Heading> _headings = [];
    private readonly List<Citation> _citations = [];

    public int Id { get; private set; }
    public required string Title { get; set; }

    /// <summary>发文字号 as printed.</summary>
    public string? Number { get; set; }

    /// <summary>发文机关</summary>
    public string? Issuer { get; set; }

    /// <summary>成文日期</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>印发日期</summary>
    public DateOnly? PrintedOn { get; set; }

    /// <summary>Last day of the period that the plan covers; null where the text tells none.</summary>
    public DateOnly? PlanEndsOn { get; set; }

    /// <summary>Titles of the annexes, as listed.</summary>
    public List<string> Attachments { get; init; } = [];

    public DocumentStage Stage { get; private set; }
    public DateTime? PublishedAt { get; private set; }

    /// <summary>When a person archived the plan; its tasks keep their state and are no longer called overdue.</summary>
    public DateTime? ArchivedAt { get; private set; }

    public bool IsDemo { get; init; }
    public uint Version { get; private set; }

    /// <summary>The text the records point into; loaded only where it is shown.</summary>
    public NoticeSource? Source { get; set; }

    public IReadOnlyList<PolicyTask> Tasks => _tasks;
    public IReadOnlyList<Target> Targets => _targets;
    public IReadOnlyList<Heading> Headings => _headings;
    public IReadOnlyList<Citation> Citations => _citations;

    public void Add(PolicyTask task)
    {
        RequireDraft();
        _tasks.Add(task);
    }

    public void Add(Target target)
    {
        RequireDraft();
        _targets.Add(target);
    }

    public void Add(Heading heading)
    {
        RequireDraft();
        _headings.Add(heading);
    }

    public void Add(Citation citation)
    {
        RequireDraft();
        _citations.Add(citation);
    }

    /// <summary>Makes the plan binding.</summary>
    /// <exception cref="DomainRuleException"><c>not-a-draft</c>; <c>unmatched-unit</c> when a unit is matched to no department.</exception>
    public void Publish(DateTime now)
    {
        RequireDraft();

        if (_tasks.SelectMany(task => task.Assignments).FirstOrDefault(a => a.DepartmentId is null && a.Department is null) is { } open)
        {
            throw new DomainRuleException("unmatched-unit", $"责任单位“{open.NameAsPrinted}”尚未对应到部门，请先在校核中对应。");
        }

        Stage = DocumentStage.Published;
        PublishedAt = now;
    }

    /// <summary>Whether archiving is proposed: the plan's period ended more than a year ago.</summary>
    public static bool ProposesArchiving(DateOnly? planEndsOn, DateOnly today) => planEndsOn is { } end && end.AddYears(1) < today;

    /// <exception cref="DomainRuleException">
    /// <c>not-published</c>; <c>already-archived</c>; <c>plan-running</c> while the plan's period has not ended or is unknown.
    /// </exception>
    public void Archive(DateTime now, DateOnly today)
    {
        if (Stage != DocumentStage.Published)
        {
            throw new DomainRuleException("not-published", "文件尚未发布，不能归档。");
        }

        if (ArchivedAt is not null)
        {
            throw new DomainRuleException("already-archived", "文件已归档。");
        }

        if (PlanEndsOn is not { } end || end >= today)
        {
            throw new DomainRuleException("plan-running", PlanEndsOn is null ? "规划期未定，不能归档。" : "规划期尚未结束，不能归档。");
        }

        ArchivedAt = now;
    }

    /// <exception cref="DomainRuleException"><c>not-archived</c></exception>
    public void Reopen()
    {
        if (ArchivedAt is null)
        {
            throw new DomainRuleException("not-archived", "文件未归档，无需恢复。");
        }

        ArchivedAt = null;
    }

    private void RequireDraft()
    {
        if (Stage != DocumentStage.Draft)
        {
            throw new DomainRuleException("not-a-draft", "文件已发布，不能再修改。");
        }
    }
}

/// <summary>Life of a document (阶段).</summary>
public enum DocumentStage
{
    /// <summary>草稿</summary>
    Draft,

    /// <summary>已发布</summary>
    Published,

    /// <summary>已被替代</summary>
    Superseded,
}
