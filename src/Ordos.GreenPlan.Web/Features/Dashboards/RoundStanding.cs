using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>How far a round has been answered.</summary>
/// <param name="Units">Every department that is asked, in the order of the registry.</param>
public sealed record RoundStanding(ReportingRound Round, IReadOnlyList<RoundUnit> Units)
{
    public int Asked => Units.Sum(unit => unit.Asked);

    public int Missing => Units.Sum(unit => unit.Missing);

    public int UnitsMissing => Units.Count(unit => unit.Missing > 0);

    public int Count(Func<RoundUnit, int> of) => Units.Sum(of);
}

/// <summary>How far one department has answered a round.</summary>
public sealed record RoundUnit(int Id, string Name, int Asked, int Begun, int Submitted, int Signed, int Accepted)
{
    public int Sent => Submitted + Signed + Accepted;

    /// <summary>What has not been handed in, begun or not.</summary>
    public int Missing => Asked - Sent;

    internal static RoundUnit Of(int id, string name, IReadOnlyCollection<(ReportState? State, int Rows)> counts)
    {
        int In(params ReadOnlySpan<ReportState> states)
        {
            var sum = 0;
            foreach (var (state, rows) in counts)
            {
                sum += state is { } known && states.Contains(known) ? rows : 0;
            }

            return sum;
        }

        return new RoundUnit(
            id, name, counts.Sum(count => count.Rows), In(ReportState.Draft, ReportState.Returned), In(ReportState.Submitted), In(ReportState.Signed),
            In(ReportState.Accepted));
    }
}
