using System.Collections.Frozen;
using System.Text;

namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>A table of words and what they are read as; applied in one pass, the longest word first.</summary>
internal sealed class Rewording
{
    private readonly FrozenDictionary<char, (string Word, string Meaning)[]> _words;

    /// <param name="table">Lines of words, an arrow, and their meaning.</param>
    public Rewording(string table)
    {
        var entries = new List<(string Word, string Meaning)>();

        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sides = line.Split('→', StringSplitOptions.TrimEntries);
            entries.AddRange(sides[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, sides[1])));
        }

        _words = entries
            .GroupBy(entry => entry.Word[0])
            .ToFrozenDictionary(group => group.Key, group => group.DistinctBy(entry => entry.Word).OrderByDescending(entry => entry.Word.Length).ToArray());
    }

    public string Apply(string text)
    {
        var read = new StringBuilder(text.Length);

        for (var at = 0; at < text.Length;)
        {
            var (length, meaning) = WordAt(text, at);
            _ = meaning is null ? read.Append(text[at]) : read.Append(meaning);
            at += length;
        }

        return read.ToString();
    }

    private (int Length, string? Meaning) WordAt(string text, int at)
    {
        if (_words.TryGetValue(text[at], out var words))
        {
            foreach (var (word, meaning) in words)
            {
                if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                {
                    return (word.Length, meaning);
                }
            }
        }

        return (1, null);
    }
}
