using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>The wordings of the levels: those that an administrator has edited, and the first ones for the rest.</summary>
public sealed class SupervisionTemplates(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <summary>One template for each level, in the order of the ladder.</summary>
    public static async Task<IReadOnlyList<SupervisionTemplate>> LoadAsync(GreenPlanContext db, CancellationToken cancel)
    {
        var edited = await db.SupervisionTemplates.AsNoTracking().ToDictionaryAsync(template => template.Level, cancel);
        return [.. Enum.GetValues<SupervisionLevel>().Select(level => edited.GetValueOrDefault(level) ?? SupervisionTemplate.Default(level))];
    }

    /// <param name="version">The version that was shown; 0 where nobody has edited the level before.</param>
    /// <exception cref="Domain.DomainRuleException"><c>forbidden</c>; what <see cref="SupervisionTemplate.Edit"/> refuses.</exception>
    public async Task SaveAsync(Actor actor, SupervisionLevel level, uint version, string wording, int replyDays, CancellationToken cancel)
    {
        actor.Require(Operation.KeepTemplates);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        var template = await db.SupervisionTemplates.SingleOrDefaultAsync(one => one.Level == level, cancel);

        if (template is null)
        {
            template = SupervisionTemplate.Default(level);
            db.SupervisionTemplates.Add(template);
        }
        else if (template.Version != version)
        {
            throw new DbUpdateConcurrencyException("The template has been edited meanwhile.");
        }

        template.Edit(wording, replyDays, actor, calendar.Now);
        await db.SaveChangesAsync(cancel);
    }
}
