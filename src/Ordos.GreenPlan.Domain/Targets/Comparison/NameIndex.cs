namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>Names of indicators, each once, found by the pairs of neighbouring characters in them.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<MeasuredIndicator, IndexedName> _byIndicator = [];
    private readonly Dictionary<(char, char), List<int>> _byPair = [];
    private readonly List<IndexedName> _names = [];
    private int[] _shared = [];

    public IndexedName Of(MeasuredIndicator indicator)
    {
        if (!_byIndicator.TryGetValue(indicator, out var name))
        {
            _byIndicator[indicator] = name = new IndexedName(indicator, Pairs(indicator.Full));

            foreach (var pair in name.Pairs)
            {
                (_byPair.TryGetValue(pair, out var names) ? names : _byPair[pair] = []).Add(_names.Count);
            }

            _names.Add(name);
        }

        return name;
    }

    /// <summary>All names that measure the same as this one or nearly so, itself included.</summary>
    public List<(IndexedName Name, Likeness Likeness)> AlikeTo(IndexedName name)
    {
        if (_shared.Length < _names.Count)
        {
            _shared = new int[_names.Count];
        }

        var touched = new List<int>();

        foreach (var pair in name.Pairs)
        {
            foreach (var other in _byPair[pair])
            {
                if (_shared[other]++ == 0)
                {
                    touched.Add(other);
                }
            }
        }

        var alike = new List<(IndexedName, Likeness)>();

        foreach (var at in touched)
        {
            var other = _names[at];
            // Words may stand between those of the shorter name, but never so many that half of its pairs are broken up.
            var isNear = _shared[at] * 2 >= Math.Min(name.ShortestPairs, other.ShortestPairs);
            _shared[at] = 0;

            if (isNear && IndicatorLikeness.Of(name.Indicator, other.Indicator) is var likeness && likeness != Likeness.None)
            {
                alike.Add((other, likeness));
            }
        }

        return alike;
    }

    private static (char, char)[] Pairs(string text) => text.Length < 2 ? [(text.Length == 0 ? ' ' : text[0], ' ')] : [.. text.Zip(text.Skip(1)).Distinct()];
}

/// <summary>A name and the targets that bear it.</summary>
internal sealed class IndexedName(MeasuredIndicator indicator, (char, char)[] pairs)
{
    public MeasuredIndicator Indicator { get; } = indicator;

    public (char, char)[] Pairs { get; } = pairs;

    /// <summary>How many pairs it has without the words of what it is a share of, which the other name may leave out.</summary>
    public int ShortestPairs { get; } = Math.Max(1, Math.Min(pairs.Length, indicator.Subject.Length - 1));

    public List<JudgedTarget> Targets { get; } = [];
}
