using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>An indicator with the targets of all plans and its readings, for one area.</summary>
public sealed record IndicatorView(
    int Id, string Area, string Name, string? Unit, TargetChange Change, IndicatorDirection Direction, IndicatorKind Kind, RollUp RollUp, string? Weight, bool IsStrict,
    decimal? PlausibleFrom, decimal? PlausibleTo, int? DepartmentId, string? Department, string? ConfirmedBy, uint Version, int? MergedIntoId,
    List<string> Areas, List<IndicatorTarget> Targets, List<IndicatorReading> Readings, List<string> RollUps, List<ReporterChoice> Departments)
{
    /// <summary>What is due after the latest reading, one target a year: where plans differ, the newest plan's. The path leads through them.</summary>
    public List<IndicatorTarget> Milestones =>
    [
        .. Targets.Where(target => target is { Year: not null, Value: not null, IsIncentive: false } && (Readings.Count == 0 || target.Year > Readings[^1].Period.At))
            .GroupBy(target => target.Year).OrderBy(year => year.Key).Select(year => year.OrderByDescending(target => target.IssuedOn).First()),
    ];

    /// <summary>The next demand: the first due after the latest reading.</summary>
    public IndicatorTarget? Next => Milestones.FirstOrDefault();

    public Forecast? Forecast => Domain.Targets.Forecast.Of([.. Readings.Where(IsOnLine).Select(reading => new TimedValue(reading.Period.At, reading.Charted))]);

    /// <summary>Whether a district's reading needs to say how much the district counts.</summary>
    public bool AsksForWeight => RollUp == RollUp.Weighted && Area.Length > 0;

    /// <summary>Amounts of parts of a year are no points of a line of yearly amounts.</summary>
    public bool IsOnLine(IndicatorReading reading) => Kind != IndicatorKind.PerPeriod || reading.Period.Length == PeriodLength.Year;
}

/// <summary>A department that may be named as reporter.</summary>
public sealed record ReporterChoice(int Id, string Name);

/// <summary>A target as its indicator's page shows it.</summary>
/// <param name="Value">In the indicator's unit, for the chart; null where it cannot be converted.</param>
public sealed record IndicatorTarget(
    int Id, int DocumentId, string Document, DateOnly? IssuedOn, int? Year, decimal? Value, Comparator Comparator, string Words, bool IsIncentive, TargetNature? Nature,
    string Quote, bool IsConfirmed, AttainmentVerdict Verdict);

/// <summary>A reading as its indicator's page shows it.</summary>
/// <param name="Id">0 for what the districts add up to, which nobody reported.</param>
/// <param name="Charted">In the indicator's unit.</param>
public sealed record IndicatorReading(
    int Id, ReadingPeriod Period, decimal Value, string? Unit, decimal Charted, string? Note, string ReportedBy, DateTime ReportedAt, bool IsDemo, uint Version,
    decimal? Weight, List<ReadingRevision> Revisions)
{
    public bool IsRolledUp => Id == 0;
}
