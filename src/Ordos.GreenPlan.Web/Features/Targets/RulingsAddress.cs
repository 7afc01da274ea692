using System.Globalization;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>A view of the pairs as it stands in the address.</summary>
public sealed record RulingsAddress
{
    public const string Ruled = "ruled";
    public const string All = "all";

    /// <summary><see cref="Ruled"/>, <see cref="All"/>, or null for those that wait.</summary>
    public string? View { get; init; }

    public PairVerdict? Verdict { get; init; }

    /// <summary>The pair that is open; null for the first.</summary>
    public int? A { get; init; }

    public int? B { get; init; }
    public int Page { get; init; } = 1;

    public static RulingsAddress Read(string? view, string? verdict, int? a, int? b, int? page) => new()
    {
        View = view is Ruled or All ? view : null,
        Verdict = Enum.TryParse<PairVerdict>(verdict?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        A = a,
        B = b,
        Page = Math.Max(1, page ?? 1),
    };

    public override string ToString() => Addresses.With(
        Addresses.Rulings, ("view", View), ("verdict", Verdict?.ToString().ToLowerInvariant()), ("a", Text(A)), ("b", Text(B)), ("page", Page > 1 ? Text(Page) : null));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
