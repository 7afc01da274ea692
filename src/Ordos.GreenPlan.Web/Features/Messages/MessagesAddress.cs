using System.Globalization;
using Ordos.GreenPlan.Data.Messages;

namespace Ordos.GreenPlan.Web.Features.Messages;

/// <summary>A view of a person's messages as it stands in the address.</summary>
/// <remarks>Words that are not understood count as absent: an address may be typed by hand.</remarks>
public sealed record MessagesAddress
{
    public const string Unread = "unread";

    public static IReadOnlyList<(string Value, string Text)> Kinds { get; } =
        [.. Enum.GetValues<MessageKind>().Select(kind => (kind.ToString(), kind.Words()))];

    public static IReadOnlyList<(string Value, string Text)> States { get; } = [(Unread, "未读")];

    public MessageKind? Kind { get; init; }

    public bool OnlyUnread { get; init; }

    public int Page { get; init; } = 1;

    public bool IsFiltered => OnlyUnread || Kind is not null;

    public static MessagesAddress Read(string? kind, string? state, int? page) => new()
    {
        Kind = Enum.TryParse<MessageKind>(kind, out var known) && Enum.IsDefined(known) ? known : null,
        OnlyUnread = state == Unread,
        Page = page is > 0 and < 1_000_000 ? page.Value : 1,
    };

    public override string ToString() => Addresses.With(
        Addresses.Messages,
        ("state", OnlyUnread ? Unread : null),
        ("kind", Kind?.ToString()),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null));
}
