namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>
/// Whether every line of the text was cut at a fixed width, as text taken from PDF is, and how such a text shows where
/// a paragraph begins.
/// </summary>
internal readonly record struct LineWidth(int Full, bool IndentsParagraphs)
{
    private const int WidestPrinted = 120;

    /// <summary>The two characters by which the first line of a paragraph is set in.</summary>
    private const int Indent = 4;

    public bool IsWrapped => Full > 0;

    /// <summary>True for a line that runs to the margin, give or take a mark or a long word.</summary>
    public bool IsFull(SourceLine line) => WidthOf(line.Text) + (line.IsIndented ? Indent : 0) >= Full - 6;

    public static LineWidth Of(List<SourceLine> lines)
    {
        var widths = new int[WidestPrinted + 1];
        int counted = 0, indented = 0;

        foreach (var line in lines)
        {
            if (line.Text.Length < 12 || line.StartsWithTab)
            {
                continue;
            }

            counted++;
            indented += line.IsIndented ? 1 : 0;
            widths[Math.Min(WidestPrinted, WidthOf(line.Text))]++;
        }

        var full = MostAt(widths, counted);
        return full > 0 && EndsOpen(lines, full) ? new LineWidth(full, indented * 20 > counted) : default;
    }

    /// <summary>The width below which 90 of 100 lines stay; 0 when too few lines or too wide to be print.</summary>
    private static int MostAt(int[] widths, int counted)
    {
        var sum = 0;

        for (var width = 0; width < WidestPrinted && counted >= 12; width++)
        {
            sum += widths[width];

            if (sum * 10 >= counted * 9)
            {
                return width;
            }
        }

        return 0;
    }

    private static bool EndsOpen(List<SourceLine> lines, int full)
    {
        int reach = 0, open = 0;

        foreach (var line in lines)
        {
            if (line.Text.Length >= 12 && !line.StartsWithTab && WidthOf(line.Text) >= full - 6)
            {
                reach++;
                open += line.Text[^1] is '。' or '；' or '：' or '！' or '？' or '）' or ')' ? 0 : 1;
            }
        }

        return reach >= 8 && open * 10 >= reach * 6;
    }

    private static int WidthOf(string text)
    {
        var width = 0;

        foreach (var c in text)
        {
            width += c < '\u2000' ? 1 : 2;

            if (width >= WidestPrinted)
            {
                break;
            }
        }

        return width;
    }
}
