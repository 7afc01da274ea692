using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>Reads what the page of an indicator shows.</summary>
internal sealed class IndicatorQuery(GreenPlanContext db)
{
    /// <summary>More targets than a page can show; they are all in the register.</summary>
    private const int MostTargets = 200;

    public async Task<IndicatorView?> LoadAsync(int id, string area, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);

        if (await db.Indicators.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } indicator)
        {
            return null;
        }

        var readings = await db.Readings.AsNoTracking().Include(reading => reading.Revisions).Where(reading => reading.IndicatorId == id).ToListAsync(cancel);
        var targets = await TargetsAsync(indicator, area, readings, cancel);
        var areas = await db.Targets.Where(target => target.IndicatorId == id).Select(target => target.Area).Distinct().ToListAsync(cancel);
        var departments = await db.Departments.Where(department => department.Kind != DepartmentKind.Group && department.ValidTo == null)
            .OrderBy(department => department.Id).Select(department => new { department.Id, department.Name }).ToListAsync(cancel);

        return new IndicatorView(
            id, area, indicator.Name, indicator.Unit, indicator.Change, indicator.Direction, indicator.Kind, indicator.RollUp, indicator.Weight, indicator.IsStrict,
            indicator.PlausibleFrom, indicator.PlausibleTo, indicator.DepartmentId, departments.Find(d => d.Id == indicator.DepartmentId)?.Name,
            indicator.ConfirmedBy, indicator.Version, indicator.MergedIntoId,
            [.. areas.Concat(readings.Select(reading => reading.Area)).Append("").Distinct().Order(StringComparer.Ordinal)],
            targets,
            [.. readings.Where(reading => reading.Area == area).OrderBy(reading => reading.Period.EndsOn).Select(reading => Shown(indicator, reading))],
            Sums(indicator, readings),
            departments.ConvertAll(department => new ReporterChoice(department.Id, department.Name)));
    }

    private async Task<List<IndicatorTarget>> TargetsAsync(Indicator indicator, string area, List<Reading> readings, CancellationToken cancel)
    {
        var rows = await (
            from target in db.Targets.AsNoTracking()
            join document in db.Documents on target.DocumentId equals document.Id
            where target.IndicatorId == indicator.Id && target.Area == area && document.Stage == DocumentStage.Published
            orderby target.Year, document.IssuedOn, target.Ordinal
            select new
            {
                Target = target, document.Title, On = document.IssuedOn ?? document.PrintedOn,
                Ruled = db.Targets.Where(other => other.Id == target.RuledTargetId).FirstOrDefault(),
            }).Take(MostTargets).ToListAsync(cancel);
        var ofArea = readings.FindAll(reading => reading.Area == area);

        return rows.ConvertAll(row => new IndicatorTarget(
            row.Target.Id, row.Target.DocumentId, row.Title, row.On, row.Target.Year, Charted(indicator, row.Target.Value, row.Target.Unit), row.Target.Comparator,
            AttainmentVerdict.Words(row.Target.Demand), row.Target.IsIncentive, row.Target.Nature, row.Target.Quote, row.Target.IndicatorConfirmedAt is not null,
            AttainmentKeeper.Judge(row.Target, row.Ruled, indicator, ofArea)));
    }

    private static IndicatorReading Shown(Indicator indicator, Reading reading) => new(
        reading.Id, reading.Period, reading.Value, reading.Unit, Charted(indicator, reading.Value, reading.Unit) ?? reading.Value, reading.Note, reading.ReportedBy,
        reading.ReportedAt, reading.IsDemo, reading.Version, [.. reading.Revisions.OrderByDescending(revision => revision.CorrectedAt)]);

    private static decimal? Charted(Indicator indicator, decimal? value, string? unit) =>
        value is { } number && AttainmentVerdict.Convert(number, unit, indicator.Unit) is { } converted
            ? indicator.Change == TargetChange.None ? converted : Math.Abs(converted)
            : null;

    private static List<AreaSum> Sums(Indicator indicator, List<Reading> readings) =>
        [.. readings.Where(reading => reading.Area.Length > 0).GroupBy(reading => reading.Period).OrderByDescending(period => period.Key.EndsOn).Select(period =>
        {
            var values = period.Select(reading => Charted(indicator, reading.Value, reading.Unit)).OfType<decimal>().ToList();
            var whole = readings.Find(reading => reading.Area.Length == 0 && reading.Period == period.Key);
            return new AreaSum(period.Key, values.Count, values.Sum(), values.DefaultIfEmpty().Min(), values.DefaultIfEmpty().Max(),
                whole is null ? null : Charted(indicator, whole.Value, whole.Unit));
        })];
}
