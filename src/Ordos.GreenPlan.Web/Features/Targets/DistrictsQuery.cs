using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>Reads how an indicator's target is allocated to districts.</summary>
internal static class DistrictsQuery
{
    private const int MostYears = 6;
    private const int MostRollUps = 12;

    /// <param name="indicatorId">Null for the first that is allocated.</param>
    public static async Task<DistrictsView> LoadAsync(GreenPlanContext db, int? indicatorId, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var published = db.Documents.Where(document => document.Stage == DocumentStage.Published).Select(document => document.Id);
        var choices = (await db.Targets.Where(target => target.Area != "" && target.IndicatorId != null && published.Contains(target.DocumentId))
            .GroupBy(target => target.IndicatorId!.Value)
            .Select(group => new { Id = group.Key, Areas = group.Select(target => target.Area).Distinct().Count() })
            .Join(db.Indicators, group => group.Id, indicator => indicator.Id, (group, indicator) => new { group.Id, group.Areas, indicator.Name })
            .OrderByDescending(choice => choice.Areas).ThenBy(choice => choice.Id).Take(200).ToListAsync(cancel))
            .ConvertAll(choice => new DistrictChoice(choice.Id, $"{choice.Name}（{choice.Areas}个旗区）"));

        if (choices.Count == 0)
        {
            return new DistrictsView(indicatorId ?? 0, choices, null, [], [], [], [], []);
        }

        var shown = choices.Exists(choice => choice.Id == indicatorId) ? indicatorId!.Value : choices[0].Id;
        var indicator = await db.Indicators.AsNoTracking().SingleAsync(i => i.Id == shown, cancel);
        var targets = await (
            from target in db.Targets.AsNoTracking()
            join document in db.Documents on target.DocumentId equals document.Id
            where target.IndicatorId == shown && document.Stage == DocumentStage.Published
            orderby document.IssuedOn descending, target.Ordinal
            select new { Target = target, document.Title }).ToListAsync(cancel);
        var allReadings = await db.Readings.AsNoTracking().Where(reading => reading.IndicatorId == shown).ToListAsync(cancel);
        var readings = allReadings.FindAll(reading => reading.Length == PeriodLength.Year);
        var districts = await WholeValues.DistrictsAsync(db, cancel);
        var rollUps = WholeValues.RollUps(indicator, allReadings, districts.Union(targets.Select(target => target.Target.Area)));

        // The year that most lines are due in; lines of other years are another allocation.
        var year = targets.Where(target => target.Target.Area.Length > 0).GroupBy(target => target.Target.Year).OrderByDescending(group => group.Count()).First().Key;
        var years = readings.Select(reading => reading.Year).Distinct().OrderDescending().Take(MostYears).Order().ToList();
        var lines = targets.Where(target => target.Target.Year == year).Select(target => target.Target).GroupBy(target => target.Area)
            .OrderBy(area => area.Key.Length > 0).ThenBy(area => area.Min(target => target.Ordinal))
            .Select(area => Line(indicator, area, WholeValues.Of(indicator, readings, area.Key, rollUps), years)).ToList();
        var whole = lines.Find(line => line.Allocation.Area.Length == 0);
        var findings = AllocationCheck.Of(
            [.. lines.Where(line => line != whole).Select(line => line.Allocation)], whole?.Allocation.Basic, indicator.RollUp, indicator.Weight, indicator.Direction, indicator.Unit);
        var sources = targets.Where(target => target.Target.Area.Length > 0 && target.Target.Year == year)
            .DistinctBy(target => target.Target.DocumentId).Select(target => new DistrictSource(target.Target.DocumentId, target.Target.Id, target.Title)).ToList();

        return new DistrictsView(indicatorId ?? 0, choices, new(indicator.Id, indicator.Name, indicator.Unit, indicator.Change, year, indicator.RollUp, indicator.Weight, allReadings.Exists(reading => reading.IsDemo)), years, lines, findings, sources, [.. rollUps.Take(indicator.RollUp == RollUp.None ? 1 : MostRollUps).Select(rollUp => rollUp.Words)]);
    }

    private static DistrictLine Line(Indicator indicator, IGrouping<string, Target> area, List<ReportedValue> values, List<int> years)
    {
        decimal? Amount(decimal? value, string? unit) => value is { } number ? WholeValues.InUnit(indicator, number, unit) : null;
        var basic = area.FirstOrDefault(target => !target.IsIncentive);
        var incentive = area.FirstOrDefault(target => target.IsIncentive);

        return new DistrictLine(
            new Allocation(area.Key, Amount(basic?.Value, basic?.Unit), Amount(incentive?.Value, incentive?.Unit)),
            years.ConvertAll(year => values.Find(value => value.Period == new ReadingPeriod(PeriodLength.Year, year, 1)) is { } reported ? Amount(reported.Value, reported.Unit) : null),
            (basic ?? incentive)!.Attainment,
            incentive is { Attainment: Attainment.Met } && basic is not null);
    }
}

/// <summary>An indicator allocated to districts, with what can be chosen instead.</summary>
public sealed record DistrictsView(
    int Asked, List<DistrictChoice> Choices, DistrictIndicator? Indicator, List<int> Years, List<DistrictLine> Lines, IReadOnlyList<AllocationFinding> Findings,
    List<DistrictSource> Sources, List<string> RollUps);

/// <summary>An indicator that is allocated to districts.</summary>
public sealed record DistrictChoice(int Id, string Name);

/// <summary>Where an allocation stands.</summary>
public sealed record DistrictSource(int DocumentId, int TargetId, string Title);

public sealed record DistrictIndicator(int Id, string Name, string? Unit, TargetChange Change, int? Year, RollUp RollUp, string? Weight, bool HasDemo);

/// <param name="Values">One for each year shown.</param>
/// <param name="MeetsIncentive">Whether even the incentive value is met.</param>
public sealed record DistrictLine(Allocation Allocation, List<decimal?> Values, Attainment Attainment, bool MeetsIncentive)
{
    /// <summary>Share of the basic target in percent; null where there is none, or it is zero.</summary>
    public int? Percent(decimal? value) => value is { } reached && Allocation.Basic is { } basic and not 0 ? (int)Math.Floor(reached / basic * 100) : null;

    /// <summary>Which of five shades a value has.</summary>
    public int Shade(decimal? value) => Percent(value) switch { null => 0, < 25 => 0, < 50 => 1, < 75 => 2, < 100 => 3, _ => 4 };
}
