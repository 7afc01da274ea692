using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Sources.Printed;

/// <summary>Takes page numbers and running heads off printed pages.</summary>
internal static partial class PageFurniture
{
    // A line that opens or closes half of the pages, three at least, in the same words is no part of the text.
    private const int RepeatedOn = 3;

    // A title and a page number may stand in two lines.
    private const int Lines = 2;

    public static void Remove(IReadOnlyList<List<PrintedLine>> pages)
    {
        for (var line = 0; line < Lines; line++)
        {
            foreach (var page in pages)
            {
                RemoveWhere(page, outermost => PageNumber().IsMatch(outermost.Text));
            }

            var heads = Repeated(pages, page => page.FirstOrDefault());
            var feet = Repeated(pages, page => page.LastOrDefault());
            foreach (var page in pages)
            {
                RemoveWhere(page, outermost => (ReferenceEquals(outermost, page[0]) && heads.Contains(WithoutNumbers(outermost)))
                    || (ReferenceEquals(outermost, page[^1]) && feet.Contains(WithoutNumbers(outermost))));
            }
        }
    }

    // Only the outermost lines: a number alone in the middle of a page belongs to a table or a list.
    private static void RemoveWhere(List<PrintedLine> page, Func<PrintedLine, bool> isFurniture)
    {
        if (page.Count > 0 && isFurniture(page[0]))
        {
            page.RemoveAt(0);
        }

        if (page.Count > 0 && isFurniture(page[^1]))
        {
            page.RemoveAt(page.Count - 1);
        }
    }

    private static HashSet<string> Repeated(IReadOnlyCollection<List<PrintedLine>> pages, Func<List<PrintedLine>, PrintedLine?> outermost) =>
        [.. pages
            .Select(outermost)
            .OfType<PrintedLine>()
            .Where(MayRepeat)
            .GroupBy(WithoutNumbers, StringComparer.Ordinal)
            .Where(same => same.Count() >= Math.Max(RepeatedOn, pages.Count / 2))
            .Select(same => same.Key)];

    // The heading of a table that is printed again on every page is kept, and so is the end of a sentence.
    private static bool MayRepeat(PrintedLine line) => line.Groups.Count < 3 && line.Text[^1] is not ('。' or '；' or '：');

    // The number of the page may stand in the running line itself.
    private static string WithoutNumbers(PrintedLine line) => Digits().Replace(line.Text, "#");

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    // — 3 — | -3- | 3 | 第3页 | 第 3 页 共 20 页 | 3/20
    [GeneratedRegex(@"^[\s—–\-－·]*(第?\s*[0-9]{1,4}\s*页?)(\s*[/／,，]?\s*共?\s*[0-9]{1,4}\s*页?)?[\s—–\-－·]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex PageNumber();
}
