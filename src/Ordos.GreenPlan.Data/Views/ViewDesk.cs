using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Views;

namespace Ordos.GreenPlan.Data.Views;

/// <summary>Keeps and removes people's saved views.</summary>
public sealed class ViewDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <summary>As many as one person may keep.</summary>
    public const int Most = 50;

    /// <summary>The views of a list that a person sees: their own and those that are shared, by name.</summary>
    public async Task<List<SavedView>> OfAsync(Actor actor, string list, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.SavedViews.AsNoTracking()
            .Where(view => view.List == list && (view.AccountId == actor.AccountId || view.IsShared))
            .OrderByDescending(view => view.AccountId == actor.AccountId).ThenBy(view => view.Name).ThenBy(view => view.Id)
            .Take(2 * Most).ToListAsync(cancel);
    }

    /// <exception cref="DomainRuleException">
    /// <c>too-many</c> when the person keeps <see cref="Most"/> already; <c>name-taken</c> by another of their views of this list; what <see cref="SavedView.Keep"/> refuses.
    /// </exception>
    /// <returns>The view's id.</returns>
    public async Task<int> KeepAsync(Actor actor, string name, string list, string address, bool isShared, CancellationToken cancel)
    {
        var view = SavedView.Keep(actor, name, list, address, isShared, calendar.Now);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;

        if (await db.SavedViews.CountAsync(own => own.AccountId == view.AccountId, cancel) >= Most)
        {
            throw new DomainRuleException("too-many", $"每人最多保存{Most}个视图，请先删除不用的。");
        }

        if (await db.SavedViews.AnyAsync(own => own.AccountId == view.AccountId && own.List == list && own.Name == view.Name, cancel))
        {
            throw new DomainRuleException("name-taken", $"您已有名为“{view.Name}”的视图，请换一个名称。");
        }

        db.SavedViews.Add(view);
        await db.SaveChangesAsync(cancel);
        return view.Id;
    }

    /// <summary>Removes a person's own view, or a shared one for those who may share. One that is gone already is no fault.</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c></exception>
    public async Task RemoveAsync(Actor actor, int id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;

        if (await db.SavedViews.SingleOrDefaultAsync(view => view.Id == id, cancel) is not { } view)
        {
            return;
        }

        if (view.AccountId != actor.AccountId)
        {
            if (!view.IsShared)
            {
                throw new DomainRuleException("forbidden", "只能删除自己保存的视图。");
            }

            actor.Require(Operation.ShareView);
        }

        db.SavedViews.Remove(view);
        await db.SaveChangesAsync(cancel);
    }
}
