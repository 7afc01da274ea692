using DocumentFormat.OpenXml;
using Ordos.GreenPlan.Extraction.Sources.Archives;
using Ordos.GreenPlan.Extraction.Sources.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Word;

/// <summary>Reads paragraphs and tables in order, with all tracked changes accepted.</summary>
internal sealed class WordBlocks(WordStyles styles, ListNumbers numbers, int maxLength)
{
    private const int MaxSpan = 64;

    private readonly WordRuns _runs = new(styles);
    private string _carried = "";

    public void Read(OpenXmlElement block, ITextSink sink)
    {
        switch (block.LocalName)
        {
            case "p":
                ReadParagraph(block, sink);
                break;
            case "tbl":
                ReadTable(block, sink);
                break;
            case "sdt" when !IsContents(block):
                ReadAll(block.Child("sdtContent"), sink);
                break;
            case "AlternateContent":
                ReadAll(OfficeXml.Preferred(block), sink);
                break;
            case "ins" or "moveTo" or "customXml" or "smartTag":
                ReadAll(block, sink);
                break;
            default:
                break;
        }
    }

    /// <summary>Writes what a deleted last paragraph mark left over.</summary>
    public void Finish(ITextSink sink)
    {
        sink.AddParagraph(_carried);
        _carried = "";
    }

    private void ReadAll(OpenXmlElement? parent, ITextSink sink)
    {
        foreach (var block in parent?.ChildElements ?? Enumerable.Empty<OpenXmlElement>())
        {
            Read(block, sink);
        }
    }

    private void ReadParagraph(OpenXmlElement paragraph, ITextSink sink)
    {
        var properties = paragraph.Child("pPr");
        var text = _carried + _runs.Read(paragraph);
        var boxes = _runs.TakeBoxes();
        _carried = "";

        if (properties?.Child("rPr") is { } mark && (mark.Child("del") ?? mark.Child("moveFrom")) is not null)
        {
            // Without its mark a paragraph runs on into the next one, and takes that one's number.
            _carried = text;
        }
        else if (!styles.IsContentsLine(properties?.Value("pStyle")))
        {
            var number = NumberOf(properties);
            if (!string.IsNullOrWhiteSpace(text))
            {
                sink.AddParagraph(number + text.TrimStart());
            }
        }

        // A text box has no place in the running text; it follows the paragraph that holds it.
        foreach (var box in boxes)
        {
            ReadAll(box, sink);
        }
    }

    private string NumberOf(OpenXmlElement? properties)
    {
        var style = properties?.Value("pStyle");
        var own = properties?.Child("numPr");
        var ofStyle = styles.ListOf(style);
        var list = OfficeXml.Number(own?.Value("numId")) ?? ofStyle?.ListId;
        var level = OfficeXml.Number(own?.Value("ilvl")) ?? (own?.Child("numId") is null ? ofStyle?.Level : null);

        // List 0 takes a paragraph out of the list of its style.
        return list is null or 0 ? "" : numbers.Next(list.Value, level, styles.NamesOf(style));
    }

    private void ReadTable(OpenXmlElement table, ITextSink sink)
    {
        var rows = Unwrapped(table, "tr").Where(row => row.Child("trPr")?.Child("del") is null).ToList();

        // A table of one cell is a frame around text.
        if (rows.Count == 1 && Unwrapped(rows[0], "tc").ToList() is [var only])
        {
            ReadAll(only, sink);
            return;
        }

        foreach (var row in rows)
        {
            ReadRow(row, sink);
        }
    }

    private void ReadRow(OpenXmlElement row, ITextSink sink)
    {
        List<string> cells = [];
        AddBlank(cells, OfficeXml.Number(row.Child("trPr")?.Value("gridBefore")) ?? 0);

        foreach (var cell in Unwrapped(row, "tc"))
        {
            var properties = cell.Child("tcPr");
            if (properties?.Child("cellDel") is not null)
            {
                continue;
            }

            var text = new CellText(maxLength);
            ReadAll(cell, text);
            Finish(text);

            // Merged cells have their text in the first; the rest are there, and blank, so that columns stay columns.
            var isContinued = properties?.Child("vMerge") is { } merge && (merge.Attribute("val") ?? "continue") == "continue";
            cells.Add(isContinued ? "" : text.ToString());
            AddBlank(cells, (OfficeXml.Number(properties?.Value("gridSpan")) ?? 1) - 1);
        }

        sink.AddRow(cells);
    }

    private static void AddBlank(List<string> cells, int count)
    {
        for (var blank = 0; blank < Math.Min(count, MaxSpan); blank++)
        {
            cells.Add("");
        }
    }

    // Rows and cells may stand in content controls.
    private static IEnumerable<OpenXmlElement> Unwrapped(OpenXmlElement parent, string name)
    {
        foreach (var child in parent.ChildElements)
        {
            if (child.LocalName == name)
            {
                yield return child;
            }
            else if ((child.LocalName == "sdt" ? child.Child("sdtContent") : child.LocalName is "customXml" or "ins" ? child : null) is { } wrapper)
            {
                foreach (var inner in Unwrapped(wrapper, name))
                {
                    yield return inner;
                }
            }
        }
    }

    private static bool IsContents(OpenXmlElement control) =>
        control.Child("sdtPr")?.Child("docPartObj")?.Value("docPartGallery") == "Table of Contents";
}
