using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Data.Organisation;

/// <summary>Carries reorganisations out and takes them back. History stays with the old body, the open tasks fall to the new one.</summary>
public sealed class ReorganisationDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <summary>What the reorganisation of a department would do now.</summary>
    public async Task<ReorganisationPreview> PreviewAsync(Actor actor, int fromId, CancellationToken cancel)
    {
        actor.Require(Operation.KeepDepartments);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await MovingDuties.PreviewAsync(db, fromId, cancel);
    }

    /// <summary>Carries it out: confirms the succession, ends the old body, hands the tasks over and takes its accounts along.</summary>
    /// <param name="previewed">The tasks that the administrator saw; of a split, those chosen among them.</param>
    /// <returns>The id of the reorganisation.</returns>
    /// <exception cref="DomainRuleException">
    /// <c>forbidden</c>; what <see cref="Reorganisation.Check"/> refuses; <c>name-taken</c>; <c>tasks-changed</c> where other tasks would move
    /// than those seen; <c>no-tasks-chosen</c> for a split without tasks; <c>tasks-without-successor</c>.
    /// </exception>
    public async Task<int> ApplyAsync(
        Actor actor, ReorganisationOrder order, IReadOnlyCollection<int> previewed, bool moveAccounts, CancellationToken cancel)
    {
        actor.Require(Operation.KeepDepartments);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(db, cancel);

        var from = await FindAsync(db, order.FromId, cancel);
        var to = order.ToId is { } id ? await FindAsync(db, id, cancel)
            : order is { Kind: SuccessionKind.Rename, NewName: { } name } ? await RegisterAsync(db, from, name, order.On, cancel)
            : null;
        Reorganisation.Check(order.Kind, from, to, order.On, calendar.Today);
        var change = new Reorganisation
        {
            Kind = order.Kind,
            FromId = from.Id,
            ToId = to?.Id,
            On = order.On,
            Basis = string.IsNullOrWhiteSpace(order.Basis) ? null : order.Basis.Trim(),
            AppliedAt = calendar.Now,
            AppliedBy = actor.Name,
        };
        var documents = await HandOverAsync(db, change, previewed, cancel);

        // The duties leave their places before they arrive at the next ones: the database allows one place at a time.
        await db.SaveChangesAsync(cancel);
        db.Reorganisations.Add(change);

        if (to is not null)
        {
            await ConfirmAsync(db, change, from, to, cancel);
            await new ReorganisationSequel(db, change).ApplyAsync(from, to, moveAccounts, cancel);
        }

        change.End(from);
        await db.SaveChangesAsync(cancel);

        if (to is not null)
        {
            await new SupervisionMoves(db, actor).FollowAsync(change.TaskIds, from.Id, to.Id, "机构改革", change.AppliedAt, cancel);
            await db.SaveChangesAsync(cancel);
        }

        await db.Database.ExecuteSqlAsync($"select recount_departments({documents})", cancel);
        await transaction.CommitAsync(cancel);
        return change.Id;
    }

    /// <summary>Takes a reorganisation back, at any time: duties, names, accounts and memberships are again as it found them.</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>already-undone</c>; <c>later-reorganisation</c> where another builds on it.</exception>
    public async Task UndoAsync(Actor actor, int id, CancellationToken cancel)
    {
        actor.Require(Operation.KeepDepartments);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(db, cancel);
        var change = await db.Reorganisations.Include(r => r.Handovers).SingleOrDefaultAsync(r => r.Id == id, cancel)
            ?? throw new DomainRuleException("reorganisation-gone", "该次机构改革已不存在，请刷新。");
        await RequireLastAsync(db, change, cancel);

        var replaced = change.Handovers.Where(h => h.InForce && h.ReplacesId is not null).Select(h => h.ReplacesId!.Value).ToList();
        var documents = await DocumentsAsync(db, [.. change.TaskIds], cancel);
        change.Undo(calendar.Now, actor.Name);
        await db.SaveChangesAsync(cancel);

        // Only now, because one duty may lie with one department at a time, in the database too.
        (await db.Handovers.Where(h => replaced.Contains(h.Id)).ToListAsync(cancel)).ForEach(h => h.Resume());
        await TakeBackSuccessionAsync(db, change, cancel);
        var sequel = new ReorganisationSequel(db, change);
        await sequel.TakeBackAsync(cancel);
        await db.SaveChangesAsync(cancel);

        if (change.ToId is { } to)
        {
            await new SupervisionMoves(db, actor).ReturnAsync(change.TaskIds, change.FromId, to, change.AppliedAt, "机构改革已撤销", calendar.Now, cancel);
            await db.SaveChangesAsync(cancel);
        }

        await db.Database.ExecuteSqlAsync($"select recount_departments({documents})", cancel);
        await sequel.ForgetUnusedNameAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    // Two at once could each move what the other has just moved.
    private static Task<int> LockAsync(GreenPlanContext db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtext('reorganisation'))", cancel);

    private static async Task<Department> FindAsync(GreenPlanContext db, int id, CancellationToken cancel) =>
        await db.Departments.SingleOrDefaultAsync(d => d.Id == id, cancel)
        ?? throw new DomainRuleException("department-gone", "该单位已不存在，请刷新。");

    /// <summary>Registers a renamed body under its new name, with all else as it was. One that a rename taken back has left is taken up again.</summary>
    private static async Task<Department> RegisterAsync(GreenPlanContext db, Department from, string name, DateOnly on, CancellationToken cancel)
    {
        name = name.Trim();

        if (name.Length is 0 or > DepartmentEntry.NameLength)
        {
            throw new DomainRuleException("name-missing", $"请填写新名称，不超过{DepartmentEntry.NameLength}字。");
        }

        var left = await db.Departments.SingleOrDefaultAsync(
            d => d.Name == name && db.Reorganisations.Any(r => r.FromId == from.Id && r.ToId == d.Id && r.Kind == SuccessionKind.Rename && r.UndoneAt != null)
                && !db.Reorganisations.Any(r => (r.FromId == d.Id || r.ToId == d.Id) && r.UndoneAt == null), cancel);
        if (left is not null)
        {
            left.ValidFrom = left.ValidFrom > on ? on : left.ValidFrom;
            return left;
        }

        await DepartmentDesk.RequireFreeAsync(db, 0, name, cancel);
        var place = from.FullName.EndsWith(from.Name, StringComparison.Ordinal) ? from.FullName[..^from.Name.Length] : "";
        var renamed = new Department
        {
            Key = Guid.CreateVersion7().ToString("N"),
            Name = name,
            FullName = place + name,
            Kind = from.Kind,
            Level = from.Level,
            ParentId = from.ParentId,
            Office = from.Office,
            Phone = from.Phone,
            ValidFrom = on,
        };
        db.Departments.Add(renamed);
        return renamed;
    }

    /// <returns>The plans whose tasks move.</returns>
    private static async Task<int[]> HandOverAsync(
        GreenPlanContext db, Reorganisation change, IReadOnlyCollection<int> previewed, CancellationToken cancel)
    {
        var duties = await MovingDuties.LockAsync(db, change.FromId, cancel);
        var open = duties.Select(duty => duty.TaskId).ToHashSet();
        var seen = previewed.ToHashSet();

        if (change.Kind == SuccessionKind.Split ? !seen.IsSubsetOf(open) : !seen.SetEquals(open))
        {
            throw new DomainRuleException("tasks-changed", "核对之后，涉及的任务有变动，尚未办理。请按刷新后的清单重新核对。");
        }

        if (change.Kind == SuccessionKind.Split && seen.Count == 0)
        {
            throw new DomainRuleException("no-tasks-chosen", "请选择划转的任务。");
        }

        duties.RemoveAll(duty => !seen.Contains(duty.TaskId));

        if (duties.Count > 0 && change.ToId is null)
        {
            throw new DomainRuleException("tasks-without-successor", $"该单位还有{open.Count}项未办结任务，请选择承接单位后再撤销。");
        }

        var taskIds = duties.ConvertAll(duty => duty.TaskId);
        var held = await db.Handovers.Where(h => h.InForce && taskIds.Contains(h.TaskId) && h.ToId == change.FromId)
            .ToDictionaryAsync(h => (h.TaskId, h.OriginId), cancel);

        foreach (var duty in duties)
        {
            change.HandOver(duty.TaskId, duty.OriginId, held.GetValueOrDefault((duty.TaskId, duty.OriginId)));
        }

        return [.. duties.Select(duty => duty.DocumentId).Distinct().Order()];
    }

    private static async Task ConfirmAsync(GreenPlanContext db, Reorganisation change, Department from, Department to, CancellationToken cancel)
    {
        var known = await db.Successions.SingleOrDefaultAsync(s => s.FromId == from.Id && s.ToId == to.Id, cancel);
        var succession = known ?? new Succession { From = from, To = to, Kind = change.Kind, Certainty = Certainty.Sure, Basis = change.Basis };

        if (known is null)
        {
            db.Successions.Add(succession);
        }

        change.Confirm(succession, known is not null);
    }

    private static async Task TakeBackSuccessionAsync(GreenPlanContext db, Reorganisation change, CancellationToken cancel)
    {
        var succession = await db.Successions.SingleOrDefaultAsync(s => s.Id == change.SuccessionId, cancel);

        if (succession is not null && change.ProposedKind is { } kind)
        {
            succession.TakeBack(kind, change.ProposedOn);
        }
        else if (succession is not null)
        {
            db.Successions.Remove(succession);
        }
    }

    // A body that has ended since, a succession confirmed by this change, and duties handed on need it; other tasks that were split off do not.
    private static async Task RequireLastAsync(GreenPlanContext db, Reorganisation change, CancellationToken cancel)
    {
        var own = change.Handovers.Select(handover => handover.Id).ToList();
        var later = await (
            from other in db.Reorganisations
            join department in db.Departments on other.FromId equals department.Id
            where other.UndoneAt == null && other.Id != change.Id && other.AppliedAt >= change.AppliedAt
                && (other.FromId == change.FromId || other.FromId == change.ToId)
                && (other.Kind != SuccessionKind.Split || (other.FromId == change.FromId && other.ToId == change.ToId)
                    || db.Handovers.Any(handover => handover.ReorganisationId == other.Id && handover.ReplacesId != null && own.Contains(handover.ReplacesId.Value)))
            orderby other.AppliedAt descending
            select new { department.Name, other.On }).FirstOrDefaultAsync(cancel);

        if (change.UndoneAt is null && later is not null)
        {
            throw new DomainRuleException(
                "later-reorganisation", $"此后“{later.Name}”又办理了机构改革（{later.On:yyyy年M月d日}），请先撤销那一次。");
        }
    }

    private static Task<int[]> DocumentsAsync(GreenPlanContext db, int[] taskIds, CancellationToken cancel) =>
        db.Tasks.Where(task => taskIds.Contains(task.Id)).Select(task => task.DocumentId).Distinct().Order().ToArrayAsync(cancel);
}
