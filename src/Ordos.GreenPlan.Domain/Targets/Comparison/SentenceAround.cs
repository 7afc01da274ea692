namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>Finds the sentence around a range of a notice's text.</summary>
public static class SentenceAround
{
    // No sentence of a notice is longer, and a text without stops must not be copied for each of its targets.
    private const int Reach = 400;

    private static readonly char[] Ends = ['。', '；', '\n'];

    /// <param name="text">The notice's text.</param>
    /// <param name="start">First character of the range.</param>
    /// <param name="end">The character behind its last.</param>
    public static string Of(string text, int start, int end)
    {
        var (from, to) = (Math.Max(0, start - Reach), Math.Min(text.Length, end + Reach));
        var before = text.AsSpan(from, start - from).LastIndexOfAny(Ends);
        var behind = text.AsSpan(end, to - end).IndexOfAny(Ends);
        return text[(from + before + 1)..(behind < 0 ? to : end + behind)];
    }
}
