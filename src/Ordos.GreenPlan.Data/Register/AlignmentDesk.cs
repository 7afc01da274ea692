using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Policies.Alignment;

namespace Ordos.GreenPlan.Data.Register;

/// <summary>What people decide when a plan is laid beside its parent.</summary>
public sealed class AlignmentDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <summary>Chooses the parent plan; corrections made beside another parent are left and apply again when it is chosen again.</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>parent-self</c>; <c>document-gone</c></exception>
    public async Task ChooseParentAsync(Actor actor, int childId, int parentId, CancellationToken cancel)
    {
        actor.Require(Operation.AlignPlans);

        if (childId == parentId)
        {
            throw new DomainRuleException("parent-self", "文件不能以自身为上级文件，请另选。");
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;

        if (await db.Documents.CountAsync(d => (d.Id == childId || d.Id == parentId) && d.Stage == DocumentStage.Published, cancel) != 2)
        {
            throw new DomainRuleException("document-gone", "文件不存在或尚未发布，请刷新。");
        }

        if (await db.PlanParents.SingleOrDefaultAsync(parent => parent.ChildId == childId, cancel) is { } chosen)
        {
            (chosen.ParentId, chosen.ChosenBy, chosen.ChosenAt) = (parentId, actor.Name, calendar.Now);
        }
        else
        {
            db.PlanParents.Add(new PlanParent { ChildId = childId, ParentId = parentId, ChosenBy = actor.Name, ChosenAt = calendar.Now });
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Says what became of a passage of the parent.</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>passage-gone</c>; <c>no-follower</c> when a passage is taken over by none.</exception>
    public async Task CorrectAsync(Actor actor, int childDocumentId, int parentTaskId, AlignmentKind kind, IReadOnlyCollection<int> childTaskIds, CancellationToken cancel)
    {
        actor.Require(Operation.AlignPlans);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        var children = kind == AlignmentKind.Dropped ? [] : await db.Tasks
            .Where(task => task.DocumentId == childDocumentId && childTaskIds.Contains(task.Id)).OrderBy(task => task.Ordinal).Select(task => task.Id).ToListAsync(cancel);

        if (kind == AlignmentKind.Added || !await db.Tasks.AnyAsync(task => task.Id == parentTaskId && task.DocumentId != childDocumentId, cancel))
        {
            throw new DomainRuleException("passage-gone", "上级文件的该条措施已不存在，请刷新。");
        }

        if (kind != AlignmentKind.Dropped && children.Count == 0)
        {
            throw new DomainRuleException("no-follower", "请选择本文件中承接该条的任务；没有承接的，请选“未承接”。");
        }

        if (await db.PassageCorrections.SingleOrDefaultAsync(c => c.ChildDocumentId == childDocumentId && c.ParentTaskId == parentTaskId, cancel) is { } known)
        {
            (known.Kind, known.ChildTaskIds, known.CorrectedBy, known.CorrectedAt) = (kind, children, actor.Name, calendar.Now);
        }
        else
        {
            db.PassageCorrections.Add(new PassageCorrection
            {
                ChildDocumentId = childDocumentId, ParentTaskId = parentTaskId, Kind = kind, ChildTaskIds = children, CorrectedBy = actor.Name, CorrectedAt = calendar.Now,
            });
        }

        await db.SaveChangesAsync(cancel);
    }
}
