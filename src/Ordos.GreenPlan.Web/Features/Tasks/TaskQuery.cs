using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>Loads a task's page as one person may see it.</summary>
internal sealed class TaskQuery(GreenPlanContext db, DateOnly today)
{
    /// <returns>Null where there is no such task, or it is a draft's and the person may not read drafts.</returns>
    public async Task<TaskView?> LoadAsync(int id, Actor actor, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var head = await HeadAsync(id, cancel);
        if (head is null || (head.Stage == DocumentStage.Draft && !actor.May(Operation.ReadDrafts)))
        {
            return null;
        }

        var standing = await db.Standings.Where(s => s.TaskId == id)
            .Select(s => new TaskStandingView(new HealthVerdict(s.Health, s.Reason, s.Amount), s.Percent, s.Scheduled, s.AwaitsAcceptance))
            .SingleOrDefaultAsync(cancel);
        var text = await db.NoticeSources.Where(s => s.DocumentId == head.DocumentId).Select(s => s.Text).SingleAsync(cancel);
        var period = await db.Periods
            .Where(p => p.OpensOn <= today && today <= p.ClosesOn && p.Documents.Any(d => d.DocumentId == head.DocumentId))
            .OrderByDescending(p => p.EndsOn).Select(p => new { p.Id, p.Name, p.ClosesOn }).FirstOrDefaultAsync(cancel);

        return new TaskView(
            head, standing, Around(text, head.Start, head.End), await UnitsAsync(id, cancel), await TargetsAsync(id, cancel),
            await ReportsAsync(id, actor, cancel), period?.Id, period?.Name, period?.ClosesOn,
            await db.CloseOutChecks.Where(c => c.TaskId == id).Select(c => new TaskCheck(c.At, c.By, c.Findings)).SingleOrDefaultAsync(cancel));
    }

    private Task<TaskHead?> HeadAsync(int id, CancellationToken cancel) => (
        from task in db.Tasks
        join document in db.Documents on task.DocumentId equals document.Id
        where task.Id == id
        select new TaskHead(
            task.Id, document.Id, document.Title, document.Stage, document.ArchivedAt != null, document.Issuer, document.IssuedOn,
            task.Path, task.Title, task.Start, task.End, task.Due, task.DueOrigin, task.Ongoing, task.OpenEnded, task.State, task.Version))
        .SingleOrDefaultAsync(cancel);

    private Task<List<TaskUnit>> UnitsAsync(int id, CancellationToken cancel) =>
        (from unit in db.Assignments
         join handover in db.Handovers.Where(h => h.InForce) on new { unit.TaskId, Origin = unit.DepartmentId } equals new { handover.TaskId, Origin = (int?)handover.OriginId } into handed
         from handover in handed.DefaultIfEmpty()
         where unit.TaskId == id
         orderby unit.Ordinal
         select new TaskUnit(
             unit.Role, unit.NameAsPrinted, (int?)handover.ToId ?? unit.DepartmentId, unit.Start, unit.End,
             db.Departments.Where(d => d.Id == handover.ToId).Select(d => d.Name).FirstOrDefault(), handover.ReceiptId != null && handover.ToId == null))
        .ToListAsync(cancel);

    private Task<List<TaskTarget>> TargetsAsync(int id, CancellationToken cancel) =>
        db.Targets.Where(t => t.TaskId == id).OrderBy(t => t.Ordinal)
            .Select(t => new TaskTarget(
                t.Id, t.IndicatorName, t.Scope, t.Comparator, t.Value, t.UpperValue, t.Unit, t.Year, t.BaselineYear, t.Change, t.Nature,
                t.Quote, t.Start, t.End))
            .ToListAsync(cancel);

    /// <summary>Reports newest first; those not yet signed only for the department itself and for who reviews, drafts for the department alone.</summary>
    private Task<List<TaskReport>> ReportsAsync(int id, Actor actor, CancellationToken cancel)
    {
        var seesAll = actor.May(Operation.AcceptReport);
        var own = actor.DepartmentId;

        return (
            from report in db.Reports
            join department in db.Departments on report.DepartmentId equals department.Id
            where report.TaskId == id && (report.DepartmentId == own || report.SignedAt != null
                || (seesAll && report.State != ReportState.Draft))
            orderby report.WrittenAt descending, report.Id descending
            select new TaskReport(
                report.Id, department.Id, department.Name,
                db.Periods.Where(p => p.Id == report.PeriodId).Select(p => p.Name).FirstOrDefault(),
                report.State, report.ClaimedState, report.Percent, report.Done, report.Problems, report.NextStep, report.NeedsCoordination,
                report.WrittenAt, report.SubmittedAt, report.SubmittedBy, report.SignedAt, report.SignedBy, report.AcceptedAt, report.AcceptedBy,
                report.ReturnedAt, report.ReturnedBy, report.ReturnReason, report.Explanation, report.Evidence, report.IsLate,
                report.IsDemo, report.Version))
            .ToListAsync(cancel);
    }

    /// <summary>The lines that a passage stands on, with the line before and the line after.</summary>
    internal static TaskPassage Around(string text, int start, int end)
    {
        var first = LineStart(text, start);
        var from = first == 0 ? 0 : LineStart(text, first - 1);
        var last = LineEnd(text, end);
        var to = last >= text.Length ? text.Length : LineEnd(text, last + 1);
        return new TaskPassage(text[from..to], from, text.AsSpan(0, start).Count('\n') + 1);
    }

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static int LineEnd(string text, int at)
    {
        var end = at >= text.Length ? -1 : text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }
}
