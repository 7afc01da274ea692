using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>One joined paragraph of the normalised text, on one line there.</summary>
/// <param name="Index">Position among the paragraphs, from 0.</param>
/// <param name="Line">Line of the source where the paragraph begins, from 1.</param>
/// <param name="Text">The paragraph as printed, line breaks taken out.</param>
/// <param name="Range">Its place in the normalised text.</param>
/// <param name="Breaks">Number of line breaks that had cut it.</param>
internal sealed record Paragraph(int Index, int Line, string Text, TextRange Range, int Breaks)
{
    public int Start => Range.Start;

    /// <summary>The range of a part of this paragraph.</summary>
    public TextRange RangeOf(int start, int end) => new(Range.Start + start, Range.Start + end);
}
