using System.Globalization;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Review;

/// <summary>A view of the review queue as it stands in the address.</summary>
public sealed record ReviewAddress
{
    public const string Changed = "changed";
    public const string Unchanged = "same";

    /// <summary>The states that a coordinator may look through; the first is the queue itself.</summary>
    public static readonly ReportState[] States = [ReportState.Signed, ReportState.Returned, ReportState.Accepted];

    public int? Plan { get; init; }
    public int? Department { get; init; }
    public ReportState State { get; init; } = ReportState.Signed;

    /// <summary><see cref="Changed"/>, <see cref="Unchanged"/>, or null for both.</summary>
    public string? Change { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>The report in view; null for the first.</summary>
    public int? Id { get; init; }

    public bool IsFiltered => this with { Page = 1, Id = null } != new ReviewAddress();

    public static ReviewAddress Read(int? plan, int? department, string? state, string? change, int? page, int? id) => new()
    {
        Plan = plan,
        Department = department,
        State = States.FirstOrDefault(known => string.Equals(NameOf(known), state, StringComparison.OrdinalIgnoreCase), ReportState.Signed),
        Change = change is Changed or Unchanged ? change : null,
        Page = Math.Max(1, page ?? 1),
        Id = id,
    };

    public static string NameOf(ReportState state) => state.ToString().ToLowerInvariant();

    public override string ToString() => Addresses.With(
        Addresses.ReviewQueue, ("plan", Text(Plan)), ("department", Text(Department)), ("state", State == ReportState.Signed ? null : NameOf(State)),
        ("change", Change), ("page", Page > 1 ? Text(Page) : null), ("id", Text(Id)));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
