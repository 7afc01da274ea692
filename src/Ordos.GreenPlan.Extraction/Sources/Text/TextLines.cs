using System.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Text;

/// <summary>The text being written: paragraphs and table rows, up to the length that a file may give.</summary>
internal sealed class TextLines(NoticeFileLimits limits) : ITextSink
{
    private readonly StringBuilder _text = new();
    private int _lines;

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Adds a paragraph; inner line breaks begin lines of their own, blank lines are left out.</summary>
    public void AddParagraph(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (!trimmed.IsEmpty)
            {
                Require(trimmed.Length);
                RequireLine();

                // A tab stands for a cell's edge here, so a paragraph keeps none.
                var start = _text.Length;
                _text.Append(trimmed).Replace('\t', ' ', start, trimmed.Length).Append('\n');
            }
        }
    }

    /// <summary>Adds a table row, unless all its cells are blank.</summary>
    public void AddRow(IReadOnlyList<string> cells)
    {
        if (cells.All(string.IsNullOrWhiteSpace))
        {
            return;
        }

        RequireLine();

        foreach (var cell in cells)
        {
            Require(cell.Length + 1);
            _text.Append('\t').Append(OnOneLine(cell));
        }

        _text.Append('\n');
    }

    public override string ToString() => _text.ToString();

    /// <summary>White space of any length becomes one space, so that a cell stays on its row's line.</summary>
    public static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Require(int more)
    {
        if (_text.Length + more > limits.MaxTextLength)
        {
            throw new UnreadableFileException(Refusals.TooMuchText(limits.MaxTextLength));
        }
    }

    private void RequireLine()
    {
        if (++_lines > limits.MaxLines)
        {
            throw new UnreadableFileException(Refusals.TooManyLines(limits.MaxLines));
        }
    }
}
