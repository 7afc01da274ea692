using System.Globalization;
using System.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Sheets;

/// <summary>Writes a number the way its format shows it: places, per cent, thousands, words around it, or a date.</summary>
/// <remarks>Fractions, exponents and conditions are left to the plain number: such cells hold no targets.</remarks>
internal static class CellDisplay
{
    private const int DaysFrom1900To1904 = 1462;
    private const int MaxPlaces = 15;
    private const string AsManyPlacesAsNeeded = "0.##########";

    public static string Write(double number, string format, bool countsFrom1904)
    {
        if (!double.IsFinite(number))
        {
            return "";
        }

        var section = SectionFor(number, format, out var hidesSign)
            .Replace("General", AsManyPlacesAsNeeded, StringComparison.OrdinalIgnoreCase);
        var tokens = FormatToken.Split(section);
        if (tokens.Exists(token => token.IsDate) && DateOf(number, countsFrom1904) is { } date)
        {
            return WriteDate(date, tokens);
        }

        var isPlain = section == AsManyPlacesAsNeeded
            || !tokens.Exists(token => token.IsPlaceholder)
            || tokens.Exists(token => token is { IsQuoted: false, Text: "e" or "/" or "?" });

        return isPlain ? Plain(number) : WriteNumber(hidesSign ? Math.Abs(number) : number, tokens);
    }

    // Positive;negative;zero. A section of its own for negative numbers writes its own sign.
    private static string SectionFor(double number, string format, out bool hidesSign)
    {
        var sections = format.Split(';');
        hidesSign = number < 0 && sections.Length > 1 && sections[1].Length > 0;
        return hidesSign ? sections[1]
            : number == 0 && sections.Length > 2 && sections[2].Length > 0 ? sections[2]
            : sections[0];
    }

    private static DateTime? DateOf(double number, bool countsFrom1904)
    {
        var days = number + (countsFrom1904 ? DaysFrom1900To1904 : 0);

        // Excel's calendar has a 29 February 1900, so the days before it are one off.
        return days is >= 0 and < 2958466 ? DateTime.FromOADate(days < 60 ? days + 1 : days) : null;
    }

    // Eleven digits is what a General cell has room for.
    private static string Plain(double number) =>
        Math.Abs(number) is >= 1e15 or (> 0 and < 1e-9)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : Math.Round((decimal)number, 10).ToString("0.##########", CultureInfo.InvariantCulture);

    private static string WriteNumber(double number, List<FormatToken> tokens)
    {
        var percents = tokens.Count(token => token is { IsQuoted: false, Text: "%" or "‰" });
        var scaled = number * Math.Pow(100, percents);
        var point = tokens.FindIndex(token => token is { IsQuoted: false, Text: "." });
        var places = point < 0 ? 0 : Math.Min(MaxPlaces, tokens.Skip(point).Count(token => token.IsPlaceholder));
        var needed = point < 0 ? 0 : Math.Min(places, tokens.Skip(point).Count(token => token is { IsPlaceholder: true, Text: "0" }));
        var hasThousands = tokens.Exists(token => token is { IsQuoted: false, Text: "," });
        var pattern = (hasThousands ? "#,##0" : "0") + (places > 0 ? "." + new string('0', needed) + new string('#', places - needed) : "");
        var digits = Math.Round(scaled, places, MidpointRounding.AwayFromZero).ToString(pattern, CultureInfo.InvariantCulture);

        var shown = new StringBuilder();
        var isWritten = false;
        foreach (var token in tokens)
        {
            var belongsToDigits = token.IsPlaceholder || token is { IsQuoted: false, Text: "." or "," };
            shown.Append(!belongsToDigits ? token.Text : isWritten ? "" : digits);
            isWritten |= belongsToDigits;
        }

        return shown.ToString();
    }

    private static string WriteDate(DateTime date, List<FormatToken> tokens)
    {
        var shown = new StringBuilder();
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            shown.Append(token.IsDate ? DatePart(date, token.Text, IsMinutes(tokens, at)) : token.Text);
        }

        return shown.ToString();
    }

    private static string DatePart(DateTime date, string part, bool isMinutes) => (part[0], part.Length) switch
    {
        ('y', <= 2) => date.ToString("yy", CultureInfo.InvariantCulture),
        ('y', _) => date.ToString("yyyy", CultureInfo.InvariantCulture),
        ('m', 1) => (isMinutes ? date.Minute : date.Month).ToString(CultureInfo.InvariantCulture),
        ('m', 2) => (isMinutes ? date.Minute : date.Month).ToString("00", CultureInfo.InvariantCulture),
        ('m', 3) => date.ToString("MMM", CultureInfo.InvariantCulture),
        ('m', _) => date.ToString("MMMM", CultureInfo.InvariantCulture),
        ('d', 1) => date.Day.ToString(CultureInfo.InvariantCulture),
        ('d', 2) => date.Day.ToString("00", CultureInfo.InvariantCulture),
        ('d' or 'a', _) => date.ToString("dddd", CultureInfo.GetCultureInfo("zh-CN")),
        ('h', 1) => date.Hour.ToString(CultureInfo.InvariantCulture),
        ('h', _) => date.Hour.ToString("00", CultureInfo.InvariantCulture),
        _ => part.Length == 1 ? date.Second.ToString(CultureInfo.InvariantCulture) : date.Second.ToString("00", CultureInfo.InvariantCulture),
    };

    // An m beside hours or seconds means minutes.
    private static bool IsMinutes(List<FormatToken> tokens, int at) =>
        tokens[at].Text[0] == 'm'
        && (tokens.Take(at).LastOrDefault(token => token.IsDate)?.Text[0] == 'h'
            || tokens.Skip(at + 1).FirstOrDefault(token => token.IsDate)?.Text[0] == 's');
}
