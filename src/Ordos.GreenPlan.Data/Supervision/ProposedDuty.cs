using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>A duty for which <see cref="SupervisionRule"/> proposes a step, said by the database so that lists are counted, sorted and paged there.</summary>
/// <remarks>
/// The rule in its four parts: what was not answered, what is red in spite of a step, what has turned red, what will soon be due. Each is read from an index;
/// asked in one, every duty there is would be looked at. The rule itself gives the reason, and a test holds the two together.
/// </remarks>
public sealed class ProposedDuty
{
    public int TaskId { get; init; }
    public int DepartmentId { get; init; }
    public int DocumentId { get; init; }
    public DateOnly? Due { get; init; }

    /// <summary>The proposed level as a number, the mildest 0.</summary>
    public int Rung { get; init; }

    public static IQueryable<ProposedDuty> In(GreenPlanContext db, PortalCalendar calendar)
    {
        var asked = new LadderDays(calendar);
        return Unanswered(db, asked).Concat(StillRed(db, asked)).Concat(Red(db, asked)).Concat(Soon(db, asked));
    }

    private static IQueryable<ProposedDuty> Unanswered(GreenPlanContext db, LadderDays asked) =>
        from item in asked.Unanswered(db)
        join duty in AskedDuty.AnsweredIn(db) on new { item.TaskId, item.DepartmentId } equals new { duty.TaskId, duty.DepartmentId }
        where item.Level == SupervisionLevel.Urging || item.Level == SupervisionLevel.Order
        select new ProposedDuty
        {
            TaskId = duty.TaskId, DepartmentId = duty.DepartmentId, DocumentId = duty.DocumentId, Due = duty.Due, Rung = item.Level == SupervisionLevel.Order ? 3 : 2,
        };

    private static IQueryable<ProposedDuty> StillRed(GreenPlanContext db, LadderDays asked) =>
        from item in LadderDays.Open(db)
        join duty in AskedDuty.AnsweredIn(db) on new { item.TaskId, item.DepartmentId } equals new { duty.TaskId, duty.DepartmentId }
        where duty.Health == Health.Red
            && (item.Level == SupervisionLevel.Reminder
                || (item.Level == SupervisionLevel.Urging && !asked.Unanswered(db).Any(late => late.Id == item.Id)
                    && db.Periods.Any(period => period.ClosesOn >= item.SentOn && period.ClosesOn < asked.Today
                        && period.Documents.Any(covered => covered.DocumentId == duty.DocumentId))))
        select new ProposedDuty
        {
            TaskId = duty.TaskId, DepartmentId = duty.DepartmentId, DocumentId = duty.DocumentId, Due = duty.Due, Rung = item.Level == SupervisionLevel.Reminder ? 1 : 2,
        };

    private static IQueryable<ProposedDuty> Red(GreenPlanContext db, LadderDays asked) =>
        from duty in AskedDuty.AnsweredIn(db)
        where duty.Health == Health.Red
            && !LadderDays.Open(db).Any(item => item.TaskId == duty.TaskId && item.DepartmentId == duty.DepartmentId)
            && !db.SupervisionItems.Any(past => past.TaskId == duty.TaskId && past.DepartmentId == duty.DepartmentId
                && past.SettledAt >= asked.Rest && past.Level != SupervisionLevel.Reminder)
        select new ProposedDuty { TaskId = duty.TaskId, DepartmentId = duty.DepartmentId, DocumentId = duty.DocumentId, Due = duty.Due, Rung = 1 };

    private static IQueryable<ProposedDuty> Soon(GreenPlanContext db, LadderDays asked) =>
        from duty in AskedDuty.AnsweredIn(db)
        where duty.DueBand == DueBand.Soon && duty.Health != Health.Red
            && !LadderDays.Open(db).Any(item => item.TaskId == duty.TaskId && item.DepartmentId == duty.DepartmentId)
            && !db.SupervisionItems.Any(past => past.TaskId == duty.TaskId && past.DepartmentId == duty.DepartmentId && past.SettledAt >= asked.Rest)
            && !db.Reports.Any(report => report.TaskId == duty.TaskId && report.DepartmentId == duty.DepartmentId && report.SignedAt >= asked.Quiet)
        select new ProposedDuty { TaskId = duty.TaskId, DepartmentId = duty.DepartmentId, DocumentId = duty.DocumentId, Due = duty.Due, Rung = 0 };
}
