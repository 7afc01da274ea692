using System.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Printed;

/// <summary>What stands side by side on a page, left to right, in groups that wide gaps part.</summary>
internal sealed class PrintedLine
{
    // In sizes of a character: the margins of two cells together part columns, narrower gaps part words.
    private const double ColumnGap = 0.4;
    private const double WordGap = 0.3;
    private const double LatinWordGap = 0.1;

    private PrintedLine(List<PlacedText> groups)
    {
        Groups = groups;
        Top = groups.Min(group => group.Top);
        Bottom = groups.Max(group => group.Bottom);
        Size = groups.MaxBy(group => group.Text.Length).Size;
    }

    public IReadOnlyList<PlacedText> Groups { get; }

    public double Left => Groups[0].Left;

    public double Right => Groups[^1].Right;

    public double Top { get; }

    public double Bottom { get; }

    public double Size { get; }

    public double Middle => (Top + Bottom) / 2;

    public string Text => string.Join(' ', Groups.Select(group => group.Text));

    /// <summary>Sorts the pieces of a page into lines from top to bottom.</summary>
    public static List<PrintedLine> Of(IEnumerable<PlacedText> pieces)
    {
        List<PrintedLine> lines = [];
        List<PlacedText> line = [];
        foreach (var piece in pieces.Where(piece => piece.Text.Length > 0).OrderBy(piece => piece.Middle))
        {
            // Half a size apart is another line; superscripts and mixed sizes are less.
            if (line.Count > 0 && piece.Middle - line[0].Middle > 0.5 * Math.Min(piece.Size, line[0].Size))
            {
                lines.Add(new PrintedLine(Grouped(line)));
                line = [];
            }

            line.Add(piece);
        }

        if (line.Count > 0)
        {
            lines.Add(new PrintedLine(Grouped(line)));
        }

        return lines;
    }

    private static List<PlacedText> Grouped(List<PlacedText> line)
    {
        List<PlacedText> groups = [];
        var text = new StringBuilder();
        PlacedText? open = null;
        var size = 0.0;
        foreach (var piece in line.OrderBy(piece => piece.Left))
        {
            var gap = open is { } before ? (piece.Left - before.Right) / Math.Max(piece.Size, size) : 0;
            if (open is { } group && gap > ColumnGap)
            {
                groups.Add(group with { Text = text.ToString() });
                text.Clear();
                open = null;
            }
            else if (gap > WordGap || (gap > LatinWordGap && char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetterOrDigit(piece.Text[0])))
            {
                text.Append(' ');
            }

            text.Append(piece.Text);
            open = open is { } wider ? Around(wider, piece) : piece;
            size = piece.Size;
        }

        groups.Add(open!.Value with { Text = text.ToString() });
        return groups;
    }

    private static PlacedText Around(PlacedText one, PlacedText other) => new(
        Math.Min(one.Left, other.Left),
        Math.Min(one.Top, other.Top),
        Math.Max(one.Right, other.Right),
        Math.Max(one.Bottom, other.Bottom),
        "");
}
