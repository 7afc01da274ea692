using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>Takes files of evidence (佐证材料), only where they are asked for, and hands them to the department and to reviewers.</summary>
public sealed class EvidenceDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <exception cref="DomainRuleException">
    /// <c>report-gone</c>; <c>forbidden</c>; <c>evidence-not-asked</c>; <c>evidence-many</c>; what <see cref="EvidenceFile.Of"/> refuses.
    /// </exception>
    public async Task<int> AddAsync(Actor actor, int reportId, string name, byte[] content, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var report = await LockAsync(db, actor, reportId, cancel);

        if ((await AskedEvidence.LoadAsync(db, report.DepartmentId, [report.TaskId], cancel)).Of(report.TaskId, report.PeriodId, report.ClaimedState) == EvidenceNeed.None)
        {
            throw new DomainRuleException("evidence-not-asked", "只有抽查到的任务和牵头、分工单位填报为已完成的任务需要佐证材料，这一行不必上传。");
        }

        if (await db.EvidenceFiles.CountAsync(file => file.ReportId == reportId, cancel) >= EvidenceFile.Most)
        {
            throw new DomainRuleException("evidence-many", $"每项填报的佐证文件不超过{EvidenceFile.Most}个，请合并。");
        }

        var added = EvidenceFile.Of(report, name, content, actor, calendar.Now);
        db.EvidenceFiles.Add(added);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return added.Id;
    }

    /// <exception cref="DomainRuleException"><c>evidence-gone</c>; <c>forbidden</c>; <c>report-locked</c> once the report is accepted.</exception>
    public async Task RemoveAsync(Actor actor, int fileId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var file = await db.EvidenceFiles.SingleOrDefaultAsync(f => f.Id == fileId, cancel) ?? throw Gone();

        if ((await LockAsync(db, actor, file.ReportId, cancel)).State == ReportState.Accepted)
        {
            throw new DomainRuleException("report-locked", "该填报已审结，不能再增减佐证。");
        }

        db.EvidenceFiles.Remove(file);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>A file for the department that added it and for those who accept reports; null for everybody else, and where there is none.</summary>
    public async Task<EvidenceFile?> OpenAsync(Actor actor, int fileId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var owner = await (
            from file in db.EvidenceFiles
            join report in db.Reports on file.ReportId equals report.Id
            where file.Id == fileId
            select (int?)report.DepartmentId).SingleOrDefaultAsync(cancel);
        return owner is { } department && (actor.May(Operation.AcceptReport) || actor.May(Operation.WriteReport, department))
            ? await db.EvidenceFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == fileId, cancel)
            : null;
    }

    // Whoever accepts the report waits, so that what is accepted is what was seen.
    private static async Task<ProgressReport> LockAsync(GreenPlanContext db, Actor actor, int reportId, CancellationToken cancel)
    {
        var report = (await db.Reports.FromSql($"select *, xmin from reports where id = {reportId} for no key update").ToListAsync(cancel)).SingleOrDefault()
            ?? throw new DomainRuleException("report-gone", "该填报已不存在，请刷新。");
        actor.Require(Operation.WriteReport, report.DepartmentId);
        return report;
    }

    private static DomainRuleException Gone() => new("evidence-gone", "该文件已不存在，请刷新。");
}
