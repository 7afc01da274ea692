using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Register;

/// <summary>What counts as the value of an area: what was reported for it, and for the whole what its districts add up to where nobody reported it.</summary>
public static class WholeValues
{
    private const string Government = "人民政府";

    /// <summary>The districts in force, as areas name them: the government of a district is no second one.</summary>
    public static async Task<List<string>> DistrictsAsync(GreenPlanContext db, CancellationToken cancel)
    {
        var names = await db.Departments.Where(department => department.Kind == DepartmentKind.District && department.ValidTo == null)
            .OrderBy(department => department.Id).Select(department => department.Name).ToListAsync(cancel);
        return [.. names.Select(name => name.EndsWith(Government, StringComparison.Ordinal) && name.Length > Government.Length ? name[..^Government.Length] : name).Distinct()];
    }

    /// <param name="readings">All of the indicator.</param>
    /// <param name="districts">Those of the registry and those that its targets name.</param>
    public static IReadOnlyList<AreaRollUp> RollUps(Indicator indicator, IEnumerable<Reading> readings, IEnumerable<string> districts) => AreaRollUp.Of(
        indicator.RollUp, indicator.Weight, indicator.Unit,
        [.. readings.Select(reading => InUnit(indicator, reading.Value, reading.Unit) is { } value ? new AreaValue(reading.Area, reading.Period, value, reading.Weight) : null).OfType<AreaValue>()],
        [.. districts.Where(district => district.Length > 0).Distinct()]);

    /// <summary>A value in the indicator's unit; the size of a change. Null where it cannot be converted.</summary>
    public static decimal? InUnit(Indicator indicator, decimal value, string? unit) =>
        AttainmentVerdict.Convert(value, unit, indicator.Unit) is { } converted ? indicator.CountsFall || indicator.Change == TargetChange.Increase ? Math.Abs(converted) : converted : null;

    /// <summary>The values by which the targets of an area are judged.</summary>
    public static List<ReportedValue> Of(Indicator indicator, IEnumerable<Reading> readings, string area, IEnumerable<AreaRollUp> rollUps) =>
    [
        .. readings.Where(reading => reading.Area == area).Select(reading => new ReportedValue(reading.Value, reading.Unit, reading.Period)),
        .. area.Length > 0 ? [] : rollUps.Where(rollUp => rollUp.StandsForWhole).Select(rollUp => new ReportedValue(rollUp.Value!.Value, indicator.Unit, rollUp.Period, rollUp.Basis)),
    ];
}
