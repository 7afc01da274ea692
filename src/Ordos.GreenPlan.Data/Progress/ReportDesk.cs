using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>Takes reports through their life: written, submitted, signed, accepted or returned.</summary>
public sealed class ReportDesk(IDbContextFactory<GreenPlanContext> contexts, StandingKeeper standings, PortalCalendar calendar)
{
    /// <summary>Writes the actor's department's report on a task for the period that is open, and submits it.</summary>
    /// <returns>The id of the report.</returns>
    /// <exception cref="DomainRuleException">
    /// <c>forbidden</c>; <c>not-responsible</c>; <c>not-published</c>; <c>report-locked</c>; what <see cref="ReportEntry.Check"/> refuses.
    /// </exception>
    public async Task<int> SubmitAsync(Actor actor, int taskId, int departmentId, ReportEntry entry, CancellationToken cancel)
    {
        actor.Require(Operation.WriteReport, departmentId);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        var place = await PlaceAsync(db, taskId, departmentId, cancel);

        var report = await OpenReportAsync(db, taskId, departmentId, place.PeriodId, cancel);
        if (report is null)
        {
            report = new ProgressReport
            {
                TaskId = taskId,
                DepartmentId = departmentId,
                PeriodId = place.PeriodId,
                WrittenAt = calendar.Now,
                WrittenBy = actor.Name,
                IsDemo = actor.IsDemo,
            };
            db.Reports.Add(report);
        }

        report.Write(entry);
        report.Submit(actor, calendar.Now);
        await db.SaveChangesAsync(cancel);
        return report.Id;
    }

    /// <summary>The department's head signs: from now on the progress is shown.</summary>
    public Task SignAsync(Actor actor, int reportId, uint version, CancellationToken cancel) =>
        MoveAsync(actor, reportId, version, (report, task, answers) =>
        {
            actor.Require(Operation.SignReport, report.DepartmentId);
            report.Sign(actor, calendar.Now);
            if (answers)
            {
                task.FollowSigned(report.ClaimedState);
            }
        }, cancel);

    /// <summary>The coordinator accepts: the report is locked.</summary>
    public Task AcceptAsync(Actor actor, int reportId, uint version, CancellationToken cancel) =>
        MoveAsync(actor, reportId, version, (report, task, answers) =>
        {
            actor.Require(Operation.AcceptReport);
            report.Accept(actor, calendar.Now);
            if (answers)
            {
                task.FollowAccepted(report.ClaimedState);
            }
        }, cancel);

    /// <summary>Sends a report back with a reason: the head before signing, the coordinator after.</summary>
    public Task ReturnAsync(Actor actor, int reportId, uint version, string reason, CancellationToken cancel) =>
        MoveAsync(actor, reportId, version, (report, _, _) =>
        {
            if (report.State == ReportState.Submitted)
            {
                actor.Require(Operation.SignReport, report.DepartmentId);
            }
            else
            {
                actor.Require(Operation.AcceptReport);
            }

            report.Return(actor, calendar.Now, reason);
        }, cancel);

    private async Task MoveAsync(
        Actor actor, int reportId, uint version, Action<ProgressReport, PolicyTask, bool> move, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var report = await db.Reports.SingleOrDefaultAsync(r => r.Id == reportId, cancel)
            ?? throw new DomainRuleException("report-gone", "该填报已不存在，请刷新。");
        var task = await db.Tasks.SingleAsync(t => t.Id == report.TaskId, cancel);
        var answers = await db.Duties.AnyAsync(
            duty => duty.TaskId == task.Id && duty.DepartmentId == report.DepartmentId
                && (duty.Role == UnitRole.Lead || duty.Role == UnitRole.Shared),
            cancel);

        // The caller decided on what it saw; a report that has moved on since is refused by its row version.
        db.Entry(report).Property(r => r.Version).OriginalValue = version;
        move(report, task, answers);
        await db.SaveChangesAsync(cancel);
        await standings.RefreshAsync(db, [task.Id], cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<ReportPlace> PlaceAsync(GreenPlanContext db, int taskId, int departmentId, CancellationToken cancel)
    {
        var today = calendar.Today;
        var place = await (
            from task in db.Tasks
            join document in db.Documents on task.DocumentId equals document.Id
            where task.Id == taskId
            select new ReportPlace(
                document.Stage,
                document.ArchivedAt != null,
                db.Duties.Any(duty => duty.TaskId == taskId && duty.DepartmentId == departmentId),
                db.Periods.Where(period => period.OpensOn <= today && today <= period.ClosesOn && period.Documents.Any(d => d.DocumentId == document.Id))
                    .OrderByDescending(period => period.EndsOn).Select(period => (int?)period.Id).FirstOrDefault()))
            .SingleOrDefaultAsync(cancel)
            ?? throw new DomainRuleException("task-gone", "该任务已不存在，请刷新。");

        if (place.Stage != DocumentStage.Published || place.Archived)
        {
            throw new DomainRuleException("not-published", "该文件未发布或已归档，不能填报。");
        }

        return place.Responsible
            ? place
            : throw new DomainRuleException("not-responsible", "您的单位不是该任务的责任单位，不能填报。");
    }

    /// <summary>The report that this one continues: the one of the open period, or outside periods one that is still with the department.</summary>
    private static Task<ProgressReport?> OpenReportAsync(
        GreenPlanContext db, int taskId, int departmentId, int? periodId, CancellationToken cancel) =>
        db.Reports
            .Where(report => report.TaskId == taskId && report.DepartmentId == departmentId && report.PeriodId == periodId)
            .Where(report => periodId != null || report.State == ReportState.Draft || report.State == ReportState.Returned)
            .OrderByDescending(report => report.Id)
            .FirstOrDefaultAsync(cancel);

    private sealed record ReportPlace(DocumentStage Stage, bool Archived, bool Responsible, int? PeriodId);
}
