using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>A duty that may be supervised, with what <see cref="SupervisionRule"/> asks about it.</summary>
/// <remarks>The database says which level the rule proposes, so that lists are filtered and paged there; the rule itself gives the reason.</remarks>
public sealed class SupervisionCandidate
{
    /// <summary><see cref="Rung"/> of a duty for which nothing is proposed.</summary>
    public const int None = -1;

    public int TaskId { get; init; }
    public int DepartmentId { get; init; }
    public required TaskStanding Standing { get; init; }

    /// <summary>Where the duty is on the ladder; null when it is not.</summary>
    public SupervisionItem? Item { get; init; }

    public bool SignedLately { get; init; }
    public bool ReminderSettledLately { get; init; }
    public bool UrgingSettledLately { get; init; }
    public bool PeriodClosedSince { get; init; }

    /// <summary>The proposed level as a number, the mildest 0; <see cref="None"/> without a proposal.</summary>
    public int Rung { get; init; }

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

    /// <summary>The duties for which something is proposed.</summary>
    public static IQueryable<SupervisionCandidate> Proposed(GreenPlanContext db, PortalCalendar calendar) =>
        In(db, calendar)
            .Where(candidate => candidate.Standing.Health == Health.Red || candidate.Standing.DueBand == DueBand.Soon || candidate.Item != null)
            .Where(candidate => candidate.Rung >= 0);

    /// <summary>All duties of departments that answer for unfinished tasks of plans in force.</summary>
    public static IQueryable<SupervisionCandidate> In(GreenPlanContext db, PortalCalendar calendar)
    {
        var today = calendar.Today;
        var quiet = calendar.At(today.AddDays(-SupervisionRule.QuietDays), TimeOnly.MinValue);
        var rest = calendar.At(today.AddDays(-SupervisionRule.RestDays), TimeOnly.MinValue);
        var duties = AskedDuty.In(db).Where(duty => duty.Role == UnitRole.Lead || duty.Role == UnitRole.Shared)
            .Select(duty => new { duty.TaskId, duty.DepartmentId }).Distinct();
        var open = db.SupervisionItems.Where(item => item.State != SupervisionState.Closed && item.State != SupervisionState.Withdrawn);

        return
            from duty in duties
            join standing in db.Standings on duty.TaskId equals standing.TaskId
            from item in open.Where(item => item.TaskId == duty.TaskId && item.DepartmentId == duty.DepartmentId).DefaultIfEmpty()
            let red = standing.Health == Health.Red
            let signed = db.Reports.Any(report => report.TaskId == duty.TaskId && report.DepartmentId == duty.DepartmentId && report.SignedAt >= quiet)
            let settled = db.SupervisionItems.Any(past => past.TaskId == duty.TaskId && past.DepartmentId == duty.DepartmentId && past.SettledAt >= rest)
            let urged = db.SupervisionItems.Any(past => past.TaskId == duty.TaskId && past.DepartmentId == duty.DepartmentId && past.SettledAt >= rest
                && past.Level != SupervisionLevel.Reminder)
            let closed = item != null && db.Periods.Any(period => period.ClosesOn >= item.SentOn && period.ClosesOn < today
                && period.Documents.Any(covered => covered.DocumentId == standing.DocumentId))
            let unanswered = item != null && (item.State == SupervisionState.Awaiting || item.State == SupervisionState.Replying)
                && item.ExtensionTo == null && item.ReplyBy < today
            select new SupervisionCandidate
            {
                TaskId = duty.TaskId,
                DepartmentId = duty.DepartmentId,
                Standing = standing,
                Item = item,
                SignedLately = signed,
                ReminderSettledLately = settled,
                UrgingSettledLately = urged,
                PeriodClosedSince = closed,
                Rung = item == null
                    ? red ? urged ? -1 : 1
                        : standing.DueBand == DueBand.Soon && !signed && !settled ? 0 : -1
                    : item.Level == SupervisionLevel.Reminder ? red ? 1 : -1
                    : item.Level == SupervisionLevel.Urging ? unanswered || (closed && red) ? 2 : -1
                    : item.Level == SupervisionLevel.Order && unanswered ? 3 : -1,
            };
    }
}
