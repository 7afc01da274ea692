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
    private readonly List<UnclaimedSentence> _sentences = [];
    private readonly List<AnnexRow> _annexRows = [];

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

    /// <summary>The published document of which this is a new version.</summary>
    public int? ReplacesId { get; set; }

    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Why it was withdrawn, in the administrator's words.</summary>
    public string? WithdrawnReason { get; private set; }

    public bool IsDemo { get; init; }
    public uint Version { get; private set; }

    /// <summary>The text the records point into; loaded only where it is shown.</summary>
    public NoticeSource? Source { get; set; }

    public IReadOnlyList<PolicyTask> Tasks => _tasks;
    public IReadOnlyList<Target> Targets => _targets;
    public IReadOnlyList<Heading> Headings => _headings;
    public IReadOnlyList<Citation> Citations => _citations;
    public IReadOnlyList<UnclaimedSentence> Sentences => _sentences;
    public IReadOnlyList<AnnexRow> AnnexRows => _annexRows;

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

    public void Add(UnclaimedSentence sentence)
    {
        RequireDraft();
        _sentences.Add(sentence);
    }

    public void Add(AnnexRow row)
    {
        RequireDraft();
        _annexRows.Add(row);
    }

    /// <summary>Makes the plan binding.</summary>
    /// <exception cref="DomainRuleException">
    /// <c>not-a-draft</c>; <c>unmatched-unit</c> when a unit is matched to no department; <c>not-reviewed</c> while records await review.
    /// </exception>
    public void Publish(DateTime now)
    {
        RequireDraft();

        var tasks = _tasks.FindAll(task => task.Review != ReviewMark.Rejected);
        var units = tasks.SelectMany(task => task.Assignments).Where(unit => unit.Review != ReviewMark.Rejected).ToList();

        if (units.Find(a => a.DepartmentId is null && a.Department is null) is { } open)
        {
            throw new DomainRuleException("unmatched-unit", $"责任单位“{open.NameAsPrinted}”尚未对应到部门，请先在校核中对应。");
        }

        var pending = tasks.Count(task => task.Review == ReviewMark.Pending) + units.Count(unit => unit.Review == ReviewMark.Pending)
            + _targets.Count(target => target.Review == ReviewMark.Pending) + _headings.Count(heading => heading.Review == ReviewMark.Pending);
        if (pending > 0)
        {
            throw new DomainRuleException("not-reviewed", $"还有{pending}条记录待核，请先在校核中接受或驳回。");
        }

        Stage = DocumentStage.Published;
        PublishedAt = now;
    }

    /// <summary>Its new version takes its place; what both hold goes on there.</summary>
    /// <exception cref="DomainRuleException"><c>not-published</c></exception>
    public void GiveWay()
    {
        RequirePublished("不能以新版本替代");
        Stage = DocumentStage.Superseded;
    }

    /// <summary>Takes a published document out of force; its tasks and reports stay readable.</summary>
    /// <exception cref="DomainRuleException"><c>not-published</c>; <c>no-reason</c></exception>
    public void Withdraw(DateTime now, string reason)
    {
        RequirePublished("不能撤回");
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new DomainRuleException("no-reason", "请写明撤回的原因。");
        }

        (Stage, WithdrawnAt, WithdrawnReason) = (DocumentStage.Withdrawn, now, reason.Trim());
    }

    /// <summary>Whether archiving is proposed: the plan's period ended more than a year ago.</summary>
    public static bool ProposesArchiving(DateOnly? planEndsOn, DateOnly today) => planEndsOn is { } end && end.AddYears(1) < today;

    /// <exception cref="DomainRuleException">
    /// <c>not-published</c>; <c>already-archived</c>; <c>plan-running</c> while the plan's period has not ended or is unknown.
    /// </exception>
    public void Archive(DateTime now, DateOnly today)
    {
        RequirePublished("不能归档");

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

    private void RequirePublished(string consequence)
    {
        if (Stage != DocumentStage.Published)
        {
            throw new DomainRuleException("not-published", $"文件{(Stage == DocumentStage.Draft ? "尚未发布" : "已不在发布状态")}，{consequence}。");
        }
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

    /// <summary>已撤回</summary>
    Withdrawn,
}
