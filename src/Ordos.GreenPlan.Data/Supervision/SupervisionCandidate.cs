using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>A duty that may be supervised, with what <see cref="SupervisionRule"/> asks about it.</summary>
public sealed class SupervisionCandidate
{
    public int TaskId { get; init; }
    public int DepartmentId { get; init; }
    public required TaskStanding Standing { get; init; }

    /// <summary>Where the duty is on the ladder; null when it is not.</summary>
    public SupervisionItem? Item { get; init; }

    public bool SignedLately { get; init; }
    public bool ReminderSettledLately { get; init; }
    public bool UrgingSettledLately { get; init; }
    public bool PeriodClosedSince { get; init; }

    public DutyKey Key => new(TaskId, DepartmentId);

    /// <summary>The proposal in the rule's own words; null where nothing is proposed.</summary>
    public SupervisionProposal? Propose(DateOnly today) => SupervisionRule.Propose(
        new SupervisedDuty(
            Standing.Verdict,
            Standing.DueBand == DueBand.Soon ? Standing.Due!.Value.DayNumber - today.DayNumber : null,
            SignedLately,
            UrgingSettledLately ? SupervisionLevel.Urging : ReminderSettledLately ? SupervisionLevel.Reminder : null,
            Item is null ? null : new OpenSupervision(
                Item.Level, Item.State.IsWithDepartment() && Item.ExtensionTo is null ? Item.ReplyBy : null, PeriodClosedSince)),
        today);

    /// <summary>The candidates for certain duties, and perhaps some more: what the two lists have in common.</summary>
    public static IQueryable<SupervisionCandidate> Of(GreenPlanContext db, PortalCalendar calendar, IReadOnlyCollection<DutyKey> duties)
    {
        var tasks = duties.Select(duty => duty.TaskId).Distinct().ToArray();
        var departments = duties.Select(duty => duty.DepartmentId).Distinct().ToArray();
        return In(db, calendar).Where(candidate => tasks.Contains(candidate.TaskId) && departments.Contains(candidate.DepartmentId));
    }

    /// <summary>All duties of departments that answer for unfinished tasks of plans in force.</summary>
    public static IQueryable<SupervisionCandidate> In(GreenPlanContext db, PortalCalendar calendar)
    {
        var asked = new LadderDays(calendar);
        return
            from duty in AskedDuty.AnsweredIn(db)
            join standing in db.Standings on duty.TaskId equals standing.TaskId
            from item in LadderDays.Open(db).Where(item => item.TaskId == duty.TaskId && item.DepartmentId == duty.DepartmentId).DefaultIfEmpty()
            select new SupervisionCandidate
            {
                TaskId = duty.TaskId,
                DepartmentId = duty.DepartmentId,
                Standing = standing,
                Item = item,
                SignedLately = db.Reports.Any(report => report.TaskId == duty.TaskId && report.DepartmentId == duty.DepartmentId && report.SignedAt >= asked.Quiet),
                ReminderSettledLately = db.SupervisionItems.Any(past =>
                    past.TaskId == duty.TaskId && past.DepartmentId == duty.DepartmentId && past.SettledAt >= asked.Rest),
                UrgingSettledLately = db.SupervisionItems.Any(past =>
                    past.TaskId == duty.TaskId && past.DepartmentId == duty.DepartmentId && past.SettledAt >= asked.Rest && past.Level != SupervisionLevel.Reminder),
                PeriodClosedSince = item != null && db.Periods.Any(period => period.ClosesOn >= item.SentOn && period.ClosesOn < asked.Today
                    && period.Documents.Any(covered => covered.DocumentId == duty.DocumentId)),
            };
    }
}
