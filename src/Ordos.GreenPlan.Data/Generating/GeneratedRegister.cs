using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Data.Generating;

/// <summary>Ties made-up targets to indicators as the register would, and reports some of these. Pairs are not made: they would be as many as the square.</summary>
internal sealed class GeneratedRegister
{
    private const string Reporter = "生成数据填报";

    /// <summary>Every so many indicators one is reported, so that the states of attainment occur.</summary>
    private const int ReportedOneIn = 4;

    private readonly GreenPlanContext _db;
    private readonly PortalCalendar _calendar;
    private readonly IndicatorFinder _finder;
    private readonly Dictionary<string, Indicator> _byName = new(StringComparer.Ordinal);

    private GeneratedRegister(GreenPlanContext db, PortalCalendar calendar, IndicatorFinder finder) => (_db, _calendar, _finder) = (db, calendar, finder);

    public static async Task<GeneratedRegister> OpenAsync(GreenPlanContext db, PortalCalendar calendar, CancellationToken cancel) =>
        new(db, calendar, await IndicatorFinder.LoadAsync(db, cancel));

    /// <summary>Finds or makes the indicator of each name in the plan.</summary>
    public async Task NameAsync(GeneratedPlan plan, CancellationToken cancel)
    {
        var document = new ComparedDocument($"{plan.DocumentId}", null, null, null, null, null, Replacement.None);

        foreach (var target in plan.Tasks.Select(task => task.Target).OfType<GeneratedTarget>().Where(target => !_byName.ContainsKey(target.Name)))
        {
            _byName[target.Name] = _finder.Find(new ComparedTarget(
                document, 0, target.Name, null, Comparator.AtLeast, target.Value, null, "%", target.Year, null, TargetChange.None, target.Quote, target.Quote));
        }

        await _db.SaveChangesAsync(cancel);
    }

    public int IndicatorOf(string name) => _byName[name] is var indicator ? indicator.MergedIntoId ?? indicator.Id : 0;

    /// <summary>Two sample readings for some of the indicators, and what they mean for the targets.</summary>
    public async Task ReportAsync(CancellationToken cancel)
    {
        var reported = _byName.Values.Select(indicator => indicator.MergedIntoId ?? indicator.Id).Distinct().Order().Where((_, number) => number % ReportedOneIn == 0).ToList();
        var last = _calendar.Today.Year - 1;
        var known = _db.Readings.Where(reading => reported.Contains(reading.IndicatorId)).Select(reading => reading.IndicatorId).ToHashSet();

        foreach (var (number, indicator) in reported.Where(id => !known.Contains(id)).Index())
        {
            for (var year = last - 1; year <= last; year++)
            {
                _db.Readings.Add(new Reading
                {
                    IndicatorId = indicator, Area = "", Length = PeriodLength.Year, Year = year, Number = 1, Value = 20 + (number * 37 % 75) + year - last, Unit = "%",
                    ReportedBy = Reporter, ReportedAt = _calendar.Now, IsDemo = true,
                });
            }
        }

        await _db.SaveChangesAsync(cancel);
        await AttainmentKeeper.RefreshAsync(_db, reported, cancel);
    }
}
