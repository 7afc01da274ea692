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
    public required List<string> Path { get; init; }

    /// <summary>One line that names the task in lists.</summary>
    public required string Title { get; init; }

    /// <summary>The passage without its bracket of responsible units.</summary>
    public required string Text { get; init; }

    /// <summary>Where the passage stands in the notice, brackets included.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>完成时限</summary>
    public DateOnly? Due { get; private set; }

    public DueOrigin DueOrigin { get; private set; }

    /// <summary>长期坚持</summary>
    public bool Ongoing { get; init; }

    /// <summary>The list of units ends in 等.</summary>
    public bool OpenEnded { get; init; }

    public TaskState State { get; private set; }
    public uint Version { get; private set; }
    public IReadOnlyList<Assignment> Assignments => _assignments;

    /// <summary>Whether nothing more is expected.</summary>
    public bool IsFinished => State is TaskState.Done or TaskState.ClosedOut or TaskState.Stopped;

    public void Assign(Assignment assignment) => _assignments.Add(assignment);

    /// <summary>Sets the deadline that the notice prints, or one that is proposed until a person confirms it.</summary>
    public void ProposeDue(DateOnly due, DueOrigin origin)
    {
        if (DueOrigin != DueOrigin.Confirmed)
        {
            (Due, DueOrigin) = (due, origin);
        }
    }

    /// <summary>A person fixes the deadline.</summary>
    public void ConfirmDue(DateOnly due) => (Due, DueOrigin) = (due, DueOrigin.Confirmed);

    /// <summary>Takes over what a responsible department has signed.</summary>
    public void FollowSigned(TaskState claimed)
    {
        if (!IsFinished && claimed is TaskState.NotStarted or TaskState.UnderWay)
        {
            State = claimed;
        }
        else if (!IsFinished && State == TaskState.NotStarted)
        {
            // A claimed completion counts only once it is accepted; until then the task is under way.
            State = TaskState.UnderWay;
        }
    }

    /// <summary>Takes over what the coordinator has accepted.</summary>
    public void FollowAccepted(TaskState claimed)
    {
        if (State is TaskState.ClosedOut or TaskState.Stopped)
        {
            return;
        }

        State = claimed == TaskState.Done ? TaskState.Done : claimed;
    }

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
