namespace Ordos.GreenPlan.Domain.Policies;

/// <summary>A text as the pairs of neighbouring characters in it, by which texts are compared (相似度). Blanks and punctuation do not count.</summary>
public sealed class TextProfile
{
    private readonly Dictionary<(char, char), int> _pairs = [];
    private readonly int _total;

    public TextProfile(string text)
    {
        Letters = string.Concat(text.Where(char.IsLetterOrDigit));

        for (var i = 0; i + 1 < Letters.Length; i++)
        {
            var pair = (Letters[i], Letters[i + 1]);
            _pairs[pair] = _pairs.GetValueOrDefault(pair) + 1;
        }

        _total = Math.Max(0, Letters.Length - 1);
    }

    /// <summary>The characters that carry meaning.</summary>
    public string Letters { get; }

    /// <returns>Percent of the pairs of both that they share; 100 only where they differ in nothing but blanks and punctuation.</returns>
    public int LikenessTo(TextProfile other)
    {
        var total = _total + other._total;
        if (total == 0)
        {
            return Letters.Length > 0 && Letters == other.Letters ? 100 : 0;
        }

        var percent = 200 * Shared(other) / total;
        return percent == 100 && Letters != other.Letters ? 99 : percent;
    }

    /// <returns>Percent of this text's pairs that the other, longer one holds.</returns>
    public int HeldBy(TextProfile other) => _total == 0 ? 0 : 100 * Shared(other) / _total;

    private int Shared(TextProfile other) => _pairs.Sum(pair => Math.Min(pair.Value, other._pairs.GetValueOrDefault(pair.Key)));
}
