namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>Holds targets and finds among them those that measure the same as others, without looking at all (目标比对).</summary>
/// <remarks>Not for use by several threads at once.</remarks>
public sealed class TargetIndex
{
    private readonly NameIndex _names = new();
    private readonly Dictionary<(string? Scope, string Name, bool IsChange, bool IsOfProjects, string Place), MeasuredIndicator> _read = [];
    private int _count;

    /// <summary>Takes targets in without comparing them.</summary>
    public void Add(IEnumerable<ComparedTarget> targets)
    {
        foreach (var target in targets)
        {
            var judged = Read(target);
            _names.Of(judged.Indicator).Targets.Add(judged);
        }
    }

    /// <summary>Compares targets with those held and with each other, and takes them in.</summary>
    /// <param name="targets">Targets of documents of which none is held yet.</param>
    /// <returns>The pairs in the order of the targets.</returns>
    public IReadOnlyList<TargetPair> Compare(IEnumerable<ComparedTarget> targets)
    {
        var judged = targets.Select(Read).ToList();
        var named = judged.ConvertAll(target => _names.Of(target.Indicator));
        var alike = named.Distinct().ToDictionary(name => name, _names.AlikeTo);
        var partial = judged.GroupBy(target => target.Document.Key).Select(document => new PartialAmounts([.. document])).ToList();
        var parts = partial.SelectMany(amounts => amounts.Pairs).ToDictionary(pair => (pair.A.Ordinal, pair.B.Ordinal));
        var pairs = parts.Values.Select(part => (A: part.A.Ordinal, B: part.B.Ordinal, new TargetPair(part.A.Target, part.B.Target, PairVerdict.PartOfTotal, part.Reason))).ToList();

        for (var i = 0; i < judged.Count; i++)
        {
            var target = judged[i];

            foreach (var (name, likeness) in alike[named[i]])
            {
                foreach (var earlier in name.Targets)
                {
                    if (!parts.ContainsKey((earlier.Ordinal, target.Ordinal)) && PairJudge.Judge(earlier, target, likeness) is { } judgement)
                    {
                        pairs.Add((earlier.Ordinal, target.Ordinal, new TargetPair(earlier.Target, target.Target, judgement.Verdict, judgement.Reason)));
                    }
                }
            }

            named[i].Targets.Add(target);
        }

        pairs.Sort((one, other) => (one.A, one.B).CompareTo((other.A, other.B)));
        return pairs.ConvertAll(pair => pair.Item3);
    }

    private JudgedTarget Read(ComparedTarget target)
    {
        var key = (target.Scope, target.IndicatorName, target.Change != TargetChange.None, MeasuredIndicator.IsOfProjects(target), target.Document.Body.Place);

        if (!_read.TryGetValue(key, out var indicator))
        {
            _read[key] = indicator = MeasuredIndicator.Read(target.Scope, target.IndicatorName, key.Item3, key.Item4, target.Document.Body);
        }

        return new JudgedTarget(target, indicator, _count++);
    }
}
