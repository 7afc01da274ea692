using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Web.Features.Alignment;

/// <summary>Lays the targets of a plan beside those of its parent, by the pairs that the register keeps.</summary>
internal static class TargetAlignment
{
    public static async Task<List<AlignedTargets>> LoadAsync(GreenPlanContext db, int parentId, int childId, CancellationToken cancel)
    {
        var targets = await db.Targets.AsNoTracking().Where(target => target.DocumentId == parentId || target.DocumentId == childId).OrderBy(target => target.Ordinal)
            .Select(target => new AlignedTarget(
                target.Id, target.DocumentId, target.IndicatorName, target.Scope, target.Year, target.Comparator, target.Value, target.UpperValue, target.Unit, target.Change, target.Quote))
            .ToListAsync(cancel);
        var parents = targets.FindAll(target => target.DocumentId == parentId);
        var children = targets.FindAll(target => target.DocumentId == childId).ToDictionary(target => target.Id);
        var ids = targets.ConvertAll(target => target.Id);
        var pairs = (await db.TargetPairs.AsNoTracking().Where(pair => ids.Contains(pair.FirstTargetId) && ids.Contains(pair.SecondTargetId))
            .Select(pair => new
            {
                pair.FirstTargetId, pair.SecondTargetId, pair.Verdict, pair.Reason,
                Ruled = db.Rulings.Where(ruling => ruling.FirstTargetId == pair.FirstTargetId && ruling.SecondTargetId == pair.SecondTargetId && ruling.TakenBackAt == null)
                    .Select(ruling => (PairVerdict?)ruling.Verdict).FirstOrDefault(),
            }).ToListAsync(cancel))
            .SelectMany(pair => new[] { (Of: pair.FirstTargetId, With: pair.SecondTargetId, Pair: pair), (Of: pair.SecondTargetId, With: pair.FirstTargetId, Pair: pair) })
            .Where(pair => children.ContainsKey(pair.With)).ToLookup(pair => pair.Of);

        var rows = parents.SelectMany(parent => pairs[parent.Id].OrderBy(pair => pair.With)
            .Select(pair => new AlignedTargets(parent, children[pair.With], pair.Pair.Ruled ?? pair.Pair.Verdict, pair.Pair.Reason, pair.Pair.Ruled is not null))
            .DefaultIfEmpty(new AlignedTargets(parent, null, null, "本级没有衡量同一内容的目标。", false))).ToList();
        var met = rows.Select(row => row.Child?.Id).ToHashSet();
        return [.. rows, .. children.Values.Where(child => !met.Contains(child.Id)).Select(child => new AlignedTargets(null, child, null, "上级没有衡量同一内容的目标。", false))];
    }
}

/// <summary>A target of the parent beside one of the plan; one of the two is null where nothing measures the same.</summary>
/// <param name="Verdict">What was ruled, else what is proposed; null where one side is missing.</param>
public sealed record AlignedTargets(AlignedTarget? Parent, AlignedTarget? Child, PairVerdict? Verdict, string Reason, bool IsRuled);

/// <summary>A target as the alignment shows it.</summary>
public sealed record AlignedTarget(
    int Id, int DocumentId, string Name, string? Scope, int? Year, Comparator Comparator, decimal? Value, decimal? UpperValue, string? Unit, TargetChange Change, string Quote)
{
    public string Words => $"{Scope}{Name}，{(Year is { } year ? $"{year}年" : "")}{AttainmentVerdict.Words(new Demand(Comparator, Value, UpperValue, Unit, Change))}";
}
