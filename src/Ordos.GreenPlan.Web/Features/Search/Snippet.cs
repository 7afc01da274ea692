namespace Ordos.GreenPlan.Web.Features.Search;

/// <summary>The part of a text around the first hit, and where the hits in it begin and end.</summary>
public static class Snippet
{
    private const int Before = 24;
    private const int Length = 130;

    /// <param name="text">The whole text.</param>
    /// <param name="words">The words as typed.</param>
    public static string Around(string text, IReadOnlyList<string> words)
    {
        var line = text.ReplaceLineEndings(" ");
        var first = words.Select(word => line.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(0).Min();
        var start = Inside(line, line.Length <= Length ? 0 : Math.Clamp(first - Before, 0, line.Length - Length));
        var end = Inside(line, Math.Min(line.Length, start + Length));

        return (start > 0 ? "…" : "") + line[start..end] + (end < line.Length ? "…" : "");
    }

    /// <summary>A text, cut where hits begin and end.</summary>
    public static IEnumerable<(string Text, bool IsHit)> Cut(string text, IReadOnlyList<string> words)
    {
        for (var at = 0; at < text.Length;)
        {
            var (hit, end) = Next(text, words, at);

            if (hit > at)
            {
                yield return (text[at..hit], false);
            }

            if (end > hit)
            {
                yield return (text[hit..end], true);
            }

            at = end;
        }
    }

    /// <summary>The next hit, with those that begin inside it; both at the end of the text where there is none.</summary>
    private static (int Start, int End) Next(string text, IReadOnlyList<string> words, int from)
    {
        var start = text.Length;
        var end = text.Length;

        foreach (var word in words)
        {
            var at = text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);

            if (at >= 0 && (at < start || (at == start && at + word.Length > end)))
            {
                (start, end) = (at, at + word.Length);
            }
        }

        while (start < text.Length && words.Select(word => Reaching(text, word, start, end)).Max() is var further && further > end)
        {
            end = further;
        }

        return (start, end);
    }

    /// <summary>Where a word ends that begins inside a hit; 0 where none does.</summary>
    private static int Reaching(string text, string word, int start, int end)
    {
        var at = text.LastIndexOf(word, Math.Min(text.Length, end + word.Length - 1) - 1, StringComparison.OrdinalIgnoreCase);
        return at >= start && at < end ? at + word.Length : 0;
    }

    /// <summary>A place that does not part a character of two halves.</summary>
    private static int Inside(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
