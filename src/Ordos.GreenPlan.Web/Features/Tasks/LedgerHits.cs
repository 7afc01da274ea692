using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>The tasks of one page of the ledger, in order, and how many the view has.</summary>
/// <param name="Page">The page that is shown: one that exists.</param>
/// <param name="Total">Number of tasks in view; where there are <paramref name="More"/>, the number that is counted to.</param>
internal sealed record LedgerHits(List<TaskStanding> Standings, int Page, int Total, bool More = false)
{
    /// <summary>Tasks that hold a word are counted up to this number: nobody turns more pages, and counting on costs more than the page.</summary>
    public const int Most = 100;

    /// <param name="keptTotal">The number of tasks in view, where kept counts know it.</param>
    public static async Task<LedgerHits> LoadAsync(
        GreenPlanContext db, LedgerAddress address, DateOnly today, int? keptTotal, CancellationToken cancel)
    {
        var view = LedgerFilter.Of(db, address, today);

        return address.Words is null
            ? await PageAsync(db, address, view, keptTotal ?? await view.CountAsync(cancel), cancel)
            : await FoundAsync(db, address, today, cancel);
    }

    /// <summary>A rare word's tasks are found by the index of words; reading the view in its order meets a page of a frequent word's soon.</summary>
    private static async Task<LedgerHits> FoundAsync(GreenPlanContext db, LedgerAddress address, DateOnly today, CancellationToken cancel)
    {
        var words = SearchWord.Of(address.Words);
        var view = LedgerFilter.Of(db, address with { Words = null }, today);

        if (!await db.Tasks.IsFrequentAsync(words, SearchTexts.OfTask, cancel))
        {
            // A department has few tasks: its own that hold a word are fewer than the index finds.
            var ofOne = address.Department is not null;
            var indexed = ofOne ? db.Tasks.Holding(words, SearchTexts.OfTask).Select(task => task.Id) : LedgerFilter.Of(db, address, today).Select(s => s.TaskId);
            var found = await indexed.Take(Most + 1).ToListAsync(cancel);

            if (found.Count <= Most)
            {
                var few = view.Where(s => found.Contains(s.TaskId));
                return await PageAsync(db, address, few, ofOne ? await few.CountAsync(cancel) : found.Count, cancel);
            }
        }

        var read = view.Where(s => db.Tasks.Reading(words, SearchTexts.OfTask).Any(task => task.Id == s.TaskId));
        var hits = await LedgerFilter.Order(read, address).Select(s => s.TaskId).Take(Most + 1).ToListAsync(cancel);
        var total = Math.Min(hits.Count, Most);
        var page = LastOf(total, address.Page);
        int[] shown = [.. hits.Take(total).Skip((page - 1) * LedgerQuery.PageSize).Take(LedgerQuery.PageSize)];
        var rows = LedgerFilter.Order(LedgerFilter.All(db, address.AsOf).Where(s => shown.Contains(s.TaskId)), address);

        return new LedgerHits((await rows.ToListAsync(cancel)).ConvertAll(s => (TaskStanding)s), page, total, hits.Count > Most);
    }

    private static async Task<LedgerHits> PageAsync(
        GreenPlanContext db, LedgerAddress address, IQueryable<IStanding> standings, int total, CancellationToken cancel)
    {
        var page = LastOf(total, address.Page);

        // The ids of a far page are read from an index alone; only what is shown is fetched.
        var shown = LedgerFilter.Order(standings, address).Skip((page - 1) * LedgerQuery.PageSize).Take(LedgerQuery.PageSize).Select(s => s.TaskId);
        var rows = LedgerFilter.Order(LedgerFilter.All(db, address.AsOf).Where(s => shown.Contains(s.TaskId)), address);

        return new LedgerHits((await rows.ToListAsync(cancel)).ConvertAll(s => (TaskStanding)s), page, total);
    }

    private static int LastOf(int total, int asked) => Math.Clamp(asked, 1, Math.Max(1, (total + LedgerQuery.PageSize - 1) / LedgerQuery.PageSize));
}
