using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Cycle;

/// <summary>A row of a department's sheet whose window is open and that the department has not handed in.</summary>
public sealed class UnreportedRow
{
    public int TaskId { get; init; }
    public int DepartmentId { get; init; }
    public int PeriodId { get; init; }

    public static IQueryable<UnreportedRow> On(DateOnly today, GreenPlanContext db) =>
        from duty in AskedDuty.In(db)
        from period in db.Periods
        where period.OpensOn <= today && today <= period.ClosesOn
            && period.Documents.Any(covered => covered.DocumentId == duty.DocumentId)
            && !db.Reports.Any(report => report.TaskId == duty.TaskId && report.DepartmentId == duty.DepartmentId && report.PeriodId == period.Id
                && report.State != ReportState.Draft && report.State != ReportState.Returned)
        select new UnreportedRow { TaskId = duty.TaskId, DepartmentId = duty.DepartmentId, PeriodId = period.Id };
}
