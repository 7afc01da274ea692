using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Cycle;

/// <summary>Kept count of a period's reports by how far they have come; rows are changes to be summed.</summary>
public sealed class PeriodCount
{
    public int PeriodId { get; private set; }
    public ReportState State { get; private set; }
    public bool IsLate { get; private set; }
    public int Reports { get; private set; }
}
