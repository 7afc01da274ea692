using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>One piece of assigned work of a document (重点任务).</summary>
public sealed class PolicyTask
{
    private readonly List<Assignment> _assignments = [];

    public int Id { get; private set; }
    public int DocumentId { get; private set; }

    /// <summary>Position in the document, from 1. Notices sometimes print an item number twice, so position identifies a task.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Headings from the top to the task, with their numbers as printed.</summary>
    public required List<string> Path { get; set; }

    /// <summary>One line that names the task in lists.</summary>
    public required string Title { get; set; }

    /// <summary>The passage without its bracket of responsible units.</summary>
    public required string Text { get; set; }

    /// <summary>Where the passage stands in the notice, brackets included.</summary>
    public required int Start { get; set; }

    public required int End { get; set; }

    /// <summary>完成时限</summary>
    public DateOnly? Due { get; private set; }

    public DueOrigin DueOrigin { get; private set; }

    /// <summary>长期坚持</summary>
    public bool Ongoing { get; set; }

    /// <summary>The list of units ends in 等.</summary>
    public bool OpenEnded { get; init; }

    public TaskState State { get; private set; }
    public ReviewMark Review { get; set; }
    public uint Version { get; private set; }
    public IReadOnlyList<Assignment> Assignments => _assignments;

    /// <summary>Whether nothing more is expected.</summary>
    public bool IsFinished => State is TaskState.Done or TaskState.ClosedOut or TaskState.Stopped;

    public void Assign(Assignment assignment) => _assignments.Add(assignment);

    /// <summary>Sets the deadline that the notice prints, or one that is proposed until a person confirms it.</summary>
    /// <remarks>A proposal never replaces a printed deadline, and nothing proposed replaces a confirmed one.</remarks>
    public void ProposeDue(DateOnly due, DueOrigin origin)
    {
        var stands = DueOrigin == DueOrigin.Confirmed || (DueOrigin == DueOrigin.Printed && origin != DueOrigin.Printed);

        if (!stands)
        {
            (Due, DueOrigin) = (due, origin);
        }
    }

    /// <summary>A person fixes the deadline.</summary>
    /// <exception cref="DomainRuleException"><c>due-implausible</c> for a year that no plan has, such as one with a digit missing.</exception>
    public void ConfirmDue(DateOnly due)
    {
        if (due.Year is < 1950 or > 2100)
        {
            throw new DomainRuleException("due-implausible", $"完成期限{due.Year}年不合常理，请核对年份。");
        }

        (Due, DueOrigin) = (due, DueOrigin.Confirmed);
    }

    /// <summary>A person finds that the notice sets no deadline.</summary>
    public void DropDue() => (Due, DueOrigin) = (null, DueOrigin.None);

    /// <summary>Takes over what the responsible departments report now: a report that was sent back no longer counts.</summary>
    /// <param name="accepted">The state claimed by the newest report that the coordinator has accepted; null without one.</param>
    /// <param name="signed">The state claimed by the newest report that is signed, accepted or not; null without one.</param>
    public void Follow(TaskState? accepted, TaskState? signed)
    {
        if (State is TaskState.ClosedOut or TaskState.Stopped)
        {
            return;
        }

        State = StateBy(accepted, signed);
    }

    /// <summary>The state that reports give a task, by what the newest accepted and the newest signed one claim.</summary>
    public static TaskState StateBy(TaskState? accepted, TaskState? signed) =>
        // Completion counts only once it is accepted, and until another acceptance takes it back.
        accepted == TaskState.Done ? TaskState.Done
        : signed == TaskState.Done ? TaskState.UnderWay
        : signed ?? TaskState.NotStarted;

    /// <summary>The coordinator has checked the finished task (销号).</summary>
    /// <exception cref="DomainRuleException"><c>not-done</c></exception>
    public void CloseOut()
    {
        if (State != TaskState.Done)
        {
            throw new DomainRuleException("not-done", "任务尚未审结为已完成，不能销号。");
        }

        State = TaskState.ClosedOut;
    }
}
