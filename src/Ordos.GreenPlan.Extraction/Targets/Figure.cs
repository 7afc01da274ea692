using System.Globalization;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>A number in digits: 1,234.5 or 27.3.</summary>
/// <param name="Value">The number; null when it is longer than any quantity.</param>
/// <param name="End">Behind the last digit.</param>
internal readonly record struct Figure(decimal? Value, int End)
{
    private const int MostDigits = 18;

    public static Figure Read(string text, int at)
    {
        var end = at;

        while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsInnerMark(text, end)))
        {
            end++;
        }

        var digits = text.AsSpan(at, end - at);

        return digits.Length <= MostDigits
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value)
            ? new Figure(value, end)
            : new Figure(null, end);
    }

    /// <summary>Where the number begins with its sign: a minus counts only where nothing else ends.</summary>
    public static int SignStart(string text, int at) =>
        at > 0 && text[at - 1] is '-' or '+' && (at == 1 || !(char.IsAsciiLetterOrDigit(text[at - 2]) || MeasureVocabulary.IsHan(text[at - 2])))
            ? at - 1
            : at;

    /// <summary>A decimal point, or a comma before three digits.</summary>
    private static bool IsInnerMark(string text, int at) => text[at] switch
    {
        '.' => at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]),
        ',' => at + 3 < text.Length
            && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
            && (at + 4 == text.Length || !char.IsAsciiDigit(text[at + 4])),
        _ => false,
    };
}
