using System.Buffers;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>Finds in a paragraph the brackets and labelled words that name responsible units.</summary>
internal static class UnitSpanFinder
{
    private const int LongestBracket = 1500;
    private const int DeepestBracket = 3;
    private const int LongestLine = 300;

    private static readonly SearchValues<char> Marks = SearchValues.Create("（：");

    /// <summary>Ends of unit names and words of role; a bracket without any of them is about something else.</summary>
    private static readonly SearchValues<char> Hints = SearchValues.Create("局委厅部办院会社司署府心行处位头责队校组联区团年期长续业构");

    /// <summary>由甲局、各区政府负责落实。 closes the paragraph: running text, unless the whole notice assigns its work so.</summary>
    public static bool ClosesWithBy(string paragraph) =>
        paragraph.Contains('由', StringComparison.Ordinal) && PlainMarks.Fold(paragraph) is var text && LastSentence(text) is { } last && text[last.Start] == '由' && UnitSentence(text, byCounts: true) is not null;

    /// <param name="paragraph">The paragraph as printed.</param>
    /// <param name="byCounts">A last sentence that begins with 由 names the units.</param>
    public static List<UnitSpan> Find(string paragraph, bool byCounts = false)
    {
        var spans = new List<UnitSpan>();
        var text = BareLabels.Close(PlainMarks.Fold(paragraph));

        if (UnitLine(text) is { } line)
        {
            return [line with { Assignment = line.Assignment.AsPrintedIn(paragraph) }];
        }

        if (text.AsSpan().IndexOfAny(Marks) >= 0)
        {
            AddBrackets(text, spans);
            LabelledLine.Add(text, spans);
        }

        if (spans.Count == 0 && UnitSentence(text, byCounts) is { } sentence)
        {
            spans.Add(sentence);
        }

        return spans.ConvertAll(span => span with { Assignment = span.Assignment.AsPrintedIn(paragraph) });
    }

    /// <summary>A、B负责落实。 alone on its line, without label or bracket: nothing but names and words of role.</summary>
    private static UnitSpan? UnitLine(string text)
    {
        if (text.Length is < 6 or > LongestLine || text.AsSpan().IndexOfAny(Marks) >= 0 || text[0] == '由' || text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || !EndsInRole(text))
        {
            return null;
        }

        var assignment = RoleGrammar.Read(text, 0, text.Length);
        var isWhole = assignment.HasNames && assignment.Groups.All(group =>
            group.Kind != RoleKind.Bare && group.Names.Count > 0 && group.Names.All(name => UnitVocabulary.IsOffice(name.Name) || UnitVocabulary.IsTerritorial(name.Name)));

        return isWhole ? new UnitSpan(0, text.Length, assignment) : null;
    }

    /// <summary>…。省甲局牵头，省乙局、省丙局按职责分工负责。 as the last sentence of a paragraph: a lead or 按职责 tells it from a statement.</summary>
    private static UnitSpan? UnitSentence(string text, bool byCounts)
    {
        if (LastSentence(text) is not var (start, end) || !EndsInRole(text.AsSpan(start, end - start)))
        {
            return null;
        }

        var words = text.AsSpan(start, end - start);
        var isBy = words[0] == '由';

        if (isBy ? !byCounts : !(words.Contains("牵头", StringComparison.Ordinal) || words.Contains("按职责", StringComparison.Ordinal)))
        {
            return null;
        }

        var assignment = RoleGrammar.Read(text, isBy ? start + 1 : start, end);
        var isWhole = assignment.HasNames && (isBy || !UnitVocabulary.IsCollective(assignment.Groups[0].Names is [var first, ..] ? first.Name : ""))
            && assignment.Groups.All(group => group.Kind != RoleKind.Bare && group.Names.Count > 0
                && group.Names.All(name => UnitVocabulary.IsOffice(name.Name) || UnitVocabulary.IsTerritorial(name.Name) || UnitVocabulary.IsCollective(name.Name)));

        return isWhole ? new UnitSpan(start, text.Length, assignment) : null;
    }

    /// <summary>The last sentence, where it may be one of names: no colon, no figures, no bracket before it.</summary>
    private static (int Start, int End)? LastSentence(string text)
    {
        var end = text.AsSpan().TrimEnd("。； ").Length;
        var start = end > 0 ? text.LastIndexOf('。', end - 1) + 1 : 0;
        var words = text.AsSpan(start, end - start);
        return words.Length is < 6 or > LongestLine || words[0] == '（' || words.Contains('：') || words.IndexOfAnyInRange('0', '9') >= 0 ? null : (start, end);
    }

    private static bool EndsInRole(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd("。；， ");
        return end.EndsWith("负责", StringComparison.Ordinal) || end.EndsWith("配合", StringComparison.Ordinal) || end.EndsWith("牵头", StringComparison.Ordinal)
            || end.EndsWith("参与", StringComparison.Ordinal) || end.EndsWith("落实", StringComparison.Ordinal) || end.EndsWith("参加", StringComparison.Ordinal);
    }

    private static void AddBrackets(string text, List<UnitSpan> spans)
    {
        var end = 0;

        foreach (var (open, close, depth) in BracketPairs(text))
        {
            if (open < end || depth > DeepestBracket || close - open > LongestBracket || close - open < 3
                || text.AsSpan(open + 1, close - open - 1).IndexOfAny(Hints) < 0)
            {
                continue;
            }

            var assignment = RoleGrammar.Read(text, open + 1, close);

            if (NamesUnits(text, open, close, assignment))
            {
                end = Math.Min(close + 1, text.Length);
                spans.Add(new UnitSpan(open, end, assignment));
            }
        }
    }

    /// <summary>Pairs in the order of their opening; a bracket that never closes runs to the end of the paragraph.</summary>
    private static List<(int Open, int Close, int Depth)> BracketPairs(string text)
    {
        var pairs = new List<(int Open, int Close, int Depth)>();
        var open = new Stack<int>();

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '（')
            {
                open.Push(pairs.Count);
                pairs.Add((i, text.Length, open.Count));
            }
            else if (text[i] == '）' && open.TryPop(out var at))
            {
                pairs[at] = pairs[at] with { Close = i };
            }
        }

        return pairs;
    }

    private static bool NamesUnits(string text, int open, int close, Assignment assignment)
    {
        var names = assignment.Groups.SelectMany(group => group.Names).Select(name => name.Name).ToList();

        if (names.Count == 0)
        {
            return assignment.DeadlineWords.Length > 0 && EndsPassage(text, open, close);
        }

        var units = names.Count(name => UnitVocabulary.IsUnit(name) || UnitVocabulary.IsCollective(name));

        if (LabelledLine.BeginsWithLabel(text, open + 1, close))
        {
            return true;
        }

        if (!EndsPassage(text, open, close) || close == text.Length)
        {
            return false;
        }

        return assignment.Groups.Any(group => group.Kind != RoleKind.Bare)
            ? units * 2 >= names.Count
            : units * 5 >= names.Count * 4
                && (UnitVocabulary.IsOffice(names[0]) || UnitVocabulary.IsCollective(names[0]))
                && !ExplainsName(text, open);
    }

    /// <summary>各县市政府（管委会）: the bracket belongs to the name before it.</summary>
    private static bool ExplainsName(string text, int open) =>
        open > 0 && UnitVocabulary.IsOffice(text.AsSpan(Math.Max(0, open - 6), Math.Min(6, open)));

    /// <summary>A bracket of units closes what stands before it; one in mid-sentence only explains a word.</summary>
    private static bool EndsPassage(string text, int open, int close)
    {
        var after = close + 1;

        while (after < text.Length && char.IsWhiteSpace(text[after]))
        {
            after++;
        }

        var before = open - 1;

        while (before > 0 && char.IsWhiteSpace(text[before]))
        {
            before--;
        }

        return after >= text.Length
            || text[after] is '。' or '；' or '（'
            || (before >= 0 && text[before] is '。' or '；' or '！' or '）');
    }
}
