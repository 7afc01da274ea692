using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Data.Register;

/// <summary>Takes and takes back a person's verdict on two targets.</summary>
public sealed class RulingDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <summary>The pairs that wait for a ruling: those of plans in force that ask for one and have none.</summary>
    public static IQueryable<ProposedPair> Waiting(GreenPlanContext db)
    {
        var inForce = db.Documents.Where(document => document.Stage == DocumentStage.Published && document.ArchivedAt == null).Select(document => document.Id);
        return db.TargetPairs.Where(pair => pair.NeedsRuling
            && db.Targets.Any(target => target.Id == pair.FirstTargetId && inForce.Contains(target.DocumentId))
            && db.Targets.Any(target => target.Id == pair.SecondTargetId && inForce.Contains(target.DocumentId))
            && !db.Rulings.Any(ruling => ruling.FirstTargetId == pair.FirstTargetId && ruling.SecondTargetId == pair.SecondTargetId && ruling.TakenBackAt == null));
    }

    /// <exception cref="DomainRuleException">
    /// <c>forbidden</c>; <c>reason-missing</c>; <c>pair-gone</c> when it is no longer proposed; <c>already-ruled</c>; <c>not-of-pair</c>; <c>other-units</c>
    /// when one value cannot stand for the other.
    /// </exception>
    /// <returns>The ruling's id.</returns>
    public async Task<int> RuleAsync(Actor actor, RulingEntry entry, CancellationToken cancel)
    {
        actor.Require(Operation.RuleTargets);
        var reason = Ruling.RequireReason(entry.Reason);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var pair = await db.TargetPairs.AsNoTracking().SingleOrDefaultAsync(p => p.FirstTargetId == entry.FirstTargetId && p.SecondTargetId == entry.SecondTargetId, cancel)
            ?? throw new DomainRuleException("pair-gone", "这两个目标已不在比对结果中，请刷新。");
        await RequireUsableAsync(db, entry, cancel);

        var ruling = new Ruling
        {
            FirstTargetId = pair.FirstTargetId,
            SecondTargetId = pair.SecondTargetId,
            ProposedVerdict = pair.Verdict,
            ProposedReason = pair.Reason,
            Verdict = entry.Verdict,
            RuledTargetId = entry.RuledTargetId,
            Reason = reason,
            RuledAt = calendar.Now,
            RuledBy = actor.Name,
            IsDemo = actor.IsDemo,
        };
        db.Rulings.Add(ruling);

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new DomainRuleException("already-ruled", "这两个目标刚由他人裁定，请刷新后查看；确需改判的，先撤回原裁定。");
        }

        await FollowAsync(db, [pair.FirstTargetId, pair.SecondTargetId], cancel);
        await transaction.CommitAsync(cancel);
        return ruling.Id;
    }

    public async Task TakeBackAsync(Actor actor, int rulingId, string? reason, CancellationToken cancel)
    {
        actor.Require(Operation.RuleTargets);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ruling = await db.Rulings.SingleOrDefaultAsync(r => r.Id == rulingId, cancel)
            ?? throw new DomainRuleException("ruling-gone", "该裁定已不存在，请刷新。");
        ruling.TakeBack(actor, calendar.Now, reason);
        await db.SaveChangesAsync(cancel);
        await FollowAsync(db, [ruling.FirstTargetId, ruling.SecondTargetId], cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task RequireUsableAsync(GreenPlanContext db, RulingEntry entry, CancellationToken cancel)
    {
        if (entry.RuledTargetId is not { } used)
        {
            return;
        }

        if (used != entry.FirstTargetId && used != entry.SecondTargetId)
        {
            throw new DomainRuleException("not-of-pair", "采用的目标值须是两者之一，请重新选择。");
        }

        var two = await db.Targets.AsNoTracking().Where(target => target.Id == entry.FirstTargetId || target.Id == entry.SecondTargetId)
            .Select(target => new { target.Unit, target.Change, target.Value }).ToListAsync(cancel);

        if (two.Count != 2 || two[0].Change != two[1].Change || two[0].Value is null || AttainmentVerdict.Convert(1, two[0].Unit, two[1].Unit) is null)
        {
            throw new DomainRuleException("other-units", "两个目标的单位或口径不能换算，不能互相替代，请选择“各用各值”。");
        }
    }

    /// <summary>Lets targets go by the latest ruling that holds for them, and judges them anew.</summary>
    internal static async Task FollowAsync(GreenPlanContext db, int[] targetIds, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            update targets t set ruled_target_id = (
                select nullif(r.ruled_target_id, t.id) from rulings r
                where t.id in (r.first_target_id, r.second_target_id) and r.taken_back_at is null and r.ruled_target_id is not null
                order by r.ruled_at desc, r.id desc limit 1)
            where t.id = any({targetIds})
            """,
            cancel);
        var indicators = await db.Targets.Where(target => targetIds.Contains(target.Id) && target.IndicatorId != null)
            .Select(target => target.IndicatorId!.Value).Distinct().ToListAsync(cancel);
        await AttainmentKeeper.RefreshAsync(db, indicators, cancel);
    }
}

/// <summary>What a person rules.</summary>
/// <param name="RuledTargetId">Whose value counts for both; null where each keeps its own.</param>
public sealed record RulingEntry(int FirstTargetId, int SecondTargetId, PairVerdict Verdict, int? RuledTargetId, string? Reason);
