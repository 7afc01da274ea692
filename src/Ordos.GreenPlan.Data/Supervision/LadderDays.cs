using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>What the queries about the ladder compare with.</summary>
/// <param name="Today">Today in the portal's zone.</param>
/// <param name="Quiet">What was signed since then is progress enough.</param>
/// <param name="Rest">What was settled since then rests.</param>
internal sealed record LadderDays(DateOnly Today, DateTime Quiet, DateTime Rest)
{
    public LadderDays(PortalCalendar calendar)
        : this(
            calendar.Today, calendar.At(calendar.Today.AddDays(-SupervisionRule.QuietDays), TimeOnly.MinValue),
            calendar.At(calendar.Today.AddDays(-SupervisionRule.RestDays), TimeOnly.MinValue))
    {
    }

    /// <summary>The duties that are on the ladder.</summary>
    public static IQueryable<SupervisionItem> Open(GreenPlanContext db) =>
        db.SupervisionItems.Where(item => item.State != SupervisionState.Closed && item.State != SupervisionState.Withdrawn);

    /// <summary>Those of them that should have been answered; see <see cref="SupervisionItem.IsUnanswered"/>.</summary>
    public IQueryable<SupervisionItem> Unanswered(GreenPlanContext db) => db.SupervisionItems.Where(item =>
        (item.State == SupervisionState.Awaiting || item.State == SupervisionState.Replying) && item.ExtensionTo == null && item.ReplyBy < Today);
}
