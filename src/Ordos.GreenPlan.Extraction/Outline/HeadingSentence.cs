namespace Ordos.GreenPlan.Extraction.Outline;

/// <summary>Tells the heading at the beginning of a paragraph from the body behind it.</summary>
internal static class HeadingSentence
{
    private const int LongestSpacedTitle = 40;

    /// <summary>
    /// The heading runs to the first 。 or ： outside brackets and quotes, or to a wide gap, but not beyond
    /// <paramref name="limit"/>, where a bracket of units may open.
    /// </summary>
    public static (int TitleEnd, int BodyStart) Find(string text, int numberLength, int limit)
    {
        var depth = 0;

        for (var i = numberLength; i < limit; i++)
        {
            var c = text[i];

            if (c is '（' or '(' or '“' or '《' or '【' or '〔')
            {
                depth++;
            }
            else if (c is '）' or ')' or '”' or '》' or '】' or '〕')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (c == '。' || (depth == 0 && (c == '：' || (c == ':' && i > 0 && text[i - 1] > '\u2E80'))))
            {
                return (i, SkipBlanks(text, i + 1));
            }
            else if (depth == 0 && IsGap(text, i) && i - numberLength is > 3 and <= LongestSpacedTitle && BodyFollows(text, i))
            {
                return (i, SkipBlanks(text, i));
            }
        }

        var end = limit;

        while (end > numberLength && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '；' or ';' or '，' or '、'))
        {
            end--;
        }

        return (end, limit);
    }

    private static bool IsGap(string text, int i) => text[i] == '\u3000' || (text[i] == ' ' && i + 1 < text.Length && text[i + 1] == ' ');

    private static bool BodyFollows(string text, int gap) => text.IndexOf('。', gap) >= 0;

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
