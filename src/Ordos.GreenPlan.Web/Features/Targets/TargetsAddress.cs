using System.Globalization;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>A view of the register of targets as it stands in the address: filters, order and page.</summary>
/// <remarks>Words that are not understood count as absent: an address may be typed by hand.</remarks>
public sealed record TargetsAddress
{
    public const string ByPlan = "plan";
    public const string ByName = "name";
    public const string ByYear = "year";

    /// <summary>The scope that stands for the whole area.</summary>
    public const string Whole = "whole";

    public int? Plan { get; init; }
    public int? Indicator { get; init; }

    /// <summary>A district by name, or <see cref="Whole"/>.</summary>
    public string? Scope { get; init; }

    public int? Year { get; init; }

    /// <summary>One of <see cref="Natures"/>.</summary>
    public string? Nature { get; init; }

    /// <summary>One of <see cref="States"/>.</summary>
    public string? State { get; init; }

    /// <summary>Words to be found in name and sentence.</summary>
    public string? Words { get; init; }

    public string? Sort { get; init; }
    public int Page { get; init; } = 1;

    public static IReadOnlyList<(string Value, string Text)> Natures { get; } = [("binding", "约束性"), ("indicative", "预期性"), ("none", "未注明")];

    public static IReadOnlyList<(string Value, string Text)> States { get; } = [("missed", "未达标"), ("near", "接近"), ("met", "达标"), ("nodata", "数据缺失")];

    public string SortColumn => Sort?.TrimStart('-') is ByName or ByYear ? Sort.TrimStart('-') : ByPlan;

    public bool SortsDescending => Sort?.StartsWith('-') ?? false;

    public bool IsFiltered => (Plan, Indicator, Scope, Year, Nature, State, Words) != (null, null, null, null, null, null, null);

    public static TargetsAddress Read(
        int? plan, int? indicator, string? scope, int? year, string? nature, string? state, string? words, string? sort, int? page) => new()
    {
        Plan = plan,
        Indicator = indicator,
        Scope = Trimmed(scope),
        Year = year,
        Nature = Known(Natures, nature),
        State = Known(States, state),
        Words = Trimmed(words),
        Sort = sort,
        Page = Math.Max(1, page ?? 1),
    };

    public override string ToString() => Addresses.With(
        Addresses.Targets,
        ("plan", Text(Plan)),
        ("indicator", Text(Indicator)),
        ("scope", Scope),
        ("year", Text(Year)),
        ("nature", Nature),
        ("state", State),
        ("q", Words),
        ("sort", Sort),
        ("page", Page > 1 ? Text(Page) : null));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Known(IReadOnlyList<(string Value, string Text)> choices, string? value) =>
        choices.Any(choice => choice.Value == value) ? value : null;
}
