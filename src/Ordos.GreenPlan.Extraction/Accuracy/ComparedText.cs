using System.Text;

namespace Ordos.GreenPlan.Extraction.Accuracy;

/// <summary>Text as it is compared: compatibility forms folded, marks and blanks left out, lower case.</summary>
internal static class ComparedText
{
    public static string Fold(string? text)
    {
        var folded = (text ?? "").Normalize(NormalizationForm.FormKC);
        var kept = new StringBuilder(folded.Length);

        foreach (var c in folded)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                kept.Append(char.ToLowerInvariant(c));
            }
        }

        return kept.ToString();
    }

    /// <summary>Two subjects agree when most pairs of neighbouring characters of the shorter are in the longer.</summary>
    public static bool IsSimilar(string? one, string? other)
    {
        var a = Pairs(one);
        var b = Pairs(other);
        return a.Intersect(b).Count() >= 0.6 * Math.Max(1, Math.Min(a.Count, b.Count));
    }

    private static HashSet<string> Pairs(string? text)
    {
        var folded = Fold(text);

        return folded.Length < 2
            ? [folded]
            : [.. Enumerable.Range(0, folded.Length - 1).Select(i => folded.Substring(i, 2))];
    }
}
