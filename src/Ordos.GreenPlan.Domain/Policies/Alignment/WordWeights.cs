namespace Ordos.GreenPlan.Domain.Policies.Alignment;

/// <summary>How much a word says: the fewer passages of the two plans have it, the more.</summary>
internal sealed class WordWeights
{
    private readonly Dictionary<string, double> _weights;

    public WordWeights(IReadOnlyCollection<PassageWords> passages)
    {
        _weights = passages
            .SelectMany(passage => passage.Words)
            .GroupBy(word => word, StringComparer.Ordinal)
            .ToDictionary(word => word.Key, word => Math.Log((passages.Count + 1.0) / word.Count()), StringComparer.Ordinal);
    }

    public double Of(string word) => _weights[word];

    public double Of(IEnumerable<string> words) => words.Sum(Of);

    /// <summary>How much of a passage another one, or several together, has: 0 to 1.</summary>
    public double Share(IReadOnlySet<string> passage, IReadOnlySet<string> other)
    {
        var all = Of(passage);
        return all == 0 ? 0 : Of(passage.Where(other.Contains)) / all;
    }
}
