using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ordos.GreenPlan.Extraction.Sources.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Web;

/// <summary>Reads a notice from the page that a government site publishes it on.</summary>
internal static class HtmlReader
{
    public static string Read(ReadOnlyMemory<byte> content, NoticeFileLimits limits)
    {
        var markup = HtmlEncoding.Decode(content.Span) ?? throw new UnreadableFileException(Refusals.UnknownEncoding);
        var document = Parse(markup, limits);
        var lines = new TextLines(limits);

        var article = HtmlArticle.Find(document);
        lines.AddParagraph(article.Title ?? "");
        lines.AddParagraph(article.Number ?? "");
        new HtmlBlocks(article.Prose, limits.MaxTextLength).Read(article.Body, lines);
        return lines.ToString();
    }

    private static IHtmlDocument Parse(string markup, NoticeFileLimits limits)
    {
        var guard = new HtmlParsingGuard();
        var options = new HtmlParserOptions
        {
            MaximumDepth = limits.MaxXmlDepth,
            SkipComments = true,
            SkipScriptText = true,
            DisableElementPositionTracking = true,
            OnToken = (token, _) => guard.Pass(token),
        };

        return new HtmlParser(options).ParseDocument(markup);
    }
}
