using System.Text;
using DocumentFormat.OpenXml;
using Ordos.GreenPlan.Extraction.Sources.Archives;

namespace Ordos.GreenPlan.Extraction.Sources.Word;

/// <summary>Reads the text of a paragraph: insertions kept, deletions and field codes dropped.</summary>
internal sealed class WordRuns(WordStyles styles)
{
    private readonly StringBuilder _text = new();

    // For each open field whether its code is still passing by; its result is text. Only results run over the end of a
    // paragraph, so a field that is never closed swallows no more than its own.
    private readonly Stack<bool> _fields = new();
    private int _codes;
    private readonly List<OpenXmlElement> _boxes = [];

    public string Read(OpenXmlElement paragraph)
    {
        _text.Clear();
        _fields.Clear();
        _codes = 0;
        ReadAll(paragraph);
        return _text.ToString();
    }

    /// <summary>The contents of the text boxes that the paragraph just read holds.</summary>
    public IReadOnlyList<OpenXmlElement> TakeBoxes()
    {
        OpenXmlElement[] boxes = [.. _boxes];
        _boxes.Clear();
        return boxes;
    }

    private void ReadAll(OpenXmlElement? parent)
    {
        foreach (var child in parent?.ChildElements ?? Enumerable.Empty<OpenXmlElement>())
        {
            ReadInline(child);
        }
    }

    private void ReadInline(OpenXmlElement element)
    {
        switch (element.LocalName)
        {
            case "t":
                Append(element.InnerText);
                break;
            case "tab" or "ptab":
                Append(" ");
                break;
            case "br" or "cr":
                Append("\n");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "sym":
                Append(Symbol(element));
                break;
            case "fldChar":
                ReadFieldMark(element.Attribute("fldCharType"));
                break;
            case "r" when IsHidden(element.Child("rPr")):
                ReadFieldMarks(element);
                break;
            case "AlternateContent":
                ReadAll(OfficeXml.Preferred(element));
                break;
            case "txbxContent":
                _boxes.Add(element);
                break;
            case "pPr" or "rPr" or "tcPr" or "del" or "moveFrom" or "delText" or "instrText" or "rt" or "sdtPr"
                or "footnoteReference" or "endnoteReference" or "footnoteRef" or "endnoteRef" or "annotationRef":
                break;
            default:
                ReadAll(element);
                break;
        }
    }

    private void Append(string text)
    {
        if (_codes == 0)
        {
            _text.Append(text);
        }
    }

    private void ReadFieldMark(string? type)
    {
        switch (type)
        {
            case "begin":
                _fields.Push(true);
                _codes++;
                break;
            case "separate" when _fields.TryPop(out var isCode):
                _codes -= isCode ? 1 : 0;
                _fields.Push(false);
                break;
            case "end" when _fields.TryPop(out var isCode):
                _codes -= isCode ? 1 : 0;
                break;
            default:
                break;
        }
    }

    // A hidden run may still open or close a field.
    private void ReadFieldMarks(OpenXmlElement run)
    {
        foreach (var mark in run.Children("fldChar"))
        {
            ReadFieldMark(mark.Attribute("fldCharType"));
        }
    }

    private bool IsHidden(OpenXmlElement? properties) =>
        properties is not null
        && (properties.Child("vanish") is not null ? properties.IsOn("vanish") : styles.IsHidden(properties.Value("rStyle")));

    // The boxes that forms and tables tick; other symbol fonts have no agreed characters.
    private static string Symbol(OpenXmlElement symbol) => symbol.Attribute("char")?.ToUpperInvariant() switch
    {
        "F0FE" or "F052" or "2611" => "☑",
        "F0A8" or "F06F" or "F0A3" or "2610" => "☐",
        "F0FC" => "√",
        _ => "",
    };
}
