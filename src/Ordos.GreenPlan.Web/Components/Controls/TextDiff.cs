using System.Text;

namespace Ordos.GreenPlan.Web.Components.Controls;

/// <summary>What was added to and taken from a text, character by character; a number is changed as a whole.</summary>
public static class TextDiff
{
    // Beyond this many changes the texts have little in common, and marks would only confuse.
    private const int MostChanges = 800;

    public static IReadOnlyList<DiffPiece> Of(string before, string after)
    {
        if (before == after)
        {
            return before.Length == 0 ? [] : [new DiffPiece(DiffKind.Same, before)];
        }

        var (old, young) = (Split(before), Split(after));
        var head = 0;
        while (head < old.Count && head < young.Count && old[head] == young[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Count - head && tail < young.Count - head && old[^(tail + 1)] == young[^(tail + 1)])
        {
            tail++;
        }

        var steps = new List<(DiffKind Kind, string Token)>();
        steps.AddRange(old.Take(head).Select(token => (DiffKind.Same, token)));
        steps.AddRange(Middle(old.GetRange(head, old.Count - head - tail), young.GetRange(head, young.Count - head - tail)));
        steps.AddRange(old.Skip(old.Count - tail).Select(token => (DiffKind.Same, token)));
        return Join(steps);
    }

    private static List<(DiffKind Kind, string Token)> Middle(List<string> old, List<string> young) =>
        Trace(old, young) is { } trace
            ? WalkBack(old, young, trace)
            : [.. old.Select(token => (DiffKind.Removed, token)), .. young.Select(token => (DiffKind.Added, token))];

    /// <summary>Myers' greedy search: for each number of changes, how far each diagonal reaches. Null beyond the limit.</summary>
    private static List<int[]>? Trace(List<string> old, List<string> young)
    {
        var most = Math.Min(old.Count + young.Count, MostChanges);
        var trace = new List<int[]>();
        var reach = new int[(2 * most) + 3];
        var middle = most + 1;

        for (var changes = 0; changes <= most; changes++)
        {
            for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                var down = diagonal == -changes || (diagonal != changes && reach[middle + diagonal - 1] < reach[middle + diagonal + 1]);
                var x = down ? reach[middle + diagonal + 1] : reach[middle + diagonal - 1] + 1;

                while (x < old.Count && x - diagonal < young.Count && old[x] == young[x - diagonal])
                {
                    x++;
                }

                reach[middle + diagonal] = x;
                if (x >= old.Count && x - diagonal >= young.Count)
                {
                    trace.Add(reach[(middle - changes - 1)..(middle + changes + 2)]);
                    return trace;
                }
            }

            trace.Add(reach[(middle - changes - 1)..(middle + changes + 2)]);
        }

        return null;
    }

    private static List<(DiffKind Kind, string Token)> WalkBack(List<string> old, List<string> young, List<int[]> trace)
    {
        var steps = new List<(DiffKind, string)>();
        var (x, y) = (old.Count, young.Count);

        for (var changes = trace.Count - 1; changes > 0; changes--)
        {
            // How far the diagonals reached with one change less; index 0 is diagonal -changes.
            var before = trace[changes - 1];
            int Reach(int diagonal) => Math.Abs(diagonal) > changes - 1 ? -1 : before[diagonal + changes];
            var diagonal = x - y;
            var down = diagonal == -changes || (diagonal != changes && Reach(diagonal - 1) < Reach(diagonal + 1));
            var from = down ? diagonal + 1 : diagonal - 1;
            var (fromX, fromY) = (Reach(from), Reach(from) - from);

            while (x > fromX + (down ? 0 : 1) && y > fromY + (down ? 1 : 0))
            {
                steps.Add((DiffKind.Same, old[--x]));
                y--;
            }

            steps.Add(down ? (DiffKind.Added, young[--y]) : (DiffKind.Removed, old[--x]));
        }

        while (x > 0)
        {
            steps.Add((DiffKind.Same, old[--x]));
        }

        steps.Reverse();
        return steps;
    }

    /// <summary>Joins neighbours, and changes that a single character stands between: 27座 → 31座 reads better than its digits.</summary>
    private static List<DiffPiece> Join(List<(DiffKind Kind, string Token)> steps)
    {
        var pieces = new List<DiffPiece>();
        var (removed, added) = (new StringBuilder(), new StringBuilder());

        for (var at = 0; at < steps.Count; at++)
        {
            var (kind, token) = steps[at];
            var isIsland = kind == DiffKind.Same && removed.Length + added.Length > 0
                && at + 1 < steps.Count && steps[at + 1].Kind != DiffKind.Same && token is not ("，" or "。" or "；" or "、" or "\n");

            if (kind != DiffKind.Same || isIsland)
            {
                removed.Append(kind == DiffKind.Added ? "" : token);
                added.Append(kind == DiffKind.Removed ? "" : token);
                continue;
            }

            Flush(pieces, removed, added);
            if (pieces is [.., { Kind: DiffKind.Same } last])
            {
                pieces[^1] = last with { Text = last.Text + token };
            }
            else
            {
                pieces.Add(new DiffPiece(DiffKind.Same, token));
            }
        }

        Flush(pieces, removed, added);
        return pieces;
    }

    private static void Flush(List<DiffPiece> pieces, StringBuilder removed, StringBuilder added)
    {
        if (removed.Length > 0)
        {
            pieces.Add(new DiffPiece(DiffKind.Removed, removed.ToString()));
        }

        if (added.Length > 0)
        {
            pieces.Add(new DiffPiece(DiffKind.Added, added.ToString()));
        }

        removed.Clear();
        added.Clear();
    }

    /// <summary>Characters, numbers and Latin words.</summary>
    private static List<string> Split(string text)
    {
        var tokens = new List<string>();
        var word = new StringBuilder();

        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (Rune.IsLetterOrDigit(rune) || (rune.Value == '.' && word.Length > 0)))
            {
                word.Append(rune);
                continue;
            }

            if (word.Length > 0)
            {
                tokens.Add(word.ToString());
                word.Clear();
            }

            tokens.Add(rune.ToString());
        }

        if (word.Length > 0)
        {
            tokens.Add(word.ToString());
        }

        return tokens;
    }
}

public enum DiffKind
{
    Same,
    Removed,
    Added,
}

public sealed record DiffPiece(DiffKind Kind, string Text);
