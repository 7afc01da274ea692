using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Policies;

/// <summary>A row of an annexed table that says who is responsible for what (附件任务表), to be matched to a task without units.</summary>
public sealed class AnnexRow
{
    public int Id { get; private set; }
    public int DocumentId { get; private set; }
    public required int Ordinal { get; init; }

    /// <summary>The task in the annex's words.</summary>
    public required string Text { get; init; }

    public List<AnnexUnit> Units { get; init; } = [];
    public DateOnly? Due { get; init; }

    /// <summary>The task it is proposed for, or was confirmed for.</summary>
    public int? TaskId { get; set; }

    /// <summary>Likeness of row and task in percent; null where a person chose the task.</summary>
    public int? Likeness { get; set; }

    /// <summary>Accepted once a person has confirmed the task, rejected where the row belongs to none.</summary>
    public ReviewMark Review { get; set; }
}

/// <summary>A responsible unit as the annex prints it.</summary>
public sealed class AnnexUnit
{
    public required string Name { get; init; }
    public required UnitRole Role { get; init; }
}
