namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>What lists of tasks filter and sort by.</summary>
public interface IStanding
{
    int TaskId { get; }
    int DocumentId { get; }
    Health Health { get; }
    TaskState State { get; }
    DateOnly? Due { get; }
    DueBand DueBand { get; }

    /// <summary>Progress last signed for; null before the first signature.</summary>
    int? Percent { get; }
}
