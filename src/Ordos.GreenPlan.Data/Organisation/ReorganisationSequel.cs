using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Data.Organisation;

/// <summary>What follows a reorganisation beyond the tasks: who works where, and whom later notices mean by a group.</summary>
internal sealed class ReorganisationSequel(GreenPlanContext db, Reorganisation change)
{
    public async Task ApplyAsync(Department from, Department to, bool moveAccounts, CancellationToken cancel)
    {
        if (moveAccounts && Reorganisation.EndsOld(change.Kind))
        {
            foreach (var account in await db.Users.Where(a => a.DepartmentId == from.Id).ToListAsync(cancel))
            {
                account.MoveTo(to.Id);
                change.AccountIds.Add(account.Id);
            }
        }

        if (Reorganisation.EndsOld(change.Kind))
        {
            await MoveMembershipsAsync(from, to, cancel);
        }
    }

    /// <summary>Gives back what was moved, unless somebody has moved it again since.</summary>
    public async Task TakeBackAsync(CancellationToken cancel)
    {
        var from = await db.Departments.SingleAsync(d => d.Id == change.FromId, cancel);

        if (change.EndedFrom && from.ValidTo == change.On)
        {
            from.ValidTo = null;
        }

        foreach (var account in await db.Users.Where(a => change.AccountIds.Contains(a.Id) && a.DepartmentId == change.ToId).ToListAsync(cancel))
        {
            account.MoveTo(from.Id);
        }

        var groups = await GroupsAsync(group => change.LeftGroupIds.Contains(group.Id) || change.JoinedGroupIds.Contains(group.Id), cancel);

        foreach (var group in groups)
        {
            if (change.LeftGroupIds.Contains(group.Id) && Member(group, change.FromId) is { } left && left.ValidTo == change.On)
            {
                left.ValidTo = null;
            }

            if (change.JoinedGroupIds.Contains(group.Id) && Member(group, change.ToId) is { } joined && joined.ValidFrom == change.On)
            {
                group.RemoveMember(joined.MemberId);
            }
        }
    }

    /// <summary>
    /// Takes a name out of the registry again that a rename had put there, and the rename with it, where nobody has used the name: the registry lists
    /// bodies that are or were, and the trail keeps both acts. A name under which somebody has worked stays, without duties.
    /// </summary>
    public async Task ForgetUnusedNameAsync(CancellationToken cancel)
    {
        if (change is not { Kind: SuccessionKind.Rename, ToId: { } id })
        {
            return;
        }

        var from = await db.Departments.SingleAsync(d => d.Id == change.FromId, cancel);
        var to = await db.Departments.Include(d => d.Aliases).SingleAsync(d => d.Id == id, cancel);

        if (!SaysNothingOfItsOwn(to, from) || await IsMentionedAsync(id, cancel))
        {
            return;
        }

        db.Reorganisations.Remove(change);
        db.Departments.Remove(to);

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException used) when (used.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            // Reports, duties or accounts rest on the name; the database has kept all of it.
        }
    }

    /// <summary>Whether a body is registered as a rename registers it, with nothing added since.</summary>
    private bool SaysNothingOfItsOwn(Department to, Department from) =>
        to.ValidFrom == change.On && to is { ValidTo: null, Note: null, Aliases.Count: 0 }
        && (to.Kind, to.Level, to.ParentId, to.Office, to.Phone) == (from.Kind, from.Level, from.ParentId, from.Office, from.Phone);

    /// <summary>What would go along with the body, which the database would not refuse.</summary>
    private async Task<bool> IsMentionedAsync(int id, CancellationToken cancel) =>
        await db.Successions.AnyAsync(s => s.FromId == id || s.ToId == id, cancel)
        || await db.Departments.AnyAsync(group => group.Members.Any(member => member.MemberId == id), cancel)
        || await db.DayDepartmentCounts.AnyAsync(count => count.DepartmentId == id, cancel);

    // Tasks of notices up to the day keep the old member, and its open tasks are handed over; later notices mean the new one.
    private async Task MoveMembershipsAsync(Department from, Department to, CancellationToken cancel)
    {
        var groups = await GroupsAsync(group => group.Members.Any(member => member.MemberId == from.Id && member.ValidTo == null), cancel);

        foreach (var group in groups)
        {
            Member(group, from.Id)!.ValidTo = change.On;
            change.LeftGroupIds.Add(group.Id);

            if (Member(group, to.Id) is null)
            {
                group.AddMember(to, change.On);
                change.JoinedGroupIds.Add(group.Id);
            }
        }
    }

    private Task<List<Department>> GroupsAsync(System.Linq.Expressions.Expression<Func<Department, bool>> which, CancellationToken cancel) =>
        db.Departments.Where(which).Include(d => d.Members).ThenInclude(m => m.Member).ToListAsync(cancel);

    private static GroupMember? Member(Department group, int? id) => group.Members.FirstOrDefault(member => member.MemberId == id);
}
