using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>What somebody may report for one period (实际值填报表): a row for each indicator and area.</summary>
internal sealed class ReadingSheet(ReadingPeriod period, IReadOnlyList<ReadingSheetRow> rows)
{
    /// <summary>More than anybody fills in by hand.</summary>
    public const int MostIndicators = 2000;

    private readonly Dictionary<string, ReadingSheetRow> _byCode = rows.ToDictionary(row => row.Code, StringComparer.Ordinal);

    public ReadingPeriod Period => period;

    public IReadOnlyList<ReadingSheetRow> Rows => rows;

    public ReadingSheetRow? Find(string code) => _byCode.GetValueOrDefault(code.Trim());

    /// <summary>A department gets the indicators it is named for; who may report for anyone, all that plans in force have targets of.</summary>
    public static async Task<ReadingSheet> LoadAsync(GreenPlanContext db, Actor actor, ReadingPeriod period, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var inForce = db.Documents.Where(document => document.Stage == DocumentStage.Published && document.ArchivedAt == null).Select(document => document.Id);
        var mine = db.Indicators.AsNoTracking().Where(indicator => indicator.MergedIntoId == null);
        mine = actor.May(Operation.KeepReadings)
            ? mine.Where(indicator => indicator.DepartmentId != null || db.Targets.Any(target => target.IndicatorId == indicator.Id && inForce.Contains(target.DocumentId)))
            : mine.Where(indicator => indicator.DepartmentId == actor.DepartmentId && indicator.DepartmentId != null);
        var indicators = await mine.OrderBy(indicator => indicator.Name).ThenBy(indicator => indicator.Id).Take(MostIndicators).ToListAsync(cancel);
        var ids = indicators.ConvertAll(indicator => indicator.Id);
        var areas = (await db.Targets.Where(target => ids.Contains(target.IndicatorId!.Value) && target.Area != "")
            .Select(target => new { Id = target.IndicatorId!.Value, target.Area }).Distinct().ToListAsync(cancel)).ToLookup(row => row.Id, row => row.Area);
        var cumulative = indicators.Where(indicator => indicator.Kind == IndicatorKind.Cumulative).Select(indicator => indicator.Id).ToList();
        var known = await db.Readings.AsNoTracking()
            .Where(reading => ids.Contains(reading.IndicatorId) && (reading.Length == period.Length || cumulative.Contains(reading.IndicatorId))).ToListAsync(cancel);
        var readings = known.Where(reading => reading.Length == period.Length).ToLookup(reading => reading.IndicatorId);
        var values = known.ToLookup(reading => (reading.IndicatorId, reading.Area), reading => new LastValue(reading.Period, reading.Value, reading.Unit));
        var districts = await WholeValues.DistrictsAsync(db, cancel);
        var rows = new List<ReadingSheetRow>();

        foreach (var indicator in indicators)
        {
            var parts = areas[indicator.Id].Union(readings[indicator.Id].Select(reading => reading.Area)).Where(area => area.Length > 0).ToList();
            var listed = parts.Count == 0 ? [] : indicator.RollUp == RollUp.None ? parts.Order(StringComparer.Ordinal) : districts.Union(parts);

            foreach (var area in listed.Prepend(""))
            {
                var own = readings[indicator.Id].Where(reading => reading.Area == area).OrderByDescending(reading => reading.Period.EndsOn).ToList();
                rows.Add(new ReadingSheetRow(indicator, area, period, own.Find(reading => reading.Period == period), own.Find(reading => reading.Period.EndsOn < period.EndsOn))
                {
                    Last = LastValue.Before(period, values[(indicator.Id, area)]),
                });
            }
        }

        return new ReadingSheet(period, rows);
    }
}

/// <summary>One row of the sheet.</summary>
/// <param name="Reported">What was reported for the period already.</param>
/// <param name="Before">The latest reading before it, of a period as long.</param>
internal sealed record ReadingSheetRow(Indicator Indicator, string Area, ReadingPeriod Period, Reading? Reported, Reading? Before)
{
    /// <summary>What a new value is held against: of a cumulative indicator also a reading of a period of another length.</summary>
    public LastValue? Last { get; init; } = Before is null ? null : new LastValue(Before.Period, Before.Value, Before.Unit);

    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Indicator.Id}-{Period.Year}{"YHQM"[(int)Period.Length]}{Period.Number}{(Area.Length > 0 ? "-" + Area : "")}");

    /// <summary>Tells whether somebody wrote the row after it was downloaded; 0 for one that nobody has reported.</summary>
    public uint Version => Reported?.Version ?? 0;

    public string? Unit => Reported?.Unit ?? Before?.Unit ?? Indicator.Unit;

    public string? WeightedBy => Indicator.RollUp == RollUp.Weighted && Area.Length > 0 ? Indicator.Weight : null;
}
