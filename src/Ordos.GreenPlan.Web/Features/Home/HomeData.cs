using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Features.Dashboards;

namespace Ordos.GreenPlan.Web.Features.Home;

/// <summary>What 工作台 shows one person: how much waits, behind which list, and what to begin with.</summary>
/// <param name="Begin">The one thing to do next; null where nothing waits.</param>
/// <param name="First">The most pressing of what waits, kind by kind.</param>
/// <param name="Own">The department whose share of the round is shown; null for all departments.</param>
public sealed record HomeData(IReadOnlyList<HomeCount> Counts, HomeBegin? Begin, IReadOnlyList<HomeItem> First, int? Own)
{
    public int Waiting => Counts.Where(count => count.Waits).Sum(count => count.Number);
}

/// <summary>A number with the list that it counts.</summary>
/// <param name="Address">The list; it shows the same number.</param>
/// <param name="Waits">Whether it waits for the person, rather than being something to know.</param>
public sealed record HomeCount(int Number, string Label, string? Detail, string Address, bool Waits = true);

/// <summary>The filled button.</summary>
public sealed record HomeBegin(string Words, string Address);

/// <summary>Something to begin with.</summary>
/// <param name="Kind">In two characters: 审核.</param>
/// <param name="When">How long it has waited, or how long is left.</param>
/// <param name="Action">The word on its button.</param>
public sealed record HomeItem(string Kind, Health? Health, string Title, string Why, string? Unit, string When, string Action, string Address);

/// <summary>What everybody sees beside it: how far the round is, and which days come next.</summary>
public sealed record HomeSide(RoundShare? Round, IReadOnlyList<ComingTask> Coming);

/// <summary>How far a round has been answered, by all or by one department.</summary>
public sealed record RoundShare(string Name, bool IsOpen, DateOnly ClosesOn, bool HasDemo, int Asked, int Accepted, int Signed, int Submitted, int Begun)
{
    public int Untouched => Asked - Accepted - Signed - Submitted - Begun;

    public int Missing => Begun + Untouched;

    /// <returns>Null where nobody, or not the department, is asked for anything.</returns>
    public static RoundShare? Of(RoundStanding standing, int? department)
    {
        var units = department is null ? standing.Units : [.. standing.Units.Where(unit => unit.Id == department)];
        return standing.Round.Periods.Count == 0 || units.Count == 0 ? null : new RoundShare(
            standing.Round.Name, standing.Round.IsOpen, standing.Round.Periods[0].ClosesOn, standing.Round.Periods.Any(period => period.IsDemo),
            units.Sum(unit => unit.Asked), units.Sum(unit => unit.Accepted), units.Sum(unit => unit.Signed), units.Sum(unit => unit.Submitted),
            units.Sum(unit => unit.Begun));
    }
}
