using System.Globalization;

namespace Ordos.GreenPlan.Domain.Tests;

/// <summary>Dates the way test rows write them.</summary>
internal static class Day
{
    public static DateOnly Of(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? OrNone(string? text) => text is null ? null : Of(text);
}
