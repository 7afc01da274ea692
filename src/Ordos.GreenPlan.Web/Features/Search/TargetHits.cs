using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Search;

/// <summary>Targets of published notices, the last imported document first.</summary>
internal sealed class TargetHits(GreenPlanContext db, SearchAddress address, IReadOnlyList<SearchWord> words) : IHitSource
{
    public HitKind Kind => HitKind.Targets;

    private IQueryable<Target> Targets => db.Targets.Where(target =>
        db.Documents.Any(document => document.Id == target.DocumentId && document.Stage == DocumentStage.Published)
        && (address.Plan == null || target.DocumentId == address.Plan)
        && (address.Department == null || db.DutyStandings.Any(duty => duty.TaskId == target.TaskId && duty.DepartmentId == address.Department)));

    public Task<int> CountAsync(int most, CancellationToken cancel) => Targets.CountHoldingAsync(words, SearchTexts.OfTarget, most, cancel);

    public Task<List<SearchHit>> PageAsync(bool frequent, int skip, int take, CancellationToken cancel)
    {
        var hits = frequent ? Targets.Reading(words, SearchTexts.OfTarget) : Targets.Holding(words, SearchTexts.OfTarget);

        return (
            from target in hits.OrderByDescending(target => target.DocumentId).ThenBy(target => target.Ordinal).Skip(skip).Take(take)
            join document in db.Documents on target.DocumentId equals document.Id
            orderby target.DocumentId descending, target.Ordinal
            select new SearchHit(Addresses.TargetIn(document.Id, target.Id), target.IndicatorName, target.Quote, Facts(target.Scope, target.Year, document.Title), false))
            .ToListAsync(cancel);
    }

    private static string Facts(string? scope, int? year, string document) =>
        string.Join("　", new[] { scope, year is { } known ? $"{known}年" : null, document }.Where(fact => !string.IsNullOrEmpty(fact)));
}
