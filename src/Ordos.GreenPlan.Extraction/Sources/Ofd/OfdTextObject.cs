using System.Globalization;
using System.Xml.Linq;
using Ordos.GreenPlan.Extraction.Sources.Printed;

namespace Ordos.GreenPlan.Extraction.Sources.Ofd;

/// <summary>Places the text codes of a text object (GB/T 33190, 11.2 and 11.3) on the page.</summary>
internal static class OfdTextObject
{
    private const double DefaultSize = 4;

    // A writer that lists every step of a line gives a few hundred; a repetition count must not make millions of them.
    private const int MaxSteps = 4096;

    public static IEnumerable<PlacedText> Read(XElement textObject)
    {
        if ((string?)textObject.Attribute("Visible") == "false")
        {
            yield break;
        }

        var boundary = Numbers((string?)textObject.Attribute("Boundary"));
        var matrix = Numbers((string?)textObject.Attribute("CTM"));
        var (originX, originY) = boundary.Count >= 2 ? (boundary[0], boundary[1]) : (0, 0);
        var (scaleX, scaleY, moveX, moveY) = matrix.Count >= 6
            ? (NotZero(Math.Abs(matrix[0])), NotZero(Math.Abs(matrix[3])), matrix[4], matrix[5])
            : (1, 1, 0, 0);
        var size = NotZero(Number((string?)textObject.Attribute("Size")) ?? DefaultSize);

        double x = 0, y = 0;
        foreach (var code in textObject.Elements().Where(element => element.Name.LocalName == "TextCode"))
        {
            // A code without a place of its own goes on from the one before.
            x = Number((string?)code.Attribute("X")) ?? x;
            y = Number((string?)code.Attribute("Y")) ?? y;
            var width = WidthOf(code, size);
            var left = originX + moveX + (x * scaleX);
            var baseline = originY + moveY + (y * scaleY);
            x += width;

            yield return new PlacedText(
                left, baseline - (0.85 * size * scaleY), left + (width * scaleX), baseline + (0.15 * size * scaleY), code.Value.Trim());
        }
    }

    // DeltaX lists the steps between characters; "g 10 5" is ten steps of five.
    private static double WidthOf(XElement code, double size)
    {
        var text = code.Value.Trim();
        var steps = 0.0;
        var count = 0;
        var parts = ((string?)code.Attribute("DeltaX") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < parts.Length && count < MaxSteps; at++)
        {
            if (parts[at] == "g" && at + 2 < parts.Length)
            {
                var times = (int)Math.Clamp(Number(parts[at + 1]) ?? 0, 0, MaxSteps);
                steps += times * (Number(parts[at + 2]) ?? 0);
                count += times;
                at += 2;
            }
            else
            {
                steps += Number(parts[at]) ?? 0;
                count++;
            }
        }

        // Where no steps are given the characters follow each other by their own widths.
        var own = (string rest) => rest.Sum(character => character < 0x2E80 ? size / 2 : size);
        return count == 0 ? own(text) : steps + own(text.Length > 0 ? text[^1..] : "");
    }

    private static double NotZero(double number) => number > 0 ? number : 1;

    private static List<double> Numbers(string? text) =>
        [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => Number(part) ?? 0)];

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
