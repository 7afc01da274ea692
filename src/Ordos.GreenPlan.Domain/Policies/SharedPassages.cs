namespace Ordos.GreenPlan.Domain.Policies;

/// <summary>A long text as its runs of six letters, by which one text is found to follow another. Notices on like matters share words, but hardly ever passages.</summary>
public sealed class SharedPassages
{
    private const int Length = 6;

    private readonly HashSet<string> _runs = new(StringComparer.Ordinal);

    public SharedPassages(string text)
    {
        var letters = new TextProfile(text).Letters;
        for (var i = 0; i + Length <= letters.Length; i++)
        {
            _runs.Add(letters.Substring(i, Length));
        }
    }

    /// <returns>Percent of this text's runs that the other one holds too.</returns>
    public int HeldBy(SharedPassages other) => _runs.Count == 0 ? 0 : 100 * _runs.Count(other._runs.Contains) / _runs.Count;
}
