using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Web.Features.Search;

/// <summary>Finds records by their words: counts every kind, and reads one page of the kind that is shown.</summary>
internal sealed class SearchQuery(GreenPlanContext db)
{
    public const int PageSize = 20;

    /// <summary>Hits are counted up to this number: whoever has more adds a word, and counting on costs more than the page.</summary>
    public const int Most = 200;

    public async Task<SearchView> LoadAsync(SearchAddress asked, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var plans = await db.Documents.Where(document => document.Stage == DocumentStage.Published)
            .OrderByDescending(document => document.IssuedOn).ThenBy(document => document.Id)
            .Select(document => new SearchChoice(document.Id, document.Title)).ToListAsync(cancel);
        var departments = await db.Departments.OrderBy(department => department.Id)
            .Select(department => new SearchChoice(department.Id, department.Name)).ToListAsync(cancel);

        if (!asked.HasWords)
        {
            return new SearchView(asked, asked, [], [], plans, departments);
        }

        var words = SearchWord.Of(asked.Words);
        List<IHitSource> sources = [new TaskHits(db, asked, words), new PassageHits(db, asked, words), new TargetHits(db, asked, words), new ReportHits(db, asked, words)];
        var counts = new List<HitCount>();

        foreach (var source in sources)
        {
            var found = await source.CountAsync(Most + 1, cancel);
            counts.Add(new HitCount(source.Kind, Math.Min(found, Most), found > Most));
        }

        var kind = asked.Kind ?? counts.Find(count => count.Total > 0)?.Kind ?? HitKind.Tasks;
        var shown = counts.Single(count => count.Kind == kind);
        var page = Math.Clamp(asked.Page, 1, Math.Max(1, (shown.Total + PageSize - 1) / PageSize));
        var hits = shown.Total == 0 ? [] : await sources.Single(source => source.Kind == kind).PageAsync(shown.More, (page - 1) * PageSize, PageSize, cancel);

        IReadOnlyList<string> typed = [.. words.Select(word => word.Typed)];
        var around = hits.ConvertAll(hit => hit with { Text = Snippet.Around(hit.Text, typed) });

        return new SearchView(asked, asked with { Kind = kind, Page = page }, counts, around, plans, departments);
    }
}
