namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Words by their first and last characters, the longer before the shorter.</summary>
/// <remarks>Knows nothing of meanings, so that it is compiled once for all lexicons, which a cold start would feel.</remarks>
internal sealed class WordIndex
{
    private readonly List<string> _words = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<int>> _byFirst = [];
    private readonly Dictionary<char, List<int>> _byLast = [];

    public string this[int word] => _words[word];

    /// <returns>False for a word that is known already.</returns>
    public bool Add(string word)
    {
        if (!_known.Add(word))
        {
            return false;
        }

        _words.Add(word);
        Insert(_byFirst, word[0]);
        Insert(_byLast, word[^1]);
        return true;
    }

    /// <summary>The longest word that the text begins with, or -1.</summary>
    public int StartOf(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty && _byFirst.TryGetValue(text[0], out var words))
        {
            foreach (var word in words)
            {
                if (text.StartsWith(_words[word], StringComparison.Ordinal))
                {
                    return word;
                }
            }
        }

        return -1;
    }

    /// <summary>The longest word that the text ends with, or -1.</summary>
    public int EndOf(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty && _byLast.TryGetValue(text[^1], out var words))
        {
            foreach (var word in words)
            {
                if (text.EndsWith(_words[word], StringComparison.Ordinal))
                {
                    return word;
                }
            }
        }

        return -1;
    }

    private void Insert(Dictionary<char, List<int>> index, char key)
    {
        if (!index.TryGetValue(key, out var words))
        {
            index.Add(key, words = []);
        }

        var at = 0;

        while (at < words.Count && _words[words[at]].Length >= _words[^1].Length)
        {
            at++;
        }

        words.Insert(at, _words.Count - 1);
    }
}
