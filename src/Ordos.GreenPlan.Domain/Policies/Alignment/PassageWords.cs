namespace Ordos.GreenPlan.Domain.Policies.Alignment;

/// <summary>The pairs and triples of characters of a passage; none reaches over a comma, a stop or a blank.</summary>
internal sealed class PassageWords
{
    private const int Shortest = 2;
    private const int Longest = 3;

    public PassageWords(string text)
    {
        var at = 0;

        while (at < text.Length)
        {
            var end = at;

            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            AddRun(text.AsSpan(at, end - at));
            at = end + 1;
        }
    }

    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    private void AddRun(ReadOnlySpan<char> run)
    {
        for (var length = Shortest; length <= Longest; length++)
        {
            for (var at = 0; at + length <= run.Length; at++)
            {
                Words.Add(new string(run.Slice(at, length)));
            }
        }
    }
}
