using System.Globalization;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>A reorganisation that is being prepared, as it stands in the address.</summary>
public sealed record ReorganiseAddress
{
    public SuccessionKind Kind { get; init; } = SuccessionKind.Rename;
    public int? From { get; init; }
    public int? To { get; init; }

    public DateOnly? On { get; init; }

    public static IReadOnlyList<(string Value, string Text)> Kinds { get; } =
        [.. Enum.GetValues<SuccessionKind>().Select(kind => (Of(kind), kind.Words()))];

    /// <summary>The order, once the old body, the day and, where one must, the new body are chosen.</summary>
    /// <param name="newName">Name under which a renamed body is registered, where it is not yet.</param>
    public ReorganisationOrder? Order(string? newName, string? basis)
    {
        var name = Kind == SuccessionKind.Rename && To is null && !string.IsNullOrWhiteSpace(newName) ? newName.Trim() : null;
        return From is { } from && On is { } day && (To is not null || name is not null || Kind == SuccessionKind.Abolish)
            ? new ReorganisationOrder(Kind, from, To, day, name, basis)
            : null;
    }

    public static ReorganiseAddress Read(string? kind, int? from, int? to, string? on) => new()
    {
        Kind = Enum.TryParse<SuccessionKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : SuccessionKind.Rename,
        From = from,
        To = to,
        On = DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
    };

    public static string Of(SuccessionKind kind) => kind.ToString().ToLowerInvariant();

    public override string ToString() => Addresses.With(
        Addresses.Reorganise,
        ("kind", Kind == SuccessionKind.Rename ? null : Of(Kind)),
        ("from", From?.ToString(CultureInfo.InvariantCulture)),
        ("to", To?.ToString(CultureInfo.InvariantCulture)),
        ("on", On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
