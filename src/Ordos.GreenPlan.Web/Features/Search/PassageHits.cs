using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Web.Features.Search;

/// <summary>Lines of published notices, the last imported document first; drafts are not found.</summary>
internal sealed class PassageHits(GreenPlanContext db, SearchAddress address, IReadOnlyList<SearchWord> words) : IHitSource
{
    public HitKind Kind => HitKind.Documents;

    private IQueryable<Passage> Passages => db.Passages.Where(passage =>
        db.Documents.Any(document => document.Id == passage.DocumentId && document.Stage != DocumentStage.Draft)
        && (address.Plan == null || passage.DocumentId == address.Plan));

    public Task<int> CountAsync(int most, CancellationToken cancel) => Passages.CountHoldingAsync(words, SearchTexts.OfPassage, most, cancel);

    public Task<List<SearchHit>> PageAsync(bool frequent, int skip, int take, CancellationToken cancel)
    {
        var hits = frequent ? Passages.Reading(words, SearchTexts.OfPassage) : Passages.Holding(words, SearchTexts.OfPassage);

        return (
            from passage in hits.OrderByDescending(passage => passage.DocumentId).ThenBy(passage => passage.Line).Skip(skip).Take(take)
            join document in db.Documents on passage.DocumentId equals document.Id
            orderby passage.DocumentId descending, passage.Line
            select new SearchHit(Addresses.DocumentLine(passage.DocumentId, passage.Line), document.Title, passage.Text, $"原文第{passage.Line}行", false)).ToListAsync(cancel);
    }
}
