using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>What heads and coordinators decide about many reports at once: sign, accept, draw a sample.</summary>
public sealed class ReviewDesk(IDbContextFactory<GreenPlanContext> contexts, StandingKeeper standings, PortalCalendar calendar)
{
    private const int BatchSize = 200;

    /// <summary>The head signs all these reports of the department. What has moved on since it was shown is left as it is.</summary>
    /// <returns>How many were signed.</returns>
    /// <exception cref="DomainRuleException"><c>forbidden</c></exception>
    public Task<int> SignAsync(Actor actor, int departmentId, IReadOnlyList<SeenReport> reports, CancellationToken cancel)
    {
        actor.Require(Operation.SignReport, departmentId);
        return MoveAsync(
            actor, reports,
            report => report.State == ReportState.Submitted && report.DepartmentId == departmentId,
            report => report.Sign(actor, calendar.Now), cancel);
    }

    /// <summary>The coordinator accepts all these reports. What has moved on since it was shown is left as it is.</summary>
    /// <returns>How many were accepted.</returns>
    /// <exception cref="DomainRuleException"><c>forbidden</c></exception>
    public Task<int> AcceptAsync(Actor actor, IReadOnlyList<SeenReport> reports, CancellationToken cancel)
    {
        actor.Require(Operation.AcceptReport);
        return MoveAsync(actor, reports, report => report.State == ReportState.Signed, report => report.Accept(actor, calendar.Now), cancel);
    }

    /// <summary>Draws tasks of a period for which evidence is asked, among those neither accepted nor drawn before, and records the draw.</summary>
    /// <returns>The id of the draw.</returns>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; what <see cref="EvidenceDraw.Draw"/> refuses.</exception>
    public async Task<int> DrawAsync(Actor actor, int periodId, int size, int seed, CancellationToken cancel)
    {
        actor.Require(Operation.DrawSample);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select 1 from periods where id = {periodId} for no key update", cancel);

        var candidates = await AskedDuty.AnsweredIn(db)
            .Where(duty => db.Periods.Any(period => period.Id == periodId && period.Documents.Any(covered => covered.DocumentId == duty.DocumentId)))
            .Where(duty => !db.Reports.Any(report => report.PeriodId == periodId && report.TaskId == duty.TaskId
                && report.DepartmentId == duty.DepartmentId && report.State == ReportState.Accepted))
            .Where(duty => !db.EvidenceDraws.Any(earlier => earlier.PeriodId == periodId
                && earlier.Reports.Any(drawn => drawn.TaskId == duty.TaskId && drawn.DepartmentId == duty.DepartmentId)))
            .Select(duty => new { duty.TaskId, duty.DepartmentId })
            .ToListAsync(cancel);
        var draw = EvidenceDraw.Draw(
            periodId, candidates.Select(candidate => (candidate.TaskId, candidate.DepartmentId)), size, seed, actor, calendar.Now);

        db.EvidenceDraws.Add(draw);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return draw.Id;
    }

    private async Task<int> MoveAsync(
        Actor actor, IReadOnlyList<SeenReport> reports, Func<ProgressReport, bool> may, Action<ProgressReport> move, CancellationToken cancel)
    {
        var moved = 0;

        foreach (var batch in reports.OrderBy(report => report.Id).Chunk(BatchSize))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            db.Actor = actor;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var ids = batch.Select(report => report.Id).ToArray();

            // Reports of one task move one after the other; in the order of the tasks, so that two who decide at once do not block.
            var tasks = await db.Tasks
                .FromSql($"select *, xmin from tasks where id in (select task_id from reports where id = any({ids})) order by id for no key update")
                .ToDictionaryAsync(task => task.Id, cancel);
            var seen = batch.ToDictionary(report => report.Id, report => report.Version);
            var open = (await db.Reports.Where(report => ids.Contains(report.Id)).ToListAsync(cancel))
                .FindAll(report => report.Version == seen[report.Id] && may(report));

            open.ForEach(move);
            await db.SaveChangesAsync(cancel);
            await standings.FollowReportsAsync(db, [.. open.Select(report => report.TaskId).Distinct().Order().Select(id => tasks[id])], cancel);
            await transaction.CommitAsync(cancel);
            moved += open.Count;
        }

        return moved;
    }
}

/// <summary>A report as somebody saw it when deciding.</summary>
public readonly record struct SeenReport(int Id, uint Version);
