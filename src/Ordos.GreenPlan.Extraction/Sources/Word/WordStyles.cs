using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Ordos.GreenPlan.Extraction.Sources.Archives;

namespace Ordos.GreenPlan.Extraction.Sources.Word;

/// <summary>What styles say about the text: their lists, and whether they mark a table of contents or hide runs.</summary>
internal sealed class WordStyles
{
    // Longer chains of inheritance than any document has; circles end here.
    private const int MaxInheritance = 32;

    private readonly Dictionary<string, OpenXmlElement> _styles = [];
    private readonly string? _defaultParagraph;

    public WordStyles(Styles? styles)
    {
        foreach (var style in styles?.Children("style") ?? [])
        {
            if (style.Attribute("styleId") is { } id)
            {
                _styles.TryAdd(id, style);
                var isDefault = style.Attribute("default") is "1" or "true" && style.Attribute("type") == "paragraph";
                _defaultParagraph ??= isDefault ? id : null;
            }
        }
    }

    /// <summary>The list that a paragraph of this style stands in: the number id, and the level where the style says it.</summary>
    public (int ListId, int? Level)? ListOf(string? styleId)
    {
        int? level = null;
        foreach (var style in ChainOf(styleId ?? _defaultParagraph))
        {
            if (style.Child("pPr")?.Child("numPr") is { } list)
            {
                level ??= OfficeXml.Number(list.Value("ilvl"));
                if (OfficeXml.Number(list.Value("numId")) is { } id)
                {
                    return (id, level);
                }
            }
        }

        return null;
    }

    /// <summary>The style and those it is based on: a level of a list may be tied to any of them.</summary>
    public IEnumerable<string> NamesOf(string? styleId) =>
        ChainOf(styleId ?? _defaultParagraph).Select(style => style.Attribute("styleId")!);

    /// <summary>True for the lines of a table of contents, which repeat headings and page numbers.</summary>
    public bool IsContentsLine(string? styleId) =>
        styleId is not null
        && _styles.TryGetValue(styleId, out var style)
        && (style.Value("name") ?? "").StartsWith("toc ", StringComparison.OrdinalIgnoreCase);

    public bool IsHidden(string? styleId) =>
        styleId is not null && ChainOf(styleId).Any(style => style.Child("rPr")?.IsOn("vanish") == true);

    private IEnumerable<OpenXmlElement> ChainOf(string? styleId)
    {
        for (var depth = 0; depth < MaxInheritance && styleId is not null; depth++)
        {
            if (!_styles.TryGetValue(styleId, out var style))
            {
                yield break;
            }

            yield return style;
            styleId = style.Value("basedOn");
        }
    }
}
