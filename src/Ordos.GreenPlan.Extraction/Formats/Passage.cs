using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Formats;

/// <summary>Running text from a place in one paragraph to a place in the same or a later one.</summary>
internal readonly record struct Passage(int FromParagraph, int From, int ToParagraph, int To)
{
    private const string StrayMarks = "。；;，、 \u3000";

    /// <summary>The words of the passage, paragraphs of the body only, each on a line.</summary>
    public string TextIn(NoticeReading notice)
    {
        var parts = new List<string>();

        for (var i = FromParagraph; i <= ToParagraph && i < notice.Text.Paragraphs.Count; i++)
        {
            var text = notice.Text.Paragraphs[i].Text;
            var start = Math.Min(i == FromParagraph ? From : 0, text.Length);
            var end = Math.Max(start, i == ToParagraph ? To : text.Length);
            var words = text[start..end].Trim().TrimStart(StrayMarks.ToCharArray());

            if (words.Length > 0 && (i == FromParagraph || notice.Parts.IsBody(i)))
            {
                parts.Add(words);
            }
        }

        return string.Join('\n', parts);
    }

    public TextRange RangeIn(IReadOnlyList<Paragraph> paragraphs) =>
        new(paragraphs[FromParagraph].Start + From, paragraphs[ToParagraph].Start + To);
}
