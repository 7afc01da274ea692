using System.Globalization;

namespace Ordos.GreenPlan.Web.Features.Audit;

/// <summary>A view of the trail as it stands in the address: filters and page, newest first.</summary>
/// <remarks>Words that are not understood count as absent: an address may be typed by hand.</remarks>
public sealed record AuditAddress
{
    /// <summary>Kind of record, as the trail names it.</summary>
    public string? Kind { get; init; }

    /// <summary>Id of one record of that kind.</summary>
    public string? Record { get; init; }

    /// <summary>Account of the person who made the changes.</summary>
    public int? Person { get; init; }

    /// <summary>Part of that person's name.</summary>
    public string? By { get; init; }

    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Words to be found in what was changed.</summary>
    public string? Words { get; init; }

    public int Page { get; init; } = 1;

    public bool IsFiltered => this with { Page = 1 } != new AuditAddress();

    public static AuditAddress Read(
        string? kind, string? record, int? person, string? by, string? from, string? to, string? words, int? page) => new()
    {
        Kind = AuditWords.Kinds.Any(known => known.Value == kind) ? kind : null,
        Record = Trimmed(record),
        Person = person,
        By = Trimmed(by),
        From = Day(from),
        To = Day(to),
        Words = Trimmed(words),
        Page = page is > 0 and < 1_000_000 ? page.Value : 1,
    };

    public override string ToString() => At(Addresses.Audit, Page);

    /// <summary>The view as a spreadsheet.</summary>
    public string ToExport() => At(Addresses.AuditExport, 1);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1990 and < 2200 ? day : null;

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string At(string path, int page) => Addresses.With(
        path,
        ("kind", Kind),
        ("record", Record),
        ("person", Person?.ToString(CultureInfo.InvariantCulture)),
        ("by", By),
        ("from", Text(From)),
        ("to", Text(To)),
        ("q", Words),
        ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));
}
