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

    private const int MostRollUps = 24;

    public async Task<IndicatorView?> LoadAsync(int id, string area, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);

        if (await db.Indicators.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } indicator)
        {
            return null;
        }

        var readings = await db.Readings.AsNoTracking().Include(reading => reading.Revisions).Where(reading => reading.IndicatorId == id).ToListAsync(cancel);
        var areas = await db.Targets.Where(target => target.IndicatorId == id).Select(target => target.Area).Distinct().ToListAsync(cancel);
        areas = indicator.RollUp == RollUp.None ? areas : [.. (await WholeValues.DistrictsAsync(db, cancel)).Union(areas)];
        var rollUps = WholeValues.RollUps(indicator, readings, areas);
        var targets = await TargetsAsync(indicator, area, WholeValues.Of(indicator, readings, area, rollUps), cancel);
        var departments = await db.Departments.Where(department => department.Kind != DepartmentKind.Group && department.ValidTo == null)
            .OrderBy(department => department.Id).Select(department => new { department.Id, department.Name }).ToListAsync(cancel);

        return new IndicatorView(
            id, area, indicator.Name, indicator.Unit, indicator.Change, indicator.Direction, indicator.Kind, indicator.RollUp, indicator.Weight, indicator.IsStrict,
            indicator.PlausibleFrom, indicator.PlausibleTo, indicator.DepartmentId, departments.Find(d => d.Id == indicator.DepartmentId)?.Name,
            indicator.ConfirmedBy, indicator.Version, indicator.MergedIntoId,
            [.. areas.Concat(readings.Select(reading => reading.Area)).Append("").Distinct().Order(StringComparer.Ordinal)],
            targets,
            [
                .. readings.Where(reading => reading.Area == area).Select(reading => Shown(indicator, reading))
                    .Concat(area.Length > 0 ? [] : rollUps.Where(rollUp => rollUp.StandsForWhole).Select(Shown)).OrderBy(reading => reading.Period.EndsOn),
            ],
            [.. rollUps.Take(indicator.RollUp == RollUp.None ? 1 : MostRollUps).Select(rollUp => rollUp.Words)],
            departments.ConvertAll(department => new ReporterChoice(department.Id, department.Name)));
    }

    private async Task<List<IndicatorTarget>> TargetsAsync(Indicator indicator, string area, List<ReportedValue> values, CancellationToken cancel)
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
        return rows.ConvertAll(row => new IndicatorTarget(
            row.Target.Id, row.Target.DocumentId, row.Title, row.On, row.Target.Year, Charted(indicator, row.Target.Value, row.Target.Unit), row.Target.Comparator,
            AttainmentVerdict.Words(row.Target.Demand), row.Target.IsIncentive, row.Target.Nature, row.Target.Quote, row.Target.IndicatorConfirmedAt is not null,
            AttainmentKeeper.Judge(row.Target, row.Ruled, indicator, values)));
    }

    private static IndicatorReading Shown(Indicator indicator, Reading reading) => new(
        reading.Id, reading.Period, reading.Value, reading.Unit, Charted(indicator, reading.Value, reading.Unit) ?? reading.Value, reading.Note, reading.ReportedBy,
        reading.ReportedAt, reading.IsDemo, reading.Version, reading.Weight, [.. reading.Revisions.OrderByDescending(revision => revision.CorrectedAt)]);

    private static IndicatorReading Shown(AreaRollUp rollUp) => new(
        0, rollUp.Period, rollUp.Value!.Value, rollUp.Unit, rollUp.Value.Value, null, rollUp.Basis, default, false, 0, null, []);

    private static decimal? Charted(Indicator indicator, decimal? value, string? unit) => value is { } number ? WholeValues.InUnit(indicator, number, unit) : null;
}
