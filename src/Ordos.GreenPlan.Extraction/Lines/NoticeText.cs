namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>
/// The notice as all readers see it: joined paragraphs and tables in the order of print. The normalised text has one
/// paragraph or one table row a line, so a record's range is always a slice of it.
/// </summary>
/// <param name="Text">The normalised text.</param>
/// <param name="Paragraphs">Joined paragraphs, table rows and noise excluded.</param>
/// <param name="Tables">Tables in the order of the text.</param>
/// <param name="NoiseLines">Source lines that hold image remains or OCR rubbish.</param>
internal sealed record NoticeText(
    string Text,
    IReadOnlyList<Paragraph> Paragraphs,
    IReadOnlyList<NoticeTable> Tables,
    IReadOnlyList<int> NoiseLines)
{
    /// <summary>Reads any text; nothing in it can make this fail.</summary>
    public static NoticeText Read(string text) => new NoticeTextReader().Read(text);
}
