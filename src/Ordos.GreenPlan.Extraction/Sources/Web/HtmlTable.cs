using System.Globalization;
using AngleSharp.Dom;

namespace Ordos.GreenPlan.Extraction.Sources.Web;

/// <summary>A table element: whether it holds data or only places other things, and its cells in their columns.</summary>
internal static class HtmlTable
{
    private const int MaxSpan = 64;
    private const int MaxColumns = 256;

    /// <summary>True unless the table only lays out a page: one cell a row, one row of text, or further tables inside.</summary>
    public static bool IsData(IElement table)
    {
        var rows = RowsOf(table).ToList();
        return rows.Count > 1
            && rows.Exists(row => CellsOf(row).Skip(1).Any())
            && !table.GetDescendants().OfType<IElement>().Any(inner => inner.LocalName == "table");
    }

    public static IEnumerable<IElement> RowsOf(IElement table)
    {
        foreach (var child in table.Children)
        {
            if (child.LocalName == "tr")
            {
                yield return child;
            }
            else if (child.LocalName is "thead" or "tbody" or "tfoot")
            {
                foreach (var row in child.Children.Where(row => row.LocalName == "tr"))
                {
                    yield return row;
                }
            }
        }
    }

    public static IEnumerable<IElement> CellsOf(IElement row) => row.Children.Where(cell => cell.LocalName is "td" or "th");

    /// <summary>The rows as texts, a merged cell's text in its first place and blanks in the others.</summary>
    public static IEnumerable<IReadOnlyList<string>> Read(IElement table, Func<IElement, string> textOf)
    {
        // For each column, how many more rows a cell from above reaches down.
        var reaching = new List<int>();
        foreach (var row in RowsOf(table).Where(row => !HtmlElements.IsDropped(row)))
        {
            List<string> cells = [];
            foreach (var cell in CellsOf(row).Where(cell => !HtmlElements.IsDropped(cell)))
            {
                AddBlanksFromAbove(cells, reaching);
                var columns = Span(cell, "colspan");
                var rows = Span(cell, "rowspan");
                for (var column = 0; column < columns && cells.Count < MaxColumns; column++)
                {
                    SetReach(reaching, cells.Count, rows - 1);
                    cells.Add(column == 0 ? textOf(cell) : "");
                }
            }

            AddBlanksFromAbove(cells, reaching);
            yield return cells;
        }
    }

    private static void AddBlanksFromAbove(List<string> cells, List<int> reaching)
    {
        while (cells.Count < reaching.Count && reaching[cells.Count] > 0)
        {
            reaching[cells.Count]--;
            cells.Add("");
        }
    }

    private static void SetReach(List<int> reaching, int column, int rows)
    {
        while (reaching.Count <= column)
        {
            reaching.Add(0);
        }

        reaching[column] = rows;
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, MaxSpan) : 1;
}
