using System.Globalization;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>A view of the registry as it stands in the address: filters, order and page.</summary>
/// <remarks>Words that are not understood count as absent: an address may be typed by hand.</remarks>
public sealed record DepartmentsAddress
{
    public const string Present = "present";
    public const string Ended = "ended";
    public const string Proposed = "proposed";

    /// <summary>Bodies that have ended but still have duties for open tasks.</summary>
    public const string Leftover = "leftover";

    public const string ByName = "name";
    public const string ByKind = "kind";
    public const string ByLevel = "level";

    /// <summary>Words to be found in a name or an alias.</summary>
    public string? Words { get; init; }

    public DepartmentKind? Kind { get; init; }
    public string? Level { get; init; }

    /// <summary>One of <see cref="States"/>.</summary>
    public string? State { get; init; }

    /// <summary>Name of a column; a leading '-' turns the order round.</summary>
    public string? Sort { get; init; }

    public int Page { get; init; } = 1;

    public static IReadOnlyList<(string Value, string Text)> States { get; } = [(Present, "现行"), (Ended, "已撤销"), (Leftover, "已撤销仍有任务"), (Proposed, "沿革待确认")];

    public static IReadOnlyList<(string Value, string Text)> Kinds { get; } =
        [.. Enum.GetValues<DepartmentKind>().Select(kind => (Of(kind), kind.Words()))];

    /// <summary>The sorted column, without its direction; null for the order of the registry.</summary>
    public string? SortColumn => Sort?.TrimStart('-') is ByName or ByKind or ByLevel ? Sort.TrimStart('-') : null;

    public bool SortsDescending => Sort?.StartsWith('-') ?? false;

    public bool IsFiltered => (Words, Kind, Level, State) != (null, null, null, null);

    public static DepartmentsAddress Read(string? words, string? kind, string? level, string? state, string? sort, int? page) => new()
    {
        Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        Kind = Kinds.Any(known => known.Value == kind) ? Enum.Parse<DepartmentKind>(kind!, ignoreCase: true) : null,
        Level = string.IsNullOrWhiteSpace(level) ? null : level,
        State = state is Present or Ended or Proposed or Leftover ? state : null,
        Sort = string.IsNullOrWhiteSpace(sort) ? null : sort,
        Page = page is > 0 and < 1_000_000 ? page.Value : 1,
    };

    public static string Of(DepartmentKind kind) => kind.ToString().ToLowerInvariant();

    public override string ToString() => To(Addresses.Departments, Page);

    /// <summary>The view as a spreadsheet: all its rows.</summary>
    public string ToExport() => To(Addresses.DepartmentsExport, 1);

    private string To(string path, int page) => Addresses.With(
        path,
        ("q", Words),
        ("kind", Kind is { } kind ? Of(kind) : null),
        ("level", Level),
        ("state", State),
        ("sort", Sort),
        ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));
}
