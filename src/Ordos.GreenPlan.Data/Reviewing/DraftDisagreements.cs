using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>
/// The targets of a draft that say one thing in the text and another in an annex (正文与附件不一致), by the rules that the register compares
/// documents with: what is kept of both goes there to be ruled upon.
/// </summary>
public sealed class DraftDisagreements
{
    private readonly Dictionary<int, TargetDisagreement> _of = [];
    private readonly List<Stated> _compared;
    private readonly List<(int Text, int Annex)> _pairs;

    private DraftDisagreements(List<Stated> compared, List<(int Text, int Annex)> pairs) => (_compared, _pairs) = (compared, pairs);

    /// <param name="before">What was found before; the targets are compared again only where one of them says something else since.</param>
    public static DraftDisagreements Of(Draft draft, DraftDisagreements? before = null)
    {
        var stated = draft.Targets.OrderBy(target => target.Id)
            .Select(target => new Stated(target.Id, target.IndicatorName, target.Scope, target.Demand, target.Year)).ToList();
        var found = new DraftDisagreements(stated, before is not null && before._compared.SequenceEqual(stated) ? before._pairs : Compare(draft));
        var targets = draft.Targets.ToDictionary(target => target.Id);
        found._pairs.ForEach(pair => found.Keep(new TargetDisagreement(targets[pair.Text], targets[pair.Annex])));
        return found;
    }

    /// <returns>Null where nothing contradicts the target.</returns>
    public TargetDisagreement? OfTarget(int id) => _of.GetValueOrDefault(id);

    private static List<(int Text, int Annex)> Compare(Draft draft)
    {
        var (annex, text) = (draft.Targets.Where(target => target.FromTable).ToList(), draft.Targets.Where(target => !target.FromTable).ToList());
        if (annex.Count == 0 || text.Count == 0)
        {
            return [];
        }

        var from = draft.Document;
        var document = new ComparedDocument(
            "", from.Title, from.Number, from.Issuer, from.IssuedOn ?? from.PrintedOn, from.PlanEndsOn?.Year, Replacement.Read(draft.Source.Text));
        var index = new TargetIndex();
        index.Add(Compared(text));

        // Values of one annex are compared with each other too, which is not asked here.
        var inText = text.Select(target => target.Id).ToHashSet();
        return
        [
            .. index.Compare(Compared(annex))
                .Where(pair => pair.Verdict == PairVerdict.Conflicting && inText.Contains(pair.A.Index) != inText.Contains(pair.B.Index))
                .Select(pair => inText.Contains(pair.A.Index) ? (pair.A.Index, pair.B.Index) : (pair.B.Index, pair.A.Index)),
        ];

        IEnumerable<ComparedTarget> Compared(List<Target> targets) => targets.OrderBy(target => target.Ordinal)
            .Select(target => StoredTargets.Compared(document, target, draft.Source.Text) with { Index = target.Id });
    }

    // What was settled for one side gives way to a pair that is still open.
    private void Keep(TargetDisagreement pair)
    {
        foreach (var id in new[] { pair.Text.Id, pair.Annex.Id })
        {
            if (!_of.TryGetValue(id, out var known) || (pair.Holds is null && known.Holds is not null))
            {
                _of[id] = pair;
            }
        }
    }

    /// <summary>What a target says; its mark apart.</summary>
    private readonly record struct Stated(int Id, string Name, string? Scope, Demand Demand, int? Year);
}

/// <summary>Two targets of one draft that contradict each other.</summary>
/// <param name="Text">The one in the text.</param>
/// <param name="Annex">The one in an annexed table.</param>
public sealed record TargetDisagreement(Target Text, Target Annex)
{
    /// <summary>How it was settled; null while either waits for review, or where neither was kept.</summary>
    public Settlement? Settled => (Text.Review, Annex.Review) switch
    {
        (ReviewMark.Accepted, ReviewMark.Accepted) => Settlement.Both,
        _ => Holds,
    };

    /// <summary>The side that was kept alone.</summary>
    internal Settlement? Holds => (Text.Review, Annex.Review) switch
    {
        (ReviewMark.Accepted, ReviewMark.Rejected) => Settlement.Text,
        (ReviewMark.Rejected, ReviewMark.Accepted) => Settlement.Annex,
        _ => null,
    };
}

/// <summary>What is kept of two targets that contradict each other.</summary>
public enum Settlement
{
    /// <summary>两条都留，送裁定</summary>
    Both,

    /// <summary>以正文为准</summary>
    Text,

    /// <summary>以附件为准</summary>
    Annex,
}

public static class Settlements
{
    public static string Words(this Settlement settlement) => settlement switch
    {
        Settlement.Both => "两条都留，送裁定",
        Settlement.Text => "以正文为准",
        _ => "以附件为准",
    };
}
