using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Sources.Web;

/// <summary>Tells a web page, or a piece of one, from plain text by how it begins.</summary>
internal static partial class HtmlMarks
{
    public static bool Begin(string opening) => Page().IsMatch(opening) || Piece().IsMatch(opening);

    // The tags that only whole pages have, anywhere in the opening.
    [GeneratedRegex(@"<!doctype\s+html|<(html|head|body)[\s>]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Page();

    // A saved article without its page: the very first characters are a tag or a comment. A byte order mark may precede.
    [GeneratedRegex(
        @"^[\u00EF\u00BB\u00BF\u00FE\u00FF\s]*(<!--|<(div|p|table|meta|title|style|script|link|article|section|span|h[1-6]|ul|ol|br|font|center|ucapcontent)[\s>/])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();
}
