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

    /// <summary>Name under which a renamed body is registered, where it is not yet.</summary>
    public string? NewName { get; init; }

    public DateOnly? On { get; init; }
    public string? Basis { get; init; }

    public static IReadOnlyList<(string Value, string Text)> Kinds { get; } =
        [.. Enum.GetValues<SuccessionKind>().Select(kind => (Of(kind), kind.Words()))];

    /// <summary>The order, once the old body, the day and, where one must, the new body are chosen.</summary>
    public ReorganisationOrder? Order => this switch
    {
        { From: null } or { On: null } => null,
        { To: null, NewName: null, Kind: not SuccessionKind.Abolish } or { To: null, NewName: not null, Kind: not (SuccessionKind.Rename or SuccessionKind.Abolish) } => null,
        _ => new ReorganisationOrder(Kind, From.Value, To, On.Value, To is null ? NewName : null, Basis),
    };

    public static ReorganiseAddress Read(string? kind, int? from, int? to, string? name, string? on, string? basis) => new()
    {
        Kind = Enum.TryParse<SuccessionKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : SuccessionKind.Rename,
        From = from,
        To = to,
        NewName = string.IsNullOrWhiteSpace(name) ? null : name.Trim(),
        On = DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        Basis = string.IsNullOrWhiteSpace(basis) ? null : basis.Trim(),
    };

    public static string Of(SuccessionKind kind) => kind.ToString().ToLowerInvariant();

    public override string ToString() => Addresses.With(
        Addresses.Reorganise,
        ("kind", Kind == SuccessionKind.Rename ? null : Of(Kind)),
        ("from", From?.ToString(CultureInfo.InvariantCulture)),
        ("to", To?.ToString(CultureInfo.InvariantCulture)),
        ("name", NewName),
        ("on", On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("basis", Basis));
}
