using System.Globalization;

namespace Ordos.GreenPlan.Web.Features.Documents;

/// <summary>A view of the list of documents as it stands in the address: filters, order and page.</summary>
/// <remarks>Words that are not understood count as absent: an address may be typed by hand.</remarks>
public sealed record DocumentsAddress
{
    public const string Draft = "draft";
    public const string Published = "published";
    public const string Archived = "archived";
    public const string ByDate = "date";
    public const string ByTitle = "title";
    public const string ByEnd = "end";
    public const string ByTasks = "tasks";
    public const string ByHealth = "health";

    /// <summary>Words to be found in title, number or issuer.</summary>
    public string? Words { get; init; }

    /// <summary>One of <see cref="Stages"/>.</summary>
    public string? Stage { get; init; }

    /// <summary>Name of a column; a leading '-' turns the order round.</summary>
    public string? Sort { get; init; }

    public int Page { get; init; } = 1;

    public static IReadOnlyList<(string Value, string Text)> Stages { get; } = [(Draft, "草稿"), (Published, "已发布"), (Archived, "已归档")];

    /// <summary>The name of the sorted column, without its direction; the latest document first unless said otherwise.</summary>
    public string SortColumn => (Sort ?? "-" + ByDate).TrimStart('-') is var column && column is ByTitle or ByEnd or ByTasks or ByHealth
        ? column
        : ByDate;

    public bool SortsDescending => Sort?.StartsWith('-') ?? true;

    public bool IsFiltered => (Words, Stage) != (null, null);

    public static DocumentsAddress Read(string? words, string? stage, string? sort, int? page) => new()
    {
        Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        Stage = stage is Draft or Published or Archived ? stage : null,
        Sort = string.IsNullOrWhiteSpace(sort) ? null : sort,
        Page = page is > 0 and < 1_000_000 ? page.Value : 1,
    };

    public override string ToString() => Addresses.With(
        Addresses.Documents,
        ("q", Words),
        ("stage", Stage),
        ("sort", Sort),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null));
}
