using System.Text;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>A paragraph under way. Most have one line, whose string is then the paragraph's own.</summary>
internal sealed class OpenParagraph
{
    private readonly StringBuilder _joined = new();
    private string _first = "";

    public int Length => _joined.Length > 0 ? _joined.Length : _first.Length;

    public string Text => _joined.Length > 0 ? _joined.ToString() : _first;

    public void Append(string text)
    {
        if (Length == 0)
        {
            _first = text;
            return;
        }

        if (_joined.Length == 0)
        {
            _joined.Append(_first);
        }

        _joined.Append(text);
    }

    public void Clear()
    {
        _joined.Clear();
        _first = "";
    }
}
