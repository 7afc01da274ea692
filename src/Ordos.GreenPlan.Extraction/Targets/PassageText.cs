using System.Buffers;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>
/// A paragraph or cell in three layers of the same length: as printed, folded to half width, and open, that is without
/// what stands in brackets, book marks and quotation marks, where numbers belong to names and explanations.
/// </summary>
internal sealed class PassageText
{
    /// <summary>Stands in the open layer for each hidden character.</summary>
    public const char Hidden = '\u0001';

    private const int LongestBracket = 600;
    private const int LongestPart = 120;
    private const string Openers = "（(《〈【［[“「";
    private const string Closers = "）)》〉】］]”」";

    private static readonly SearchValues<char> Foldable =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue).Select(c => (char)c).Where(c => Fold(c) != c)]);

    private static readonly SearchValues<char> AnyBracket = SearchValues.Create(Openers + Closers);

    private PassageText(string printed, string folded, string open) => (Printed, Folded, Open) = (printed, folded, open);

    public string Printed { get; }

    public string Folded { get; }

    public string Open { get; }

    public static PassageText Of(string printed)
    {
        var folded = Fold(printed);
        return new PassageText(printed, folded, Hide(folded));
    }

    /// <summary>True for the marks that end a sentence.</summary>
    public static bool EndsSentence(char c) => c is '。' or '！' or '？' or '!' or '?' or '\n';

    /// <summary>True for the marks that end a clause.</summary>
    public static bool EndsClause(char c) => c is '，' or ',' or '；' or ';' or '：' or ':' || EndsSentence(c);

    private static string Fold(string text) =>
        text.AsSpan().IndexOfAny(Foldable) < 0
            ? text
            : string.Create(text.Length, text, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = Fold(source[i]);
                }
            });

    private static char Fold(char c) => c switch
    {
        (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') => (char)(c - 0xFEE0),
        '％' or '﹪' => '%',
        '．' => '.',
        '／' => '/',
        '＜' or '﹤' => '<',
        '＞' or '﹥' => '>',
        '＝' => '=',
        '＋' => '+',
        '～' or '〜' or '∼' => '~',
        '－' or '−' or '﹣' or '–' => '-',
        '―' or '─' => '—',
        '≦' => '≤',
        '≧' => '≥',
        '\u00A0' or '\u3000' => ' ',
        _ => c,
    };

    private static string Hide(string text)
    {
        if (text.AsSpan().IndexOfAny(AnyBracket) < 0)
        {
            return text;
        }

        var opened = new List<(int Start, int End)>();
        var ranges = HiddenRanges(text, opened);
        return ranges.Count + opened.Count == 0 ? text : string.Create(text.Length, (text, ranges, opened), static (span, state) =>
        {
            state.text.CopyTo(span);
            var painted = span.Length;

            // （其中甲10家） reads as ，其中甲10家， but the list that goes on behind it (、乙20家) stays one.
            foreach (var (open, close) in state.opened)
            {
                var goesOn = close + 1 < span.Length && span[close + 1] is '、' or '和' or '及' or '与';
                (span[open], span[close]) = ('，', goesOn ? ' ' : '，');
            }

            // Outer brackets close later than inner ones: from the last, each inner range is already covered.
            for (var i = state.ranges.Count - 1; i >= 0; i--)
            {
                var (start, end) = state.ranges[i];

                if (start < painted)
                {
                    span[start..Math.Min(end, painted)].Fill(Hidden);
                    painted = start;
                }
            }
        });
    }

    private static List<(int Start, int End)> HiddenRanges(string text, List<(int Start, int End)> opened)
    {
        var ranges = new List<(int, int)>();
        var waiting = new Stack<(int At, int Kind)>();

        for (var i = text.AsSpan().IndexOfAny(AnyBracket); i < text.Length; i = NextBracket(text, i + 1))
        {
            if (Openers.AsSpan().IndexOf(text[i]) is >= 0 and var opener)
            {
                waiting.Push((i, opener));
                continue;
            }

            var closer = Closers.AsSpan().IndexOf(text[i]);

            // A bracket opened but never closed gives way to the pair around it.
            while (waiting.TryPop(out var top))
            {
                if (SameKind(top.Kind, closer))
                {
                    var inner = text.AsSpan(top.At + 1, i - top.At - 1);

                    if (inner.Length <= LongestPart && inner.StartsWith("其中", StringComparison.Ordinal))
                    {
                        opened.Add((top.At, i));
                    }
                    else if (i - top.At <= LongestBracket && !HoldsVerb(inner))
                    {
                        ranges.Add((top.At + 1, i));
                    }

                    break;
                }
            }
        }

        return ranges;
    }

    /// <summary>“双下降”, “双降”: a verb that quotation marks only set off.</summary>
    private static bool HoldsVerb(ReadOnlySpan<char> quoted) =>
        quoted is "双下降" or "双降" or "双降低" or "双减少" or "双增长" or "双提升" or "双提高" or "双增" or "翻一番" or "翻番" or "翻两番";

    private static int NextBracket(string text, int from) =>
        text.AsSpan(from).IndexOfAny(AnyBracket) is >= 0 and var next ? from + next : text.Length;

    /// <summary>（ and ( close each other: notices mix them.</summary>
    private static bool SameKind(int opener, int closer) => opener == closer || (opener < 2 && closer < 2);
}
