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
    public const int Most = 1000;

    /// <param name="keptTotal">The number of tasks in view, where kept counts know it.</param>
    public static async Task<LedgerHits> LoadAsync(
        GreenPlanContext db, LedgerAddress address, DateOnly today, int? keptTotal, CancellationToken cancel)
    {
        var view = LedgerFilter.Of(db, address, today);

        return address switch
        {
            { Department: not null, Words: not null } => await FewAsync(db, address, Read(db, address, today), cancel),
            { Department: not null } => await FewAsync(db, address, view, cancel),
            { Words: not null } => await FoundAsync(db, address, today, view, cancel),
            _ => await PageAsync(address, view, keptTotal ?? await view.CountAsync(cancel), cancel),
        };
    }

    /// <summary>A rare word's tasks are sorted; reading the view in its order meets a page of a frequent word's soon.</summary>
    private static async Task<LedgerHits> FoundAsync(
        GreenPlanContext db, LedgerAddress address, DateOnly today, IQueryable<TaskStanding> view, CancellationToken cancel)
    {
        var found = await view.Select(s => s.TaskId).Take(Most + 1).ToListAsync(cancel);

        return found.Count > Most
            ? await PageAsync(address, Read(db, address, today), Most, cancel) with { More = true }
            : await FewAsync(db, address, LedgerFilter.All(db, address.AsOf).Where(s => found.Contains(s.TaskId)), cancel);
    }

    /// <summary>The same view without the index of words: each task's text is read.</summary>
    private static IQueryable<TaskStanding> Read(GreenPlanContext db, LedgerAddress address, DateOnly today)
    {
        var words = SearchWord.Of(address.Words);
        return LedgerFilter.Of(db, address with { Words = null }, today).Where(s => db.Tasks.Reading(words).Any(task => task.Id == s.TaskId));
    }

    /// <summary>Some thousands at most: their ids in order give the number and the page in one pass.</summary>
    private static async Task<LedgerHits> FewAsync(
        GreenPlanContext db, LedgerAddress address, IQueryable<TaskStanding> standings, CancellationToken cancel)
    {
        var ids = await LedgerFilter.Order(standings, address).Select(s => s.TaskId).ToListAsync(cancel);
        var page = LastOf(ids.Count, address.Page);
        var shown = ids.Skip((page - 1) * LedgerQuery.PageSize).Take(LedgerQuery.PageSize).ToList();
        var rows = await LedgerFilter.All(db, address.AsOf).Where(s => shown.Contains(s.TaskId)).ToDictionaryAsync(s => s.TaskId, cancel);

        return new LedgerHits(shown.ConvertAll(id => rows[id]), page, ids.Count);
    }

    private static async Task<LedgerHits> PageAsync(LedgerAddress address, IQueryable<TaskStanding> standings, int total, CancellationToken cancel)
    {
        var page = LastOf(total, address.Page);
        var rows = LedgerFilter.Order(standings, address).Skip((page - 1) * LedgerQuery.PageSize).Take(LedgerQuery.PageSize);

        return new LedgerHits(await rows.ToListAsync(cancel), page, total);
    }

    private static int LastOf(int total, int asked) => Math.Clamp(asked, 1, Math.Max(1, (total + LedgerQuery.PageSize - 1) / LedgerQuery.PageSize));
}
