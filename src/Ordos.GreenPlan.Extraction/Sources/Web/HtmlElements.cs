using AngleSharp.Dom;

namespace Ordos.GreenPlan.Extraction.Sources.Web;

/// <summary>What the elements of a page mean for its text.</summary>
internal static class HtmlElements
{
    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "math", "canvas", "audio", "video",
        "form", "button", "select", "input", "textarea", "nav", "footer", "aside", "head", "title", "link", "meta", "rt", "rp", "frameset",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "ucapcontent", "ucaptitle",
    };

    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal)
    {
        "article", "body", "center", "div", "fieldset", "font", "main", "section", "span", "table", "tbody", "td", "tr", "ucapcontent",
    };

    public static bool IsBlock(IElement element) => Blocks.Contains(element.LocalName);

    /// <summary>True for elements that may hold a whole article and other things beside it.</summary>
    public static bool IsContainer(IElement element) =>
        Containers.Contains(element.LocalName) && (element.LocalName != "table" || !HtmlTable.IsData(element));

    /// <summary>True for what a browser does not show as text, or shows around the article.</summary>
    public static bool IsDropped(IElement element) => Dropped.Contains(element.LocalName) || IsHidden(element);

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden"))
        {
            return true;
        }

        var style = element.GetAttribute("style");
        if (style is null)
        {
            return false;
        }

        var declarations = style.Replace(" ", "", StringComparison.Ordinal);
        return declarations.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || declarations.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }
}
