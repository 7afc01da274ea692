namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>Tells header rows from data rows and gives each column one title.</summary>
internal static class HeaderRows
{
    /// <summary>Number of rows that form the header: the first, and those below that only fill its open cells.</summary>
    public static int Count(IReadOnlyList<RowCells> rows)
    {
        var count = Math.Min(1, rows.Count);

        while (count < rows.Count - 1 && count < 3 && FillsHeader(rows[0], rows[count]))
        {
            count++;
        }

        return count;
    }

    /// <summary>Joins the titles of the header rows, each spanning title going to all the columns under it.</summary>
    public static IReadOnlyList<string> Titles(IReadOnlyList<RowCells> rows, int headerCount)
    {
        if (headerCount == 0)
        {
            return [];
        }

        var titles = Spread(rows[0].Cells, headerCount > 1 ? rows[1].Cells : []);

        for (var i = 1; i < headerCount; i++)
        {
            titles = Join(titles, rows[i].Cells);
        }

        return titles;
    }

    private static bool FillsHeader(RowCells first, RowCells row)
    {
        var cells = row.Cells;
        var opens = cells.Count > 1 && (cells[0].Length == 0 || cells[0] == first.Cells[0]);

        return opens
            && cells.Any(cell => cell.Length > 0)
            && cells.All(cell => cell.Length <= 30 && !IsFigure(cell))
            && (cells[0].Length > 0 || cells.Count(cell => cell.Length == 0) < cells.Count);
    }

    private static bool IsFigure(string cell) =>
        cell.Length > 0 && cell.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && !cell.Contains('年', StringComparison.Ordinal);

    /// <summary>Gives a spanning title of the first row to every column that the second row opens under it.</summary>
    private static List<string> Spread(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        if (second.Count <= first.Count)
        {
            return SpreadBlanks(first, second);
        }

        // The first row lacks the cells that a spanning title swallowed: blanks below stand under unspanned titles.
        var spanning = Math.Max(1, first.Count - second.Count(cell => cell.Length == 0));
        var opened = second.Count - (first.Count - spanning);
        var titles = new List<string>(second.Count);
        var at = 0;

        for (var i = 0; i < second.Count; i++)
        {
            titles.Add(at < first.Count ? first[at] : first[^1]);
            var share = second[i].Length == 0 ? 1 : Math.Max(1, opened / spanning);
            var sameTitle = titles.Count(title => ReferenceEquals(title, titles[^1]));
            at += sameTitle >= share ? 1 : 0;
        }

        return titles;
    }

    private static List<string> SpreadBlanks(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var titles = first.ToList();

        for (var i = 1; i < titles.Count; i++)
        {
            if (titles[i].Length == 0 && i < second.Count && second[i].Length > 0)
            {
                titles[i] = titles[i - 1];
            }
        }

        return titles;
    }

    private static List<string> Join(List<string> titles, IReadOnlyList<string> below) =>
        [.. titles.Select((title, i) => i >= below.Count || below[i].Length == 0 || below[i] == title
            ? title
            : title.Length == 0 ? below[i] : $"{title} {below[i]}")];
}
