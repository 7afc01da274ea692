using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>Reads one page of the register, with what can be filtered by.</summary>
internal sealed class TargetsQuery(GreenPlanContext db)
{
    public const int PageSize = 25;

    /// <summary>Targets are counted up to this number: nobody turns more pages, and counting on costs more than the page.</summary>
    public const int Most = 1000;

    private const int MostScopes = 200;

    public async Task<TargetsView> LoadAsync(TargetsAddress address, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var plans = await PlansAsync(db, cancel);
        var ids = plans.ConvertAll(plan => plan.Id);
        var total = await TargetsFilter.Of(db, address, ids).Select(target => target.Id).Take(Most + 1).CountAsync(cancel);
        var more = total > Most;
        total = Math.Min(total, Most);
        var page = Math.Clamp(address.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));

        // A frequent word: reading the list in its order meets a page of hits sooner than sorting all of them.
        var shown = TargetsFilter.Order(TargetsFilter.Of(db, address, ids, byIndex: !more), address).Skip((page - 1) * PageSize).Take(PageSize);
        var rows = total == 0 ? [] : await Rows(db, shown).ToListAsync(cancel);
        var years = await db.Targets.Where(target => target.Year != null).GroupBy(_ => 1)
            .Select(all => new { First = all.Min(target => target.Year), Last = all.Max(target => target.Year) }).SingleOrDefaultAsync(cancel);

        return new TargetsView(
            address, address with { Page = page }, rows, total, more, plans, await ScopesAsync(cancel),
            years is null ? [] : [.. Enumerable.Range(years.First!.Value, Math.Clamp(years.Last!.Value - years.First.Value + 1, 1, 150)).Reverse()],
            address.Indicator is { } indicator ? await db.Indicators.Where(i => i.Id == indicator).Select(i => i.Name).SingleOrDefaultAsync(cancel) : null,
            await db.Readings.AnyAsync(reading => reading.IsDemo, cancel));
    }

    public static Task<List<TargetPlan>> PlansAsync(GreenPlanContext db, CancellationToken cancel) =>
        db.Documents.Where(document => document.Stage == DocumentStage.Published)
            .OrderByDescending(document => document.IssuedOn).ThenBy(document => document.Id)
            .Select(document => new TargetPlan(document.Id, document.Title, document.ArchivedAt != null)).ToListAsync(cancel);

    public static IQueryable<TargetRow> Rows(GreenPlanContext db, IQueryable<Target> targets) =>
        from target in targets
        select new TargetRow(
            target.Id, target.DocumentId, target.IndicatorId, target.IndicatorName, target.Scope, target.Area, target.Comparator, target.Value, target.UpperValue,
            target.Unit, target.Change, target.Year, target.BaselineYear, target.Nature, target.IsIncentive, target.Attainment, target.RuledTargetId != null,
            target.IndicatorConfirmedAt != null, target.Quote,
            db.Indicators.Where(indicator => indicator.Id == target.IndicatorId).Select(indicator => indicator.Name).FirstOrDefault());

    // One look into the index for each area that occurs, however many targets have it.
    private Task<List<string>> ScopesAsync(CancellationToken cancel) =>
        db.Database.SqlQuery<string>(
            $"""
            with recursive areas as (
                (select area from targets where area > '' order by area limit 1)
                union all
                select (select t.area from targets t where t.area > a.area order by t.area limit 1) from areas a where a.area is not null)
            select area as "Value" from areas where area is not null limit {MostScopes}
            """).ToListAsync(cancel);
}

/// <summary>One page of the register with all that stands around it.</summary>
public sealed record TargetsView(
    TargetsAddress Asked, TargetsAddress Address, List<TargetRow> Rows, int Total, bool More, List<TargetPlan> Plans, List<string> Scopes, List<int> Years,
    string? IndicatorName, bool HasDemo);

public sealed record TargetPlan(int Id, string Title, bool Archived);

/// <summary>A target as the register shows it.</summary>
public sealed record TargetRow(
    int Id, int DocumentId, int? IndicatorId, string Name, string? Scope, string Area, Comparator Comparator, decimal? Value, decimal? UpperValue, string? Unit,
    TargetChange Change, int? Year, int? BaselineYear, TargetNature? Nature, bool IsIncentive, Attainment Attainment, bool IsRuled, bool IsConfirmed, string Quote,
    string? Indicator)
{
    public string Words => AttainmentVerdict.Words(new Demand(Comparator, Value, UpperValue, Unit, Change));
}
