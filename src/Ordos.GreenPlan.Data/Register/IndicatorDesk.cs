using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Register;

/// <summary>What people decide about indicators: name and describe, confirm, merge, split.</summary>
public sealed class IndicatorDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <summary>Describes an indicator and confirms that its targets belong to it.</summary>
    public async Task DescribeAsync(Actor actor, int indicatorId, uint version, IndicatorEntry entry, CancellationToken cancel)
    {
        actor.Require(Operation.KeepIndicators);
        await using var db = await OpenAsync(actor, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var indicator = await FindAsync(db, indicatorId, cancel);
        db.Entry(indicator).Property(i => i.Version).OriginalValue = version;
        indicator.Describe(actor, calendar.Now, entry);

        foreach (var target in await db.Targets.Where(target => target.IndicatorId == indicatorId && target.IndicatorConfirmedAt == null).ToListAsync(cancel))
        {
            target.Confirm(actor, calendar.Now, indicatorId);
        }

        await db.SaveChangesAsync(cancel);
        await AttainmentKeeper.RefreshAsync(db, [indicatorId], cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Merges an indicator into another: its targets and readings go there, and so do later targets of its words.</summary>
    /// <exception cref="DomainRuleException"><c>same-reading</c> when both have a value for one period and area.</exception>
    public async Task MergeAsync(Actor actor, int indicatorId, int intoId, CancellationToken cancel)
    {
        actor.Require(Operation.KeepIndicators);
        await using var db = await OpenAsync(actor, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (from, into) = (await FindAsync(db, indicatorId, cancel), await FindAsync(db, intoId, cancel));
        from.MergeInto(into);

        var readings = await db.Readings.Where(reading => reading.IndicatorId == indicatorId || reading.IndicatorId == intoId).ToListAsync(cancel);

        if (readings.GroupBy(reading => (reading.Area, reading.Period)).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new DomainRuleException("same-reading", $"两个指标都已填报{twice.Key.Period.Words}的实际值，请先核对，两者口径不同的不应合并。");
        }

        readings.ForEach(reading => reading.IndicatorId = intoId);

        // What was merged into the one that goes now follows it, so that a chain is never longer than one.
        foreach (var before in await db.Indicators.Where(indicator => indicator.MergedIntoId == indicatorId).ToListAsync(cancel))
        {
            db.Entry(before).Property(indicator => indicator.MergedIntoId).CurrentValue = intoId;
        }

        foreach (var target in await db.Targets.Where(target => target.IndicatorId == indicatorId).ToListAsync(cancel))
        {
            target.Confirm(actor, calendar.Now, intoId);
        }

        await db.SaveChangesAsync(cancel);
        await AttainmentKeeper.RefreshAsync(db, [indicatorId, intoId], cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Moves some targets of an indicator to a new one of their own.</summary>
    /// <returns>The new indicator.</returns>
    /// <exception cref="DomainRuleException"><c>nothing-chosen</c>; <c>name-missing</c>; <c>all-chosen</c> when none would be left.</exception>
    public async Task<int> SplitAsync(Actor actor, int indicatorId, IReadOnlyCollection<int> targetIds, string name, CancellationToken cancel)
    {
        actor.Require(Operation.KeepIndicators);

        if (targetIds.Count == 0)
        {
            throw new DomainRuleException("nothing-chosen", "请先勾选要拆出的目标。");
        }

        await using var db = await OpenAsync(actor, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var indicator = await FindAsync(db, indicatorId, cancel);
        var targets = await db.Targets.Where(target => target.IndicatorId == indicatorId).ToListAsync(cancel);
        var chosen = targets.FindAll(target => targetIds.Contains(target.Id));

        if (chosen.Count == 0 || chosen.Count == targets.Count)
        {
            throw new DomainRuleException("all-chosen", "拆分后原指标须保留至少一个目标，请重新勾选。");
        }

        var split = new Indicator
        {
            Name = name, Unit = chosen[0].Unit, Change = chosen[0].Change, Direction = indicator.Direction, Kind = indicator.Kind, RollUp = indicator.RollUp, Weight = indicator.Weight,
        };
        split.Describe(actor, calendar.Now, new IndicatorEntry(
            name, indicator.Direction, indicator.Kind, indicator.RollUp, indicator.Weight, null, null, indicator.DepartmentId, indicator.IsStrict));
        db.Indicators.Add(split);
        chosen.ForEach(target => target.Confirm(actor, calendar.Now, split.Id));
        await db.SaveChangesAsync(cancel);
        await AttainmentKeeper.RefreshAsync(db, [indicatorId, split.Id], cancel);
        await transaction.CommitAsync(cancel);
        return split.Id;
    }

    private async Task<GreenPlanContext> OpenAsync(Actor actor, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        return db;
    }

    private static async Task<Indicator> FindAsync(GreenPlanContext db, int id, CancellationToken cancel) =>
        await db.Indicators.SingleOrDefaultAsync(indicator => indicator.Id == id, cancel)
            ?? throw new DomainRuleException("indicator-gone", "该指标已不存在，请刷新。");
}
