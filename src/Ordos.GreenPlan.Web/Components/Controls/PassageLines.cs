namespace Ordos.GreenPlan.Web.Components.Controls;

/// <summary>A run of characters under the same marks.</summary>
/// <param name="Id">The id of the mark that begins here.</param>
public sealed record PassagePiece(string Text, string? Class, string? Id, string? Address, string? Tooltip);

/// <param name="Whole">The task that takes the whole line, drawn as a rule beside it.</param>
public sealed record PassageLine(IReadOnlyList<PassagePiece> Pieces, SourceMark? Whole, bool Starts);

/// <summary>Cuts a text into lines, and lines into pieces, where marks begin and end; marks may lie inside one another.</summary>
public static class PassageLines
{
    public static IEnumerable<PassageLine> Of(string text, IReadOnlyList<SourceMark> marks)
    {
        var ordered = marks.Where(mark => mark.Start < mark.End).OrderBy(mark => mark.Start).ThenByDescending(mark => mark.End).ToList();
        var open = new List<SourceMark>();
        var next = 0;

        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            while (next < ordered.Count && ordered[next].Start < Math.Max(end, start + 1))
            {
                open.Add(ordered[next++]);
            }

            open.RemoveAll(mark => mark.End <= start);
            yield return Line(text, start, end, open);
            start = end + 1;
        }
    }

    private static PassageLine Line(string text, int start, int end, List<SourceMark> open)
    {
        // Spaces at either end of a line belong to no record.
        var line = text.AsSpan(start, end - start);
        var first = start + (line.Length - line.TrimStart().Length);
        var last = end - (line.Length - line.TrimEnd().Length);

        var whole = first < last
            ? open.Find(mark => mark.Kind == SourceMarkKind.Task && mark.Start <= first && mark.End >= last)
            : null;
        var inside = open.FindAll(mark => mark != whole);

        var cuts = new SortedSet<int> { start, end };
        foreach (var mark in inside)
        {
            cuts.Add(Math.Clamp(mark.Start, start, end));
            cuts.Add(Math.Clamp(mark.End, start, end));
        }

        var pieces = cuts.Zip(cuts.Skip(1), (from, to) => Piece(text, from, to, inside)).ToList();
        return new PassageLine(pieces, whole, whole is not null && whole.Start >= start);
    }

    private static PassagePiece Piece(string text, int from, int to, List<SourceMark> marks)
    {
        var over = marks.FindAll(mark => mark.Start <= from && mark.End >= to);
        if (over.Count == 0)
        {
            return new PassagePiece(text[from..to], null, null, null, null);
        }

        // The innermost mark is the one that a click means.
        var inner = over[^1];
        var letters = string.Join(' ', over.Select(mark => mark.Letter).Distinct());
        if (over.Exists(mark => mark.Kind == SourceMarkKind.Task && mark.Start == from))
        {
            letters += " first";
        }

        return new PassagePiece(
            text[from..to],
            inner.Current ? letters + " on" : letters,
            over.Find(mark => mark.Start == from && mark.Id is not null)?.Id,
            inner.Address ?? over.FindLast(mark => mark.Address is not null)?.Address,
            inner.Tooltip);
    }
}
