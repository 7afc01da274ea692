namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Words with their meanings, found at the beginning or the end of a text; the longest word wins.</summary>
internal sealed class Lexicon<T>
{
    private readonly WordIndex _words = new();
    private readonly List<T> _meanings = [];

    public Lexicon(IEnumerable<(string Word, T Meaning)> entries)
    {
        foreach (var (word, meaning) in entries)
        {
            if (_words.Add(word))
            {
                _meanings.Add(meaning);
            }
        }
    }

    /// <summary>Splits a line of data such as "建成 新建 打造" into entries of one meaning.</summary>
    public static IEnumerable<(string Word, T Meaning)> Words(string list, T meaning)
    {
        foreach (var word in list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return (word, meaning);
        }
    }

    public bool StartsWith(ReadOnlySpan<char> text, out int length, out T meaning) => Found(_words.StartOf(text), out length, out meaning);

    public bool EndsWith(ReadOnlySpan<char> text, out int length, out T meaning) => Found(_words.EndOf(text), out length, out meaning);

    private bool Found(int word, out int length, out T meaning)
    {
        (length, meaning) = word >= 0 ? (_words[word].Length, _meanings[word]) : (0, default!);
        return word >= 0;
    }
}
