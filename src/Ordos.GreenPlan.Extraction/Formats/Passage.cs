using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Formats;

/// <summary>Running text from a place in one paragraph to a place in the same or a later one.</summary>
internal readonly record struct Passage(int FromParagraph, int From, int ToParagraph, int To)
{
    private const string StrayMarks = "。；;，、 \u3000";

    /// <summary>The words of the passage, paragraphs of the body only, each on a line.</summary>
    /// <param name="notice">What is known of the notice.</param>
    /// <param name="leftOut">Lines that say when, not what.</param>
    public string TextIn(NoticeReading notice, HashSet<int>? leftOut = null)
    {
        var parts = new List<string>();

        for (var i = FromParagraph; i <= ToParagraph && i < notice.Text.Paragraphs.Count; i++)
        {
            if (leftOut?.Contains(i) != true && WordsOf(i, notice) is { IsEmpty: false } words)
            {
                parts.Add(words.ToString());
            }
        }

        return string.Join('\n', parts);
    }

    /// <summary>Whether there are any words; to be asked first, for a long passage may be asked about again and again.</summary>
    public bool HasWordsIn(NoticeReading notice)
    {
        for (var i = FromParagraph; i <= ToParagraph && i < notice.Text.Paragraphs.Count; i++)
        {
            if (!WordsOf(i, notice).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    public TextRange RangeIn(IReadOnlyList<Paragraph> paragraphs) =>
        new(paragraphs[FromParagraph].Start + From, paragraphs[ToParagraph].Start + To);

    private ReadOnlySpan<char> WordsOf(int paragraph, NoticeReading notice)
    {
        if (paragraph != FromParagraph && !notice.Parts.IsBody(paragraph))
        {
            return [];
        }

        var text = notice.Text.Paragraphs[paragraph].Text;
        var start = Math.Min(paragraph == FromParagraph ? From : 0, text.Length);
        var end = Math.Max(start, paragraph == ToParagraph ? To : text.Length);
        return text.AsSpan(start, end - start).Trim().TrimStart(StrayMarks);
    }
}
