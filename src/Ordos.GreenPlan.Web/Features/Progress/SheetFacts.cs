using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>What a row of the sheet is about, as it was loaded.</summary>
/// <param name="Own">The department's report for the period; null before anybody has begun it.</param>
/// <param name="Last">What the department reported last: accepted, or for another period that overlaps this one.</param>
/// <param name="Partners">What other departments have signed for the same task and period.</param>
/// <param name="IsDrawn">The task was drawn for a look at its evidence.</param>
public sealed record SheetFacts(
    RowKey Key, SheetTask Task, UnitRole Role, SheetPeriod Period, ProgressReport? Own, LastReport? Last, IReadOnlyList<PartnerReport> Partners,
    bool IsDrawn)
{
    public string Code => RowCode.Of(Key);

    /// <summary>Values of indicators that the department reports, for the tasks' targets.</summary>
    public IReadOnlyList<SheetValue> Values { get; init; } = [];

    /// <summary>What belongs to the department's report beside its text.</summary>
    public RowParts Parts { get; init; } = RowParts.None;

    public IReadOnlyList<EvidenceLine> Files { get; init; } = [];

    /// <summary>Why proof is asked for.</summary>
    public EvidenceNeed Evidence => EvidenceRule.Of(IsDrawn, Role.IsResponsible(), Own?.ClaimedState);
}

public sealed record SheetTask(
    int Id, int DocumentId, string Document, string Title, DateOnly? Due, HealthVerdict? Health, int Order);

/// <param name="IsClosed">The window has passed: what is sent now is late.</param>
public sealed record SheetPeriod(int Id, string Name, DateOnly StartsOn, DateOnly EndsOn, DateOnly ClosesOn, bool IsClosed, bool IsDemo, List<int> Documents);

/// <param name="Elsewhere">Name of the other period, where it is not the last accepted report but one for a period that overlaps.</param>
public sealed record LastReport(ReportEntry Entry, string? Period, string? Elsewhere);

public sealed record PartnerReport(string Department, TaskState Claimed, int Percent, string Done, string? Problems);

/// <summary>Writes a row's key for the page, the browser's store and the spreadsheet, and reads it back.</summary>
public static class RowCode
{
    public static string Of(RowKey key) => $"{key.TaskId}-{key.PeriodId}";

    public static RowKey? Read(string? code) =>
        code?.Trim().Split('-') is [var task, var period] && int.TryParse(task, out var taskId) && int.TryParse(period, out var periodId)
            ? new RowKey(taskId, periodId)
            : null;
}
