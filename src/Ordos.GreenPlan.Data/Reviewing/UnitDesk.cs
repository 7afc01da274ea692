using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>Says once which department a printed name means, and who is meant by a group.</summary>
public sealed class UnitDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <summary>The names in a draft that no department bears, with proposals.</summary>
    public async Task<IReadOnlyList<UnmatchedName>> UnmatchedAsync(int documentId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var names = await db.Assignments
            .Where(unit => unit.DepartmentId == null && unit.Review != ReviewMark.Rejected
                && db.Tasks.Any(task => task.Id == unit.TaskId && task.DocumentId == documentId && task.Review != ReviewMark.Rejected))
            .GroupBy(unit => unit.NameAsPrinted)
            .Select(group => new { Name = group.Key, Count = group.Count(), Task = group.Min(unit => unit.TaskId) })
            .OrderByDescending(name => name.Count).ThenBy(name => name.Name)
            .ToListAsync(cancel);
        var on = await RecordDesk.DateOfAsync(db, documentId, cancel);
        var matcher = await DepartmentMatcher.LoadAsync(db, cancel);
        var titles = await db.Tasks.Where(task => names.Select(name => name.Task).Contains(task.Id)).ToDictionaryAsync(task => task.Id, task => task.Title, cancel);
        return [.. names.Select(name => new UnmatchedName(name.Name, name.Count, titles[name.Task], matcher.Propose(name.Name, on)))];
    }

    /// <summary>The name means a registered department: it becomes one of its aliases, and every draft's units of that name are matched.</summary>
    /// <exception cref="DomainRuleException"><c>department-gone</c></exception>
    public Task<int> MatchAsync(Actor actor, int documentId, string name, int departmentId, CancellationToken cancel) =>
        ConfirmAsync(actor, documentId, name, async db =>
        {
            var department = await db.Departments.Include(d => d.Aliases).SingleOrDefaultAsync(d => d.Id == departmentId, cancel)
                ?? throw new DomainRuleException("department-gone", "该部门已不存在，请重新选择。");

            // A name that another body bears, such as a former one, stays that body's.
            if (!await db.Departments.AnyAsync(d => d.Name == name || d.FullName == name || d.Aliases.Any(a => a.Name == name), cancel))
            {
                department.AddAlias(name);
            }

            return department;
        }, cancel);

    /// <summary>The name is a body that was not registered yet.</summary>
    /// <param name="members">Departments that a group stands for.</param>
    /// <exception cref="DomainRuleException"><c>name-taken</c>; <c>no-members</c> for a group without any</exception>
    public Task<int> RegisterAsync(
        Actor actor, int documentId, string name, DepartmentKind kind, string level, IReadOnlyCollection<int> members, CancellationToken cancel) =>
        ConfirmAsync(actor, documentId, name, async db =>
        {
            if (await db.Departments.AnyAsync(d => d.Name == name, cancel))
            {
                throw new DomainRuleException("name-taken", $"“{name}”已经登记，请从列表中选择。");
            }

            if (kind == DepartmentKind.Group && members.Count == 0)
            {
                throw new DomainRuleException("no-members", "统称要选出所指的成员单位。");
            }

            var department = new Department
            {
                Key = $"n{Guid.NewGuid():N}",
                Name = name.Length <= 100 ? name : name[..100],
                FullName = name,
                Kind = kind,
                Level = level,
            };
            foreach (var member in await db.Departments.Where(d => members.Contains(d.Id)).ToListAsync(cancel))
            {
                department.AddMember(member);
            }

            db.Departments.Add(department);
            return department;
        }, cancel);

    /// <summary>Replaces a group wherever the draft names it in the same words by chosen members; the group stays visible on each.</summary>
    /// <exception cref="DomainRuleException"><c>not-a-group</c>, <c>no-members</c></exception>
    public async Task<int> ExpandAsync(
        Actor actor, int documentId, int seen, int unitId, IReadOnlyCollection<int> members, bool everywhere, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        var db = session.Db;
        var unit = (Assignment)(await DraftDesk.RecordsAsync(db, documentId, [new RecordKey(RecordKind.Unit, unitId)], cancel))[0];
        var group = await db.Departments.Include(d => d.Members).ThenInclude(m => m.Member).SingleOrDefaultAsync(d => d.Id == unit.DepartmentId, cancel);
        if (group is not { Kind: DepartmentKind.Group })
        {
            throw new DomainRuleException("not-a-group", "这个单位不是统称，不能展开。");
        }

        var chosen = group.Members.Select(m => m.Member).Where(member => members.Contains(member.Id)).OrderBy(member => member.Id).ToList();
        if (chosen.Count == 0)
        {
            throw new DomainRuleException("no-members", "请至少选一个成员单位。");
        }

        var tasks = await db.Tasks.Include(task => task.Assignments)
            .Where(task => task.DocumentId == documentId && task.Assignments.Any(a => everywhere ? a.DepartmentId == group.Id : a.Id == unitId))
            .ToListAsync(cancel);
        var replaced = tasks.SelectMany(task => task.Assignments.Where(a => everywhere ? a.DepartmentId == group.Id : a.Id == unitId).Select(a => (task, a))).ToList();
        await session.RequireUntouchedAsync(seen, replaced.Select(pair => new RecordKey(RecordKind.Unit, pair.a.Id)), cancel);

        foreach (var (task, old) in replaced)
        {
            var ordinal = task.Assignments.Max(a => a.Ordinal) + 1;
            foreach (var member in chosen.Where(member => !task.Assignments.Any(a => a.DepartmentId == member.Id && a.Role == old.Role)))
            {
                task.Assign(new Assignment
                {
                    Ordinal = ordinal++,
                    Role = old.Role,
                    NameAsPrinted = member.Name,
                    Start = old.Start,
                    End = old.End,
                    DepartmentId = member.Id,
                    GroupId = group.Id,
                });
            }

            db.Assignments.Remove(old);
        }

        return await session.CommitAsync($"将“{unit.NameAsPrinted}”展开为{chosen.Count}个单位，涉及{replaced.Count}项任务", cancel);
    }

    private async Task<int> ConfirmAsync(
        Actor actor, int documentId, string name, Func<GreenPlanContext, Task<Department>> find, CancellationToken cancel)
    {
        actor.Require(Operation.KeepDepartments);
        int department;

        await using (var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel))
        {
            var meant = await find(session.Db);
            var units = await NamedAsync(session.Db, name, documentId, cancel);
            units.ForEach(unit => unit.DepartmentId = meant.Id);
            department = meant.Id;
            if (units.Count > 0)
            {
                await session.CommitAsync($"“{RecordWords.Clip(name)}”对应到{meant.Name}，涉及{units.Count}处", cancel);
            }
        }

        // Confirmed once, it holds for the other drafts too; each keeps its own history.
        foreach (var other in await OtherDraftsAsync(name, documentId, cancel))
        {
            await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, other, cancel);
            (await NamedAsync(session.Db, name, other, cancel)).ForEach(unit => unit.DepartmentId = department);
            await session.CommitAsync($"“{RecordWords.Clip(name)}”按已确认的名称对应", cancel);
        }

        return department;
    }

    private async Task<List<int>> OtherDraftsAsync(string name, int documentId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await (
            from document in db.Documents
            where document.Stage == DocumentStage.Draft && document.Id != documentId
                && db.Tasks.Any(task => task.DocumentId == document.Id && task.Assignments.Any(unit => unit.NameAsPrinted == name && unit.DepartmentId == null))
            select document.Id).ToListAsync(cancel);
    }

    private static Task<List<Assignment>> NamedAsync(GreenPlanContext db, string name, int documentId, CancellationToken cancel) =>
        db.Assignments
            .Where(unit => unit.NameAsPrinted == name && unit.DepartmentId == null && db.Tasks.Any(task => task.Id == unit.TaskId && task.DocumentId == documentId))
            .ToListAsync(cancel);
}

/// <summary>A name in a draft that no department bears.</summary>
/// <param name="Task">A task that names it.</param>
public sealed record UnmatchedName(string Name, int Count, string Task, IReadOnlyList<UnitProposal> Proposals);
