using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Features.Documents;

/// <summary>Reads a document with its text and its records.</summary>
public static class DocumentQuery
{
    /// <returns>Null where there is no such document, or it is a draft that the reader may not see.</returns>
    public static async Task<DocumentView?> LoadAsync(GreenPlanContext db, int id, bool mayReadDrafts, CancellationToken cancel)
    {
        var head = await HeadAsync(db, id, cancel);
        if (head is null || (head.Stage == DocumentStage.Draft && !mayReadDrafts))
        {
            return null;
        }

        return new DocumentView(
            head,
            await db.Set<Heading>().Where(heading => heading.DocumentId == id).OrderBy(heading => heading.Ordinal)
                .Select(heading => new OutlineEntry(heading.Ordinal, heading.Level, heading.Title, heading.Start, heading.End)).ToListAsync(cancel),
            await db.Set<Citation>().Where(cited => cited.DocumentId == id).OrderBy(cited => cited.Ordinal)
                .Select(cited => new CitedTitle(cited.Title, cited.Number, cited.CitedId)).ToListAsync(cancel),
            await TasksAsync(db, id, cancel),
            await (
                from task in db.Tasks
                join unit in db.Assignments on task.Id equals unit.TaskId
                where task.DocumentId == id && task.Review != ReviewMark.Rejected && unit.Review != ReviewMark.Rejected
                orderby task.Ordinal, unit.Ordinal
                select new DocumentUnit(task.Id, unit.NameAsPrinted, unit.Role, unit.DepartmentId != null, unit.Start, unit.End)).ToListAsync(cancel),
            await TargetsAsync(db, id, cancel));
    }

    private static Task<DocumentHead?> HeadAsync(GreenPlanContext db, int id, CancellationToken cancel) =>
        db.Documents.AsNoTracking()
            .Where(document => document.Id == id)
            .Select(document => new DocumentHead(
                document.Id,
                document.Title,
                document.Number,
                document.Issuer,
                document.IssuedOn,
                document.PrintedOn,
                document.PlanEndsOn,
                document.Attachments,
                document.Stage,
                document.ArchivedAt,
                document.IsDemo || db.Periods.Any(period => period.IsDemo && period.Documents.Any(covered => covered.DocumentId == document.Id)),
                document.Source,
                document.WithdrawnReason))
            .SingleOrDefaultAsync(cancel);

    private static async Task<List<DocumentTask>> TasksAsync(GreenPlanContext db, int id, CancellationToken cancel)
    {
        var rows = await (
            from task in db.Tasks
            join standing in db.Standings on task.Id equals standing.TaskId into standings
            from standing in standings.DefaultIfEmpty()
            where task.DocumentId == id && task.Review != ReviewMark.Rejected
            orderby task.Ordinal
            select new
            {
                task.Id,
                task.Ordinal,
                task.Title,
                task.Start,
                task.End,
                Health = (Health?)standing.Health,
                Reason = (HealthReason?)standing.Reason,
                Amount = (int?)standing.Amount,
            }).ToListAsync(cancel);

        return rows.ConvertAll(row => new DocumentTask(
            row.Id, row.Ordinal, row.Title, row.Start, row.End,
            row.Health is { } health ? new HealthVerdict(health, row.Reason!.Value, row.Amount!.Value) : null));
    }

    private static async Task<List<DocumentTarget>> TargetsAsync(GreenPlanContext db, int id, CancellationToken cancel)
    {
        var rows = await db.Targets.AsNoTracking().Where(target => target.DocumentId == id && target.Review != ReviewMark.Rejected).OrderBy(target => target.Ordinal).ToListAsync(cancel);

        return rows.ConvertAll(target => new DocumentTarget(
            target.Id,
            target.IndicatorName,
            target.Scope,
            TargetWords.Value(target.Comparator, target.Value, target.UpperValue, target.Unit, target.Change),
            target.Year,
            target.Nature switch
            {
                TargetNature.Binding => "约束性",
                TargetNature.Indicative => "预期性",
                _ => null,
            },
            target.Start,
            target.End));
    }
}
