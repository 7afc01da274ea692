using System.Globalization;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>A view of the ledger as it stands in the address: filters, order and page.</summary>
/// <remarks>Words that are not understood count as absent: an address may be typed by hand.</remarks>
public sealed record LedgerAddress
{
    public const string ByHealth = "health";
    public const string ByDue = "due";
    public const string ByPlan = "plan";
    public const string ByProgress = "progress";

    public int? Plan { get; init; }
    /// <summary>A heading of that plan, as printed: a chapter or what is below it.</summary>
    public string? Chapter { get; init; }

    public int? Department { get; init; }

    /// <summary>One of <see cref="Roles"/>: that of the department; nothing without one.</summary>
    public string? Role { get; init; }

    /// <summary>One of <see cref="States"/>.</summary>
    public string? State { get; init; }

    /// <summary>One of <see cref="Healths"/>.</summary>
    public string? Health { get; init; }

    /// <summary>One of <see cref="Dues"/>.</summary>
    public string? Due { get; init; }

    /// <summary>The end of a past day at which the tasks are shown; null for now.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Only tasks whose health has become what it is after the end of this day.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Words to be found in the title and the text.</summary>
    public string? Words { get; init; }

    /// <summary>Name of a column; a leading '-' turns the order round.</summary>
    public string? Sort { get; init; }

    public int Page { get; init; } = 1;

    public static IReadOnlyList<(string Value, string Text)> Roles { get; } =
    [
        ("responsible", "牵头或分工负责"), ("lead", "牵头"), ("shared", "分工负责"), ("support", "配合"), ("implement", "落实"),
    ];

    public static IReadOnlyList<(string Value, string Text)> States { get; } =
    [
        ("open", "未办结"), ("not-started", "未启动"), ("under-way", "推进中"), ("finished", "已办结"), ("done", "已完成"),
        ("closed-out", "已销号"), ("stopped", "已终止"),
    ];

    public static IReadOnlyList<(string Value, string Text)> Healths { get; } =
    [
        ("red", "红"), ("yellow", "黄"), ("green", "绿"), ("grey", "灰"),
    ];

    public static IReadOnlyList<(string Value, string Text)> Dues { get; } =
    [
        ("overdue", "逾期"), ("overdue-30", "逾期30天以内"), ("overdue-90", "逾期31至90天"), ("overdue-180", "逾期91至180天"),
        ("overdue-more", "逾期180天以上"), ("soon", "30天内到期"), ("later", "30天后到期"), ("none", "无期限或已办结"),
    ];

    /// <summary>The name of the sorted column, without its direction.</summary>
    public string SortColumn => Sort?.TrimStart('-') is ByDue or ByPlan or ByProgress ? Sort.TrimStart('-') : ByHealth;

    public bool SortsDescending => Sort?.StartsWith('-') ?? false;

    public bool IsFiltered =>
        (Plan, Chapter, Department, Role, State, Health, Due, Words) != (null, null, null, null, null, null, null, null) || (AsOf, Since) != (null, null);

    /// <summary>The view that an address's parameters mean.</summary>
    public static LedgerAddress Read(
        int? plan, string? chapter, int? department, string? role, string? state, string? health, string? due, string? words, string? sort, int? page,
        string? asOf = null, string? since = null) => new()
    {
        Plan = plan,
        Chapter = plan is null || string.IsNullOrWhiteSpace(chapter) ? null : chapter,
        Department = department,
        Role = department is null ? null : Known(Roles, role),
        State = Known(States, state),
        Health = Known(Healths, health),
        Due = Known(Dues, due),
        AsOf = Addresses.Day(asOf),
        Since = Addresses.Day(since),
        Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        Sort = sort,
        Page = Math.Max(1, page ?? 1),
    };

    public static string Of(Health health) => health.ToString().ToLowerInvariant();

    public override string ToString() => Addresses.With(
        Addresses.Tasks,
        ("plan", Plan?.ToString(CultureInfo.InvariantCulture)),
        ("chapter", Chapter),
        ("department", Department?.ToString(CultureInfo.InvariantCulture)),
        ("role", Role),
        ("state", State),
        ("health", Health),
        ("due", Due),
        ("asof", Addresses.Of(AsOf)),
        ("since", Addresses.Of(Since)),
        ("q", Words),
        ("sort", Sort),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null));

    private static string? Known(IReadOnlyList<(string Value, string Text)> choices, string? value) =>
        choices.Any(choice => choice.Value == value) ? value : null;
}
