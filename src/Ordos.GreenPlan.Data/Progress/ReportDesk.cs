using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>Takes reports through their life: written, submitted, signed, accepted or returned.</summary>
public sealed class ReportDesk(
    IDbContextFactory<GreenPlanContext> contexts, StandingKeeper standings, ReadingDesk readings, PortalCalendar calendar)
{
    private readonly RowValues _values = new(contexts, readings);

    /// <summary>Writes the actor's department's report on a task for the period that is open, and submits it.</summary>
    /// <returns>The id of the report.</returns>
    /// <exception cref="DomainRuleException">
    /// <c>forbidden</c>; <c>not-responsible</c>; <c>not-published</c>; <c>task-settled</c>; <c>report-locked</c>; <c>value-open</c> for a number
    /// typed in the sheet that cannot be reported; what <see cref="ReportEntry.Check"/> refuses.
    /// </exception>
    /// <param name="seen">Version of the report that the entry was written over, 0 where there was none; null takes whatever is there.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague has written or handed in the same report meanwhile.</exception>
    public async Task<int> SubmitAsync(
        Actor actor, int taskId, int departmentId, ReportEntry entry, CancellationToken cancel, uint? seen = null)
    {
        actor.Require(Operation.WriteReport, departmentId);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;

        // One connection for the three steps, instead of one taken and given back for each.
        await db.Database.OpenConnectionAsync(cancel);

        // Report and audit entry go out as one batch, which the server commits as a whole without being told to begin and to commit.
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        var place = await PlaceAsync(db, taskId, departmentId, cancel);

        if (place is { HasValues: true, PeriodId: { } period }
            && (await _values.ReportAsync(actor, departmentId, [new RowKey(taskId, period)], cancel)).Values.FirstOrDefault() is { } open)
        {
            throw new DomainRuleException("value-open", open + "请在本期待报中办理。");
        }

        var report = await OpenReportAsync(db, taskId, departmentId, place.PeriodId, cancel);

        if (seen is not null && seen != (report?.Version ?? 0) && report?.IsWithStaff != false)
        {
            throw new DbUpdateConcurrencyException($"The report on task {taskId} is no longer the one that was written over.");
        }

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
        report.Submit(actor, calendar.Now, last: place.Last?.Entry, need: place.OpenNeed(report.ClaimedState));

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new DbUpdateConcurrencyException("A colleague has handed in this report in the meantime.", failure);
        }

        if (place.HasValues)
        {
            await db.DraftValues.Where(value => value.ReportId == report.Id).ExecuteDeleteAsync(cancel);
        }

        return report.Id;
    }

    /// <summary>Takes back what the department's head has not signed yet (撤回).</summary>
    public Task RecallAsync(Actor actor, int reportId, uint version, CancellationToken cancel) =>
        MoveAsync(actor, reportId, version, report =>
        {
            actor.Require(Operation.WriteReport, report.DepartmentId);
            report.Recall(actor, calendar.Now);
        }, cancel);

    /// <summary>The department's head signs: from now on the progress is shown.</summary>
    public Task SignAsync(Actor actor, int reportId, uint version, CancellationToken cancel) =>
        MoveAsync(actor, reportId, version, report =>
        {
            actor.Require(Operation.SignReport, report.DepartmentId);
            report.Sign(actor, calendar.Now);
        }, cancel);

    /// <summary>The coordinator accepts: the report is locked.</summary>
    public Task AcceptAsync(Actor actor, int reportId, uint version, CancellationToken cancel) =>
        MoveAsync(actor, reportId, version, report =>
        {
            actor.Require(Operation.AcceptReport);
            report.Accept(actor, calendar.Now);
        }, cancel);

    /// <summary>Sends a report back with a reason: the head before signing, the coordinator after.</summary>
    public Task ReturnAsync(Actor actor, int reportId, uint version, string reason, CancellationToken cancel) =>
        MoveAsync(actor, reportId, version, report =>
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

    /// <exception cref="DbUpdateConcurrencyException">The report has moved on since the caller saw it.</exception>
    private async Task MoveAsync(Actor actor, int reportId, uint version, Action<ProgressReport> move, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Reports of one task move one after the other: two heads who sign at the same moment both count.
        var task = (await db.Tasks
            .FromSql($"select *, xmin from tasks where id = (select task_id from reports where id = {reportId}) for no key update")
            .ToListAsync(cancel)).SingleOrDefault();
        var report = task is null ? null : await db.Reports.SingleOrDefaultAsync(r => r.Id == reportId, cancel);

        if (task is null || report is null)
        {
            throw new DomainRuleException("report-gone", "该填报已不存在，请刷新。");
        }

        if (report.Version != version)
        {
            throw new DbUpdateConcurrencyException($"Report {reportId} has moved on to {report.State}.");
        }

        move(report);
        await db.SaveChangesAsync(cancel);
        await standings.FollowReportsAsync(db, task, cancel);
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
                task.State,
                db.Duties.Any(duty => duty.TaskId == taskId && duty.DepartmentId == departmentId),
                db.Periods.Where(period => period.OpensOn <= today && today <= period.ClosesOn && period.Documents.Any(d => d.DocumentId == document.Id))
                    .OrderByDescending(period => period.EndsOn).Select(period => (int?)period.Id).FirstOrDefault(),
                db.Reports.Where(report => report.TaskId == taskId && report.DepartmentId == departmentId && report.State == ReportState.Accepted)
                    .OrderByDescending(report => report.AcceptedAt).FirstOrDefault(),
                db.DraftValues.Any(value => db.Reports.Any(report => report.Id == value.ReportId && report.TaskId == taskId && report.DepartmentId == departmentId
                    && (report.State == ReportState.Draft || report.State == ReportState.Returned))))
            {
                DrawnPeriodId = db.Periods
                    .Where(period => period.OpensOn <= today && today <= period.ClosesOn && db.EvidenceDraws.Any(
                        draw => draw.PeriodId == period.Id && draw.Reports.Any(drawn => drawn.TaskId == taskId && drawn.DepartmentId == departmentId)))
                    .OrderByDescending(period => period.EndsOn).Select(period => (int?)period.Id).FirstOrDefault(),
                Answers = db.Duties.Any(duty => duty.TaskId == taskId && duty.DepartmentId == departmentId && (duty.Role == UnitRole.Lead || duty.Role == UnitRole.Shared)),
                HasFiles = db.EvidenceFiles.Any(file => file.TaskId == taskId && db.Reports.Any(report => report.Id == file.ReportId && report.DepartmentId == departmentId
                    && (report.State == ReportState.Draft || report.State == ReportState.Returned))),
            })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel)
            ?? throw ReportPlace.TaskGone();

        place.Check();
        return place;
    }

    /// <summary>The report that this one continues: the one of the open period, or outside periods the one that is not settled yet.</summary>
    private static Task<ProgressReport?> OpenReportAsync(
        GreenPlanContext db, int taskId, int departmentId, int? periodId, CancellationToken cancel) =>
        db.Reports
            .Where(report => report.TaskId == taskId && report.DepartmentId == departmentId && report.PeriodId == periodId)
            .Where(report => periodId != null || report.State != ReportState.Accepted)
            .SingleOrDefaultAsync(cancel);
}
