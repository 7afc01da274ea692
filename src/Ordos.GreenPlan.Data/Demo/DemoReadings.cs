using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Demo;

/// <summary>Adds sample readings of the indicators that several plans share, so that their time lines can be seen, and of one that adds up by district.</summary>
internal sealed class DemoReadings(GreenPlanContext db, PortalCalendar calendar)
{
    private const int MostIndicators = 16;
    private const int Years = 6;
    private const string Reporter = "示例填报";

    /// <summary>How steeply sample values come down, so that shares stay below the whole.</summary>
    private const decimal Fall = 0.4m;

    /// <summary>How far the latest reading has come: past the target, near it, or short of it.</summary>
    private static readonly decimal[] Ends = [1.01m, 0.97m, 0.88m];

    public async Task AddAsync(CancellationToken cancel)
    {
        var targets = await (
            from target in db.Targets
            join indicator in db.Indicators on target.IndicatorId equals indicator.Id
            join document in db.Documents on target.DocumentId equals document.Id
            where target.Value != null && target.Value != 0 && target.Year != null && document.Stage == DocumentStage.Published && !document.IsDemo && !target.IsIncentive
            select new { target.IndicatorId, indicator, target.Area, target.Value, target.Unit, target.Year, target.DocumentId }).ToListAsync(cancel);
        var chosen = targets.GroupBy(target => target.IndicatorId!.Value)
            .OrderByDescending(group => group.Any(target => target.Area.Length > 0))
            .ThenByDescending(group => group.Select(target => target.DocumentId).Distinct().Count()).ThenByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Take(MostIndicators).ToList();

        foreach (var (number, group) in chosen.Index())
        {
            foreach (var (line, area) in group.GroupBy(target => target.Area).OrderBy(area => area.Key, StringComparer.Ordinal).Index())
            {
                var goal = area.OrderByDescending(target => target.Year).First();
                Add(goal.indicator, area.Key, Math.Abs(goal.Value!.Value), goal.Unit, number + line);
            }
        }

        if (chosen.FindIndex(group => group.First().indicator.RollUp == RollUp.Sum && group.All(target => target.Area.Length == 0)) is var adds and >= 0)
        {
            var goal = chosen[adds].OrderByDescending(target => target.Year).First();
            var districts = await WholeValues.DistrictsAsync(db, cancel);
            var parts = districts.Count * (districts.Count + 1) / 2;

            // Shares that make up the whole, each rounded by itself.
            foreach (var (place, district) in districts.Index())
            {
                Add(goal.indicator, district, Math.Abs(goal.Value!.Value) * (place + 1) / parts, goal.Unit, adds);
            }
        }

        db.Actor = Actor.DemoPortal;
        await db.SaveChangesAsync(cancel);
        await AttainmentKeeper.RefreshAsync(db, [.. chosen.Select(group => group.Key)], cancel);
    }

    private void Add(Indicator indicator, string area, decimal goal, string? unit, int number)
    {
        var reach = Ends[number % Ends.Length];
        var last = calendar.Today.Year - 1;

        for (var step = 1; step <= Years; step++)
        {
            var share = reach * (indicator.Kind == IndicatorKind.Cumulative ? (decimal)step / Years : 0.7m + (0.3m * step / Years));

            // What should fall comes down from above.
            var value = indicator.Direction == IndicatorDirection.LessIsBetter ? goal * (1 + ((1 - share) * Fall)) : goal * share;
            value = decimal.Round(unit == "%" ? Math.Min(value, 100) : value, goal < 100 ? 1 : 0);
            var year = last - Years + step;
            db.Readings.Add(new Reading
            {
                IndicatorId = indicator.Id, Area = area, Length = PeriodLength.Year, Year = year, Number = 1, Value = value, Unit = unit,
                ReportedBy = Reporter, ReportedAt = calendar.At(new DateOnly(year + 1, 1, 1), new TimeOnly(9, 0)) is var at && at < calendar.Now ? at : calendar.Now, IsDemo = true,
            });
        }
    }
}
