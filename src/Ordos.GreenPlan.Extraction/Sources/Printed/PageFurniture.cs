using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Sources.Printed;

/// <summary>Takes page numbers and running heads off printed pages.</summary>
internal static partial class PageFurniture
{
    // A line that opens or closes half of the pages, three at least, in the same words is no part of the text.
    private const int RepeatedOn = 3;

    public static void Remove(IReadOnlyList<List<PrintedLine>> pages)
    {
        foreach (var page in pages)
        {
            RemoveWhere(page, line => PageNumber().IsMatch(line.Text));
        }

        var heads = Repeated(pages, page => page.FirstOrDefault());
        var feet = Repeated(pages, page => page.LastOrDefault());
        foreach (var page in pages)
        {
            RemoveWhere(page, line => (ReferenceEquals(line, page[0]) && heads.Contains(line.Text))
                || (ReferenceEquals(line, page[^1]) && feet.Contains(line.Text)));
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
            .GroupBy(line => line.Text, StringComparer.Ordinal)
            .Where(same => same.Count() >= Math.Max(RepeatedOn, pages.Count / 2))
            .Select(same => same.Key)];

    // — 3 — | -3- | 3 | 第3页 | 第 3 页 共 20 页 | 3/20
    [GeneratedRegex(@"^[\s—–\-－·]*(第?\s*[0-9]{1,4}\s*页?)(\s*[/／,，]?\s*共?\s*[0-9]{1,4}\s*页?)?[\s—–\-－·]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex PageNumber();
}
