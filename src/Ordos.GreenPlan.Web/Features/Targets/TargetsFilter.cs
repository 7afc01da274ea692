using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>Turns a view of the register into a question to the database; the page, its count and the export ask the same one.</summary>
internal static class TargetsFilter
{
    /// <param name="plans">The published documents, whose targets make up the register.</param>
    /// <param name="byIndex">Whether words are looked up in the index; reading the texts instead is faster for frequent words in a sorted list.</param>
    public static IQueryable<Target> Of(GreenPlanContext db, TargetsAddress address, IReadOnlyCollection<int> plans, bool byIndex = true)
    {
        var targets = address.Plan is { } plan
            ? db.Targets.AsNoTracking().Where(target => target.DocumentId == plan && plans.Contains(plan))
            : db.Targets.AsNoTracking().Where(target => plans.Contains(target.DocumentId));

        if (address.Indicator is { } indicator)
        {
            targets = targets.Where(target => target.IndicatorId == indicator);
        }

        if (address.Scope is { } scope)
        {
            var area = scope == TargetsAddress.Whole ? "" : scope;
            targets = targets.Where(target => target.Area == area);
        }

        if (address.Year is { } year)
        {
            targets = targets.Where(target => target.Year == year);
        }

        targets = address.Nature switch
        {
            "binding" => targets.Where(target => target.Nature == TargetNature.Binding),
            "indicative" => targets.Where(target => target.Nature == TargetNature.Indicative),
            "none" => targets.Where(target => target.Nature == null),
            _ => targets,
        };

        if (Enum.TryParse<Attainment>(address.State, ignoreCase: true, out var state))
        {
            targets = targets.Where(target => target.Attainment == state);
        }

        var words = SearchWord.Of(address.Words);
        return byIndex ? targets.Holding(words, SearchTexts.OfTarget) : targets.Reading(words, SearchTexts.OfTarget);
    }

    public static IOrderedQueryable<Target> Order(IQueryable<Target> targets, TargetsAddress address) => (address.SortColumn, address.SortsDescending) switch
    {
        (TargetsAddress.ByName, false) => targets.OrderBy(target => target.IndicatorName).ThenBy(target => target.Id),
        (TargetsAddress.ByName, true) => targets.OrderByDescending(target => target.IndicatorName).ThenByDescending(target => target.Id),
        (TargetsAddress.ByYear, false) => targets.OrderBy(target => target.Year).ThenBy(target => target.Id),
        (TargetsAddress.ByYear, true) => targets.OrderByDescending(target => target.Year).ThenByDescending(target => target.Id),
        (_, true) => targets.OrderByDescending(target => target.DocumentId).ThenByDescending(target => target.Ordinal),
        _ => targets.OrderBy(target => target.DocumentId).ThenBy(target => target.Ordinal),
    };
}
