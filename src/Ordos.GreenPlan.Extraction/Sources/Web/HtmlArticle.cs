using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ordos.GreenPlan.Extraction.Sources.Web;

/// <summary>The notice on a page: its title where that stands apart, its number likewise, and the element that holds the rest.</summary>
internal sealed partial record HtmlArticle(string? Title, string? Number, IElement Body, HtmlProse Prose)
{
    // Prose that may be left beside the article: a footer's sentence, a summary in the navigation.
    private const double LeftShare = 0.03;
    private const int LeftLength = 60;

    // What the publishing systems of government sites call the element that holds the text of an article.
    private static readonly HashSet<string> ContentNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "UCAP-CONTENT", "pages_content", "TRS_Editor", "trs_editor_view", "TRS_UEDITOR", "Custom_UnionStyle", "zoom", "zoomcon",
        "fontzoom", "ivs_content", "info_content", "my_doccontent", "article-content", "artibody", "j-fontContent", "xl-cont",
    };

    public static HtmlArticle Find(IHtmlDocument document)
    {
        IElement root = document.Body ?? document.DocumentElement;
        var prose = new HtmlProse(root);
        var body = BodyIn(root, prose);
        var text = Squeezed(body.TextContent);
        var title = TitleOf(document);
        var number = LabelledNumber().Match(Squeezed(root.TextContent)) is { Success: true } match ? match.Groups["number"].Value : null;

        return new HtmlArticle(
            title is not null && !text.Contains(Squeezed(title), StringComparison.Ordinal) ? title : null,
            number is not null && !text.Contains(number, StringComparison.Ordinal) ? number : null,
            body,
            prose);
    }

    // Down from the body of the page, as long as one child holds nearly all of the prose. Menus hold none of it.
    private static IElement BodyIn(IElement root, HtmlProse prose)
    {
        var element = root;
        while (true)
        {
            var all = prose.LengthOf(element);
            var left = Math.Max(LeftLength, all * LeftShare);
            var heaviest = element.Children.MaxBy(prose.LengthOf);
            if (heaviest is null || !HtmlElements.IsContainer(heaviest) || all == 0 || all - prose.LengthOf(heaviest) > left
                || IsNamedContent(element) || HasParagraphBeside(element, heaviest))
            {
                return element;
            }

            element = heaviest;
        }
    }

    private static bool IsNamedContent(IElement element) =>
        (element.Id is { } id && ContentNames.Contains(id)) || element.ClassList.Any(ContentNames.Contains);

    // A title, a signature or a date has no sentence in it, but stands in a paragraph like the text.
    private static bool HasParagraphBeside(IElement parent, IElement child) =>
        parent.Children.Any(sibling => sibling != child && sibling.LocalName == "p" && sibling.TextContent.Trim().Length >= 4);

    // Government sites name the title in a meta element of their own (政府网站发展指引); others in the only first heading.
    private static string? TitleOf(IHtmlDocument document)
    {
        var meta = document.Head?.Children
            .FirstOrDefault(element => string.Equals(element.GetAttribute("name"), "ArticleTitle", StringComparison.OrdinalIgnoreCase))
            ?.GetAttribute("content");

        if (!string.IsNullOrWhiteSpace(meta))
        {
            return meta.Trim();
        }

        var headings = document.Body?.GetElementsByTagName("h1");
        var heading = headings is { Length: 1 } ? headings[0].TextContent.Trim() : null;
        return heading is { Length: > 5 } ? heading : null;
    }

    private static string Squeezed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    // 发文字号：鄂府办发〔2022〕15号, as the table of particulars above an article has it. Space is taken out before.
    [GeneratedRegex(@"(发文字号|文号)[:：]?(?<number>[\u4E00-\u9FFF]{1,12}[〔\[［][0-9]{4}[〕\]］]第?[0-9]{1,5}号)", RegexOptions.ExplicitCapture)]
    private static partial Regex LabelledNumber();
}
