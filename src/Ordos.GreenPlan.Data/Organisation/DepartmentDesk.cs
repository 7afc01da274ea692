using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Data.Organisation;

/// <summary>Keeps the registry of departments: names, contacts, members of groups, proposed successions.</summary>
public sealed class DepartmentDesk(IDbContextFactory<GreenPlanContext> contexts, StandingKeeper standings, PortalCalendar calendar)
{
    private const int LongestChain = 20;

    /// <returns>The id of the new department.</returns>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>name-missing</c>; <c>name-taken</c>; <c>validity-inverted</c>; <c>parent-circular</c>.</exception>
    public async Task<int> AddAsync(Actor actor, DepartmentEntry entry, CancellationToken cancel)
    {
        await using var db = await OpenAsync(actor, cancel);
        var department = new Department
        {
            Key = Guid.CreateVersion7().ToString("N"),
            Name = "",
            FullName = "",
            Kind = entry.Kind,
            Level = "",
        };
        await FillAsync(db, department, entry, cancel);
        db.Departments.Add(department);
        await db.SaveChangesAsync(cancel);
        return department.Id;
    }

    /// <exception cref="DbUpdateConcurrencyException">Somebody else has changed the department since the caller saw it.</exception>
    public async Task EditAsync(Actor actor, int id, uint version, DepartmentEntry entry, CancellationToken cancel)
    {
        await using var db = await OpenAsync(actor, cancel);
        var department = await FindAsync(db, id, cancel);
        db.Entry(department).Property(d => d.Version).OriginalValue = version;

        if (department.Kind != entry.Kind && (department.Kind == DepartmentKind.Group || entry.Kind == DepartmentKind.Group)
            && (department.Members.Count > 0 || await IsUsedAsync(db, id, cancel)))
        {
            throw new DomainRuleException("kind-in-use", "该单位已有成员或任务，不能在“统称”与其他类别之间更改。请另行登记。");
        }

        await FillAsync(db, department, entry, cancel);
        await db.SaveChangesAsync(cancel);
    }

    public async Task AddAliasAsync(Actor actor, int id, string name, CancellationToken cancel)
    {
        await using var db = await OpenAsync(actor, cancel);
        var department = await FindAsync(db, id, cancel);
        name = name.Trim();

        if (name.Length is 0 or > 200)
        {
            throw new DomainRuleException("name-missing", "请填写别名，不超过200字。");
        }

        await RequireFreeAsync(db, 0, name, cancel);
        department.AddAlias(name);
        await db.SaveChangesAsync(cancel);
    }

    public async Task RemoveAliasAsync(Actor actor, int id, int aliasId, CancellationToken cancel)
    {
        await using var db = await OpenAsync(actor, cancel);
        (await FindAsync(db, id, cancel)).RemoveAlias(aliasId);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Adds a member to a group: it gets the duties of all tasks whose notice names the group.</summary>
    public Task AddMemberAsync(Actor actor, int groupId, int memberId, CancellationToken cancel) =>
        ChangeMembersAsync(actor, groupId, async (db, group) => group.AddMember(await FindAsync(db, memberId, cancel)), cancel);

    /// <summary>Takes a member out of a group, as if it had never been one.</summary>
    public Task RemoveMemberAsync(Actor actor, int groupId, int memberId, CancellationToken cancel) =>
        ChangeMembersAsync(actor, groupId, (_, group) =>
        {
            group.RemoveMember(memberId);
            return Task.CompletedTask;
        }, cancel);

    /// <summary>Says that a proposed succession is not so, or proposes it again.</summary>
    public async Task DismissAsync(Actor actor, int successionId, bool dismissed, CancellationToken cancel)
    {
        await using var db = await OpenAsync(actor, cancel);
        var succession = await db.Successions.SingleOrDefaultAsync(s => s.Id == successionId, cancel)
            ?? throw new DomainRuleException("succession-gone", "该条沿革已不存在，请刷新。");

        if (dismissed)
        {
            succession.Dismiss(calendar.Now);
        }
        else
        {
            succession.ProposeAgain();
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <exception cref="DomainRuleException"><c>name-taken</c></exception>
    internal static async Task RequireFreeAsync(GreenPlanContext db, int ownId, string name, CancellationToken cancel)
    {
        var bearer = await db.Departments
            .Where(d => d.Id != ownId && (d.Name == name || d.FullName == name || d.Aliases.Any(alias => alias.Name == name)))
            .Select(d => d.Name)
            .FirstOrDefaultAsync(cancel);

        if (bearer is not null)
        {
            throw new DomainRuleException("name-taken", $"“{name}”已是“{bearer}”的名称或别名，不能重复登记。");
        }
    }

    private async Task ChangeMembersAsync(Actor actor, int groupId, Func<GreenPlanContext, Department, Task> change, CancellationToken cancel)
    {
        await using var db = await OpenAsync(actor, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var group = await FindAsync(db, groupId, cancel);
        await change(db, group);
        await db.SaveChangesAsync(cancel);

        // Duties change with the members: what is counted and shown by them follows at once.
        var tasks = await db.Assignments.Where(a => a.DepartmentId == groupId)
            .Join(db.Standings, a => a.TaskId, s => s.TaskId, (a, s) => new { s.TaskId, s.DocumentId }).Distinct().ToListAsync(cancel);
        var documents = tasks.Select(task => task.DocumentId).Distinct().Order().ToArray();
        await db.Database.ExecuteSqlAsync($"select recount_departments({documents})", cancel);
        await standings.RefreshAsync(db, [.. tasks.Select(task => task.TaskId)], cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<GreenPlanContext> OpenAsync(Actor actor, CancellationToken cancel)
    {
        actor.Require(Operation.KeepDepartments);
        var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        return db;
    }

    private static async Task<Department> FindAsync(GreenPlanContext db, int id, CancellationToken cancel) =>
        await db.Departments.Include(d => d.Aliases).Include(d => d.Members).ThenInclude(m => m.Member).AsSplitQuery()
            .SingleOrDefaultAsync(d => d.Id == id, cancel)
        ?? throw new DomainRuleException("department-gone", "该单位已不存在，请刷新。");

    private static async Task FillAsync(GreenPlanContext db, Department department, DepartmentEntry entry, CancellationToken cancel)
    {
        entry = entry.Clean();
        entry.Check();
        await RequireFreeAsync(db, department.Id, entry.Name, cancel);

        if (entry.FullName != entry.Name)
        {
            await RequireFreeAsync(db, department.Id, entry.FullName, cancel);
        }

        await RequireParentAsync(db, department, entry.ParentId, cancel);
        (department.Name, department.FullName, department.Kind, department.Level) = (entry.Name, entry.FullName, entry.Kind, entry.Level);
        (department.ParentId, department.Office, department.Phone) = (entry.ParentId, entry.Office, entry.Phone);
        (department.ValidFrom, department.ValidTo, department.Note) = (entry.ValidFrom, entry.ValidTo, entry.Note);
    }

    /// <exception cref="DomainRuleException"><c>parent-circular</c> where the body would belong to itself.</exception>
    private static async Task RequireParentAsync(GreenPlanContext db, Department department, int? parentId, CancellationToken cancel)
    {
        if (parentId is null || parentId == department.ParentId)
        {
            return;
        }

        var parents = await db.Departments.Where(d => d.ParentId != null).ToDictionaryAsync(d => d.Id, d => d.ParentId, cancel);
        var above = parentId;

        for (var step = 0; above is { } id && step < LongestChain; step++)
        {
            if (id == department.Id)
            {
                throw new DomainRuleException("parent-circular", "上级单位不能是本单位或其下属单位。");
            }

            above = parents.GetValueOrDefault(id);
        }
    }

    private static async Task<bool> IsUsedAsync(GreenPlanContext db, int id, CancellationToken cancel) =>
        await db.Assignments.AnyAsync(a => a.DepartmentId == id, cancel) || await db.Users.AnyAsync(account => account.DepartmentId == id, cancel);
}
