using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Register;

/// <summary>Kept count of a document's targets by how they stand; rows are changes to be summed.</summary>
public sealed class TargetCount
{
    public int DocumentId { get; private set; }
    public Attainment Attainment { get; private set; }
    public int Targets { get; private set; }
}
