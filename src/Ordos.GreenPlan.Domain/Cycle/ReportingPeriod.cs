namespace Ordos.GreenPlan.Domain.Cycle;

/// <summary>A window in which reports are due (调度期).</summary>
public sealed class ReportingPeriod
{
    private readonly List<PeriodDocument> _documents = [];

    public int Id { get; private set; }

    /// <summary>What people call it, such as 2026年第一季度.</summary>
    public required string Name { get; init; }

    /// <summary>First day that is reported on.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day that is reported on.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>First day on which reports are taken.</summary>
    public required DateOnly OpensOn { get; init; }

    /// <summary>Last day on which reports are due.</summary>
    public required DateOnly ClosesOn { get; init; }

    public bool IsDemo { get; init; }

    /// <summary>The plans that are reported on.</summary>
    public IReadOnlyList<PeriodDocument> Documents => _documents;

    public void Cover(int documentId) => _documents.Add(new PeriodDocument { DocumentId = documentId });
}

/// <summary>A plan that a period covers.</summary>
public sealed class PeriodDocument
{
    public int PeriodId { get; private set; }
    public required int DocumentId { get; init; }
}
