namespace Ordos.GreenPlan.Web.Components.Controls;

/// <summary>A run of characters, or a mark with what lies inside it.</summary>
/// <param name="Text">The characters; null for a mark.</param>
/// <param name="Begins">Whether the mark begins here; false where a line's end or another mark has cut it.</param>
public sealed record PassagePart(string? Text, SourceMark? Mark, bool Begins, IReadOnlyList<PassagePart> Inside);

/// <param name="Number">From 1.</param>
/// <param name="Whole">The task that takes the whole line, drawn as a rule beside it.</param>
/// <param name="Starts">Whether that task starts on this line.</param>
public sealed record PassageLine(int Number, IReadOnlyList<PassagePart> Parts, SourceMark? Whole, bool Starts)
{
    public bool IsMarked => Whole is not null || Parts.Any(part => part.Mark is not null);
}

/// <summary>Cuts a text into lines, and lines into marks inside one another; a mark that crosses another's end goes on behind it.</summary>
public static class PassageLines
{
    public static IEnumerable<PassageLine> Of(string text, IReadOnlyList<SourceMark> marks)
    {
        var ordered = marks.Where(mark => mark.Start < mark.End).OrderBy(mark => mark.Start).ThenByDescending(mark => mark.End).ToList();
        var open = new List<SourceMark>();
        var next = 0;
        var number = 0;

        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            while (next < ordered.Count && ordered[next].Start < Math.Max(end, start + 1))
            {
                open.Add(ordered[next++]);
            }

            open.RemoveAll(mark => mark.End <= start);
            yield return Line(text, ++number, start, end, open);
            start = end + 1;
        }
    }

    private static PassageLine Line(string text, int number, int start, int end, List<SourceMark> open)
    {
        // Spaces at either end of a line belong to no record.
        var line = text.AsSpan(start, end - start);
        var first = start + (line.Length - line.TrimStart().Length);
        var last = end - (line.Length - line.TrimEnd().Length);

        var whole = first < last
            ? open.Find(mark => mark.Kind == SourceMarkKind.Task && mark.Start <= first && mark.End >= last)
            : null;

        return new PassageLine(number, Nest(text, start, end, open.FindAll(mark => mark != whole)), whole, whole is not null && whole.Start >= start);
    }

    private static List<PassagePart> Nest(string text, int start, int end, List<SourceMark> marks)
    {
        var line = new List<PassagePart>();
        var open = new List<(SourceMark Mark, List<PassagePart> Inside)>();
        var next = 0;

        for (var at = start; at < end;)
        {
            Close(line, open, at);
            while (next < marks.Count && marks[next].Start <= at)
            {
                var mark = marks[next++];
                if (mark.End > at)
                {
                    Open(line, open, mark, mark.Start == at);
                }
            }

            var to = end;
            if (next < marks.Count)
            {
                to = Math.Min(to, marks[next].Start);
            }

            foreach (var (mark, _) in open)
            {
                to = Math.Min(to, mark.End);
            }

            Innermost(line, open).Add(new PassagePart(text[at..to], null, false, []));
            at = to;
        }

        return line;
    }

    private static void Open(List<PassagePart> line, List<(SourceMark Mark, List<PassagePart> Inside)> open, SourceMark mark, bool begins)
    {
        var inside = new List<PassagePart>();
        Innermost(line, open).Add(new PassagePart(null, mark, begins, inside));
        open.Add((mark, inside));
    }

    // What was opened inside a mark that ends, and reaches beyond it, is opened once more.
    private static void Close(List<PassagePart> line, List<(SourceMark Mark, List<PassagePart> Inside)> open, int at)
    {
        var ended = open.FindIndex(entry => entry.Mark.End <= at);
        if (ended < 0)
        {
            return;
        }

        var above = open[ended..];
        open.RemoveRange(ended, open.Count - ended);
        foreach (var (mark, _) in above.Where(entry => entry.Mark.End > at))
        {
            Open(line, open, mark, begins: false);
        }
    }

    private static List<PassagePart> Innermost(List<PassagePart> line, List<(SourceMark Mark, List<PassagePart> Inside)> open) =>
        open.Count == 0 ? line : open[^1].Inside;
}
