using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>Loads a department's page.</summary>
internal sealed class DepartmentQuery(GreenPlanContext db)
{
    /// <returns>Null where there is no such department.</returns>
    public async Task<DepartmentView?> LoadAsync(int id, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var head = await db.Departments.Where(d => d.Id == id)
            .Select(d => new DepartmentHead(
                d.Id, d.Name, d.FullName, d.Kind, d.Level, d.ParentId,
                db.Departments.Where(parent => parent.Id == d.ParentId).Select(parent => parent.Name).FirstOrDefault(),
                d.Office, d.Phone, d.ValidFrom, d.ValidTo, d.Note))
            .SingleOrDefaultAsync(cancel);

        if (head is null)
        {
            return null;
        }

        var aliases = await db.Departments.Where(d => d.Id == id).SelectMany(d => d.Aliases).OrderBy(alias => alias.Id)
            .Select(alias => new DepartmentName(alias.Id, alias.Name)).ToListAsync(cancel);
        var members = await db.Departments.Where(d => d.Id == id).SelectMany(d => d.Members).OrderBy(member => member.MemberId)
            .Select(member => new DepartmentMember(member.MemberId, member.Member.Name, member.ValidFrom, member.ValidTo)).ToListAsync(cancel);
        var groups = await db.Departments.Where(d => d.Members.Any(member => member.MemberId == id)).OrderBy(d => d.Id)
            .Select(d => new DepartmentName(d.Id, d.Name)).ToListAsync(cancel);
        var open = await OpenTasks.CountAsync(db, [id], cancel);
        var accounts = await db.Users.CountAsync(account => account.DepartmentId == id && account.DisabledAt == null, cancel);
        var joinable = head.Kind == DepartmentKind.Group
            ? await NamesAsync(db, d => d.Kind != DepartmentKind.Group, cancel)
            : [];

        return new DepartmentView(
            head, aliases, members, groups, await LineageAsync(id, cancel),
            await ChangesAsync(db, change => change.FromId == id || change.ToId == id, cancel), open.GetValueOrDefault(id), accounts, joinable);
    }

    public static Task<List<DepartmentName>> NamesAsync(
        GreenPlanContext db, System.Linq.Expressions.Expression<Func<Department, bool>> which, CancellationToken cancel) =>
        db.Departments.Where(which).OrderBy(d => d.Id).Select(d => new DepartmentName(d.Id, d.Name)).ToListAsync(cancel);

    /// <summary>Reorganisations, newest first.</summary>
    public static Task<List<ReorganisationEntry>> ChangesAsync(
        GreenPlanContext db, System.Linq.Expressions.Expression<Func<Reorganisation, bool>> which, CancellationToken cancel, int most = 50) =>
        db.Reorganisations.Where(which).OrderByDescending(change => change.AppliedAt).Take(most)
            .Select(change => new ReorganisationEntry(
                change.Id, change.Kind,
                change.FromId, db.Departments.Where(d => d.Id == change.FromId).Select(d => d.Name).First(),
                change.ToId, db.Departments.Where(d => d.Id == change.ToId).Select(d => d.Name).FirstOrDefault(),
                change.On, change.Basis, change.Handovers.Select(handover => handover.TaskId).Distinct().Count(),
                change.AppliedAt, change.AppliedBy, change.UndoneAt, change.UndoneBy))
            .ToListAsync(cancel);

    private Task<List<LineageEntry>> LineageAsync(int id, CancellationToken cancel) =>
        db.Successions.Where(s => s.FromId == id || s.ToId == id)
            .OrderBy(s => s.FromId == id).ThenByDescending(s => s.On).ThenBy(s => s.Id)
            .Select(s => new LineageEntry(
                s.Id, s.FromId == id ? s.ToId : s.FromId, s.FromId == id ? s.To.Name : s.From.Name, s.FromId == id, s.Kind, s.On, s.Certainty, s.Basis,
                s.ConfirmedAt, s.DismissedAt))
            .ToListAsync(cancel);
}
