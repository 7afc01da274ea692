using System.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Text;

/// <summary>Takes the paragraphs of one table cell, and the tables inside it, as the text of that cell.</summary>
internal sealed class CellText(int maxLength) : ITextSink
{
    private readonly StringBuilder _text = new();

    public void AddParagraph(string text)
    {
        if (_text.Length + text.Length > maxLength)
        {
            throw new UnreadableFileException(Refusals.TooMuchText(maxLength));
        }

        _text.Append(text).Append(' ');
    }

    public void AddRow(IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
        {
            AddParagraph(cell);
        }
    }

    public override string ToString() => TextLines.OnOneLine(_text.ToString());
}
