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
        var (ids, total, page) = await PageAsync(address, plans.ConvertAll(plan => plan.Id), cancel);
        var rows = ids.Count == 0 ? [] : await Rows(db, db.Targets.Where(target => ids.Contains(target.Id))).ToDictionaryAsync(row => row.Id, cancel);
        var choices = await ChoicesAsync(cancel);

        return new TargetsView(
            address, address with { Page = page }, [.. ids.Where(rows.ContainsKey).Select(id => rows[id])], Math.Min(total, Most), total > Most, plans, [.. choices.Areas],
            choices.FirstYear is { } first ? [.. Enumerable.Range(first, Math.Clamp(choices.LastYear!.Value - first + 1, 1, 150)).Reverse()] : [],
            address.Indicator is { } indicator ? await db.Indicators.Where(i => i.Id == indicator).Select(i => i.Name).SingleOrDefaultAsync(cancel) : null,
            choices.HasDemo);
    }

    /// <summary>The ids of the page's targets in their order, and how many there are, counted up to one more than <see cref="Most"/>.</summary>
    private async Task<(List<int> Ids, int Total, int Page)> PageAsync(TargetsAddress address, List<int> plans, CancellationToken cancel)
    {
        if (address.Words is null)
        {
            // All pages that can be turned to and their number in one question, which the indexes answer by themselves.
            var all = await TargetsFilter.Order(TargetsFilter.Of(db, address, plans), address).Select(target => target.Id).Take(Most + 1).ToListAsync(cancel);
            var shown = PageOf(address, Math.Min(all.Count, Most));
            return ([.. all.Take(Most).Skip((shown - 1) * PageSize).Take(PageSize)], all.Count, shown);
        }

        var total = await TargetsFilter.Of(db, address, plans).Select(target => target.Id).Take(Most + 1).CountAsync(cancel);
        var page = PageOf(address, Math.Min(total, Most));

        // A frequent word: reading the list in its order meets a page of hits sooner than sorting all of them.
        var hits = TargetsFilter.Order(TargetsFilter.Of(db, address, plans, byIndex: total <= Most), address).Select(target => target.Id);
        return (total == 0 ? [] : await hits.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel), total, page);
    }

    private static int PageOf(TargetsAddress address, int total) => Math.Clamp(address.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));

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
    private Task<TargetChoices> ChoicesAsync(CancellationToken cancel) =>
        db.Database.SqlQuery<TargetChoices>(
            $"""
            with recursive areas as (
                (select area from targets where area > '' order by area limit 1)
                union all
                select (select t.area from targets t where t.area > a.area order by t.area limit 1) from areas a where a.area is not null)
            select array(select area::text from areas where area is not null limit {MostScopes}) as "Areas",
                   (select min(year) from targets) as "FirstYear", (select max(year) from targets) as "LastYear",
                   exists(select from readings where is_demo) as "HasDemo"
            """).SingleAsync(cancel);

    private sealed record TargetChoices(string[] Areas, int? FirstYear, int? LastYear, bool HasDemo);
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
