namespace Ordos.GreenPlan.Domain.Policies.Alignment;

/// <summary>Lays the passages of a plan beside those of its parent by the words they share (对齐规则).</summary>
public static class PassageAligner
{
    // Found on plans of a region and its city: passages that follow each other share a fifth of their words at least, others less than an eighth.
    private const double Linked = 0.15;
    private const double LinkedAgain = 0.2;
    private const double UnderOneHeading = 1.25;
    private const double SameHeading = 0.6;

    // Two thirds of the child's words are the parent's, and most of the parent's are in the child.
    private const double ChildIsParent = 0.65;
    private const double ParentIsInChild = 0.6;

    // Words that so many passages have say nothing, and would lay each passage beside each other one.
    private const int EverywhereIn = 200;

    /// <param name="parent">Passages of the parent plan, in its order.</param>
    /// <param name="child">Passages of the plan that follows it.</param>
    public static PlanAlignment Align(IReadOnlyList<PlanPassage> parent, IReadOnlyList<PlanPassage> child)
    {
        var plans = new PlanPair(parent, child);
        var children = parent.Select(_ => new SortedSet<int>()).ToList();
        var followed = new bool[child.Count];

        for (var at = 0; at < child.Count; at++)
        {
            if (plans.BestParent(at) is { Likeness: >= Linked } best)
            {
                children[best.Passage].Add(at);
                followed[at] = true;
            }
        }

        // A passage of the child may take over two of the parent's; it stands with its best one by now.
        for (var at = 0; at < parent.Count; at++)
        {
            if (children[at].Count == 0 && plans.BestChild(at) is { Likeness: >= LinkedAgain } best)
            {
                children[at].Add(best.Passage);
                followed[best.Passage] = true;
            }
        }

        return new PlanAlignment(
            [.. parent.Select((passage, at) => Paragraph(plans, passage, at, [.. children[at]]))],
            [.. child.Where((_, at) => !followed[at]).Select(passage => passage.Index)]);
    }

    private static AlignedParagraph Paragraph(PlanPair plans, PlanPassage passage, int at, List<int> children)
    {
        if (children.Count == 0)
        {
            return new AlignedParagraph(passage.Index, [], AlignmentKind.Dropped, 0);
        }

        var (ofParent, ofChild) = plans.Shares(at, children);
        var isCovered = ofChild >= ChildIsParent && ofParent >= ParentIsInChild && !LocalDetails.AreAdded(passage.Text, children.Select(child => plans.Child[child].Text));
        return new AlignedParagraph(
            passage.Index, [.. children.Select(child => plans.Child[child].Index)], isCovered ? AlignmentKind.Covered : AlignmentKind.MadeLocal, Math.Max(ofParent, ofChild));
    }

    /// <summary>Both plans with the words of their passages and what any two of them share.</summary>
    private sealed class PlanPair
    {
        private readonly PassageWords[] _parentWords;
        private readonly PassageWords[] _childWords;
        private readonly WordWeights _weights;
        private readonly double[] _parentTotals;
        private readonly double[] _childTotals;
        private readonly Dictionary<int, double>[] _shared;
        private readonly HashSet<string>[] _parentHeadings;
        private readonly HashSet<string>[] _childHeadings;

        public PlanPair(IReadOnlyList<PlanPassage> parent, IReadOnlyList<PlanPassage> child)
        {
            Child = child;
            _parentWords = [.. parent.Select(passage => new PassageWords(passage.Text))];
            _childWords = [.. child.Select(passage => new PassageWords(passage.Text))];
            _weights = new WordWeights([.. _parentWords, .. _childWords]);
            _parentTotals = [.. _parentWords.Select(words => _weights.Of(words.Words))];
            _childTotals = [.. _childWords.Select(words => _weights.Of(words.Words))];
            _parentHeadings = [.. parent.Select(HeadingOf)];
            _childHeadings = [.. child.Select(HeadingOf)];
            _shared = Shared();
        }

        public IReadOnlyList<PlanPassage> Child { get; }

        public (int Passage, double Likeness) BestParent(int child) =>
            Best(_shared[child].Select(shared => (shared.Key, Likeness(shared.Key, child, shared.Value))));

        public (int Passage, double Likeness) BestChild(int parent) =>
            Best(Enumerable.Range(0, _shared.Length).Where(child => _shared[child].ContainsKey(parent)).Select(child => (child, Likeness(parent, child, _shared[child][parent]))));

        public (double OfParent, double OfChild) Shares(int parent, List<int> children)
        {
            var union = children.SelectMany(child => _childWords[child].Words).ToHashSet(StringComparer.Ordinal);
            return (_weights.Share(_parentWords[parent].Words, union), _weights.Share(union, _parentWords[parent].Words));
        }

        private static (int, double) Best(IEnumerable<(int Passage, double Likeness)> candidates) =>
            candidates.OrderByDescending(candidate => candidate.Likeness).ThenBy(candidate => candidate.Passage).FirstOrDefault((-1, 0));

        private double Likeness(int parent, int child, double shared)
        {
            var smaller = Math.Min(_parentTotals[parent], _childTotals[child]);
            return smaller == 0 ? 0 : shared / smaller * (AreUnderOneHeading(parent, child) ? UnderOneHeading : 1);
        }

        private bool AreUnderOneHeading(int parent, int child)
        {
            var (one, other) = (_parentHeadings[parent], _childHeadings[child]);
            return one.Count > 0 && other.Count > 0 && one.Count(other.Contains) >= SameHeading * Math.Min(one.Count, other.Count);
        }

        private Dictionary<int, double>[] Shared()
        {
            var parentsOf = new Dictionary<string, List<int>>(StringComparer.Ordinal);

            for (var parent = 0; parent < _parentWords.Length; parent++)
            {
                foreach (var word in _parentWords[parent].Words)
                {
                    (parentsOf.TryGetValue(word, out var parents) ? parents : parentsOf[word] = []).Add(parent);
                }
            }

            var shared = new Dictionary<int, double>[_childWords.Length];

            for (var child = 0; child < shared.Length; child++)
            {
                var sums = shared[child] = [];

                foreach (var word in _childWords[child].Words)
                {
                    foreach (var parent in parentsOf.GetValueOrDefault(word) is { Count: < EverywhereIn } parents ? parents : [])
                    {
                        sums[parent] = sums.GetValueOrDefault(parent) + _weights.Of(word);
                    }
                }
            }

            return shared;
        }

        // The number stands before 、 or in brackets; the words behind it tell the theme.
        private static HashSet<string> HeadingOf(PlanPassage passage)
        {
            var heading = passage.Path.Count == 0 ? "" : passage.Path[^1];
            return new PassageWords(heading[(heading.IndexOfAny(['、', '）', ')', '.']) + 1)..]).Words;
        }
    }
}
