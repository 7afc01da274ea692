namespace Ordos.GreenPlan.Extraction.Sources.Text;

/// <summary>Takes what a reader finds, in the order of the document.</summary>
internal interface ITextSink
{
    void AddParagraph(string text);

    void AddRow(IReadOnlyList<string> cells);
}
