using System.Globalization;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Users;

/// <summary>A view of the list of accounts as it stands in the address: filters, order and page.</summary>
/// <remarks>Words that are not understood count as absent: an address may be typed by hand.</remarks>
public sealed record UsersAddress
{
    public const string Active = "active";
    public const string Waiting = "waiting";
    public const string Disabled = "disabled";
    public const string ByAccount = "account";
    public const string ByName = "name";
    public const string ByRole = "role";
    public const string ByDepartment = "department";

    /// <summary>Words to be found in the account, the name or the department.</summary>
    public string? Words { get; init; }

    public AccountRole? Role { get; init; }
    public int? Department { get; init; }

    /// <summary>One of <see cref="States"/>.</summary>
    public string? State { get; init; }

    /// <summary>Name of a column; a leading '-' turns the order round.</summary>
    public string? Sort { get; init; }

    public int Page { get; init; } = 1;

    public static IReadOnlyList<(string Value, string Text)> States { get; } = [(Active, "正常"), (Waiting, "待首次登录"), (Disabled, "已停用")];

    public static IReadOnlyList<(string Value, string Text)> Roles { get; } =
        [.. Enum.GetValues<AccountRole>().Select(role => (Of(role), role.Words()))];

    public string SortColumn => Sort?.TrimStart('-') is ByName or ByRole or ByDepartment ? Sort.TrimStart('-') : ByAccount;

    public bool SortsDescending => Sort?.StartsWith('-') ?? false;

    public bool IsFiltered => (Words, Role, Department, State) != (null, null, null, null);

    public static UsersAddress Read(string? words, string? role, int? department, string? state, string? sort, int? page) => new()
    {
        Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        Role = Roles.Any(known => known.Value == role) ? Enum.Parse<AccountRole>(role!, ignoreCase: true) : null,
        Department = department,
        State = state is Active or Waiting or Disabled ? state : null,
        Sort = string.IsNullOrWhiteSpace(sort) ? null : sort,
        Page = page is > 0 and < 1_000_000 ? page.Value : 1,
    };

    public override string ToString() => To(Addresses.Users, Page);

    /// <summary>The view as a spreadsheet: all its rows.</summary>
    public string ToExport() => To(Addresses.UsersExport, 1);

    private static string Of(AccountRole role) => role.ToString().ToLowerInvariant();

    private string To(string path, int page) => Addresses.With(
        path,
        ("q", Words),
        ("role", Role is { } role ? Of(role) : null),
        ("department", Department?.ToString(CultureInfo.InvariantCulture)),
        ("state", State),
        ("sort", Sort),
        ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));
}
