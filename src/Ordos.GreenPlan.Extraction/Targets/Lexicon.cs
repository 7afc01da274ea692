namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Words with their meanings, found at the beginning or the end of a text; the longest word wins.</summary>
internal sealed class Lexicon<T>
{
    private readonly Dictionary<char, (string Word, T Meaning)[]> _byFirst;
    private readonly Dictionary<char, (string Word, T Meaning)[]> _byLast;

    public Lexicon(IEnumerable<(string Word, T Meaning)> entries)
    {
        var all = entries.DistinctBy(entry => entry.Word).OrderByDescending(entry => entry.Word.Length).ToList();
        _byFirst = all.GroupBy(entry => entry.Word[0]).ToDictionary(group => group.Key, group => group.ToArray());
        _byLast = all.GroupBy(entry => entry.Word[^1]).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Splits a line of data such as "建成 新建 打造" into entries of one meaning.</summary>
    public static IEnumerable<(string Word, T Meaning)> Words(string list, T meaning) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => (word, meaning));

    public bool StartsWith(ReadOnlySpan<char> text, out int length, out T meaning)
    {
        if (!text.IsEmpty && _byFirst.TryGetValue(text[0], out var entries))
        {
            foreach (var entry in entries)
            {
                if (text.StartsWith(entry.Word, StringComparison.Ordinal))
                {
                    (length, meaning) = (entry.Word.Length, entry.Meaning);
                    return true;
                }
            }
        }

        (length, meaning) = (0, default!);
        return false;
    }

    public bool EndsWith(ReadOnlySpan<char> text, out int length, out T meaning)
    {
        if (!text.IsEmpty && _byLast.TryGetValue(text[^1], out var entries))
        {
            foreach (var entry in entries)
            {
                if (text.EndsWith(entry.Word, StringComparison.Ordinal))
                {
                    (length, meaning) = (entry.Word.Length, entry.Meaning);
                    return true;
                }
            }
        }

        (length, meaning) = (0, default!);
        return false;
    }
}
