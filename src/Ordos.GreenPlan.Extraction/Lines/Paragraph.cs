using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>One joined paragraph of the normalised text, on one line there.</summary>
/// <param name="Index">Position among the paragraphs, from 0.</param>
/// <param name="Line">Line of the source where the paragraph begins, from 1.</param>
/// <param name="Text">The paragraph as printed, line breaks taken out.</param>
/// <param name="Range">Its place in the normalised text.</param>
/// <param name="CutLines">Lines of the source that carry it on behind a break.</param>
internal sealed record Paragraph(int Index, int Line, string Text, TextRange Range, IReadOnlyList<int> CutLines)
{
    public int Start => Range.Start;

    /// <summary>The range of a part of this paragraph.</summary>
    public TextRange RangeOf(int start, int end) => new(Range.Start + start, Range.Start + end);
}
