using System.Globalization;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>Finds places for the words beside the marks of a chart, so that none cover others. Plans often set the same value for neighbouring years.</summary>
internal sealed class ChartLabels
{
    private const decimal Height = 16;
    private const decimal WideLetter = 13;
    private const decimal NarrowLetter = 8;

    /// <summary>Above the mark, below it, and further off.</summary>
    private static readonly decimal[] Offsets = [-10, 22, -27, 39];

    private readonly List<(decimal Left, decimal Right, decimal Y)> _taken = [];

    /// <param name="x">Where the mark is, as <see cref="ChartScale"/> writes it.</param>
    /// <param name="anchor">Whether the words begin, end or are centred there, as SVG says it.</param>
    /// <returns>The line on which the words stand.</returns>
    public string Place(string x, string y, string words, string anchor)
    {
        var (at, mark) = (Number(x), Number(y));
        var width = words.Sum(letter => letter > '\u2e80' ? WideLetter : NarrowLetter);
        var left = anchor switch { "end" => at - width, "middle" => at - (width / 2), _ => at };
        var line = mark + Offsets.Cast<decimal?>().FirstOrDefault(offset => IsFree(left, left + width, mark + offset!.Value), Offsets[0])!.Value;
        _taken.Add((left, left + width, line));
        return line.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Keeps the place of words that are put somewhere else.</summary>
    public void Take(string x, string line, string words)
    {
        var half = words.Length * NarrowLetter / 2;
        _taken.Add((Number(x) - half, Number(x) + half, Number(line)));
    }

    private bool IsFree(decimal left, decimal right, decimal line) =>
        line is > Height and < ChartScale.Height - Height && !_taken.Exists(other => left < other.Right && other.Left < right && Math.Abs(line - other.Y) < Height);

    private static decimal Number(string place) => decimal.Parse(place, CultureInfo.InvariantCulture);
}
