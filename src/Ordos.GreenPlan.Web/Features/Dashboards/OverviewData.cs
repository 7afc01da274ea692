using System.Globalization;
using Ordos.GreenPlan.Web.Components.Controls;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Everything that the overview shows, and no more: it travels to the browser and back when the circuit starts.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="AsOf">The past day at whose end the figures are; null for now.</param>
/// <param name="Chosen">The plan that is shown alone; null for all plans in force.</param>
/// <param name="PlanCount">How many plans are counted.</param>
/// <param name="Plans">Those of them with the most red tasks.</param>
/// <param name="Chapters">The chapters of the chosen plan.</param>
/// <param name="Choices">All plans that can be chosen.</param>
/// <param name="Archived">How many plans are archived and therefore left out.</param>
/// <param name="DepartmentCount">How many departments answer for a task.</param>
/// <param name="MostTasks">The most tasks that one department answers for.</param>
/// <param name="Departments">All departments, or those with the most red tasks.</param>
/// <param name="Trend">How the plans stood when the last periods closed, the oldest first.</param>
/// <param name="Turned">How many tasks have turned to each health since the last of them; null for a past day.</param>
/// <param name="Reporting">How far the present round has been answered; null for one plan or a past day.</param>
public sealed record OverviewData(
    OverviewAddress Asked,
    DateOnly Today,
    DateOnly? AsOf,
    PlanChoice? Chosen,
    bool HasDemo,
    OverviewTotals Totals,
    int PlanCount,
    IReadOnlyList<PlanStanding> Plans,
    IReadOnlyList<ChapterStanding> Chapters,
    IReadOnlyList<PlanChoice> Choices,
    int Archived,
    int DepartmentCount,
    int MostTasks,
    IReadOnlyList<DepartmentStanding> Departments,
    OverdueAges Ages,
    IReadOnlyList<ComingTask> Coming,
    IReadOnlyList<PlanAttainment> Attainment,
    IReadOnlyList<TrendPoint> Trend,
    HealthCounts? Turned,
    ReportingFigures? Reporting)
{
    /// <summary>All tasks that are counted, as a view of the ledger.</summary>
    public LedgerAddress All => new() { Plan = Chosen?.Id, AsOf = AsOf };
}

/// <summary>A view of the overview as it stands in the address.</summary>
/// <param name="AllUnits">Whether every department is shown, not only those with the most red tasks.</param>
/// <param name="AsOf">The past day at whose end the figures are asked for.</param>
public sealed record OverviewAddress(int? Plan, bool AllUnits, DateOnly? AsOf = null)
{
    public override string ToString() => Addresses.With(
        Addresses.Overview,
        ("plan", Plan?.ToString(CultureInfo.InvariantCulture)),
        ("units", AllUnits ? "all" : null),
        ("asof", Addresses.Of(AsOf)));
}

public sealed record PlanChoice(int Id, string Title, bool Archived);

/// <summary>How the tasks of one plan stand, summed from the kept counts.</summary>
/// <param name="Percent">Sum of the shown progress of the tasks that have a schedule.</param>
/// <param name="WithSchedule">Number of tasks that have a schedule.</param>
/// <param name="Scheduled">Sum of their scheduled progress.</param>
public sealed record PlanStanding(
    int Id,
    string Title,
    DateOnly? EndsOn,
    bool Archived,
    bool HasDemo,
    HealthCounts Health,
    int Done,
    int ClosedOut,
    int Overdue,
    int Soon,
    int Percent,
    int WithSchedule,
    int Scheduled)
{
    public int Finished => Done + ClosedOut;
}

/// <summary>How the tasks stand that a department answers for.</summary>
public sealed record DepartmentStanding(int Id, string Name, HealthCounts Health);

/// <summary>Overdue tasks by how long they have been so, and the longest.</summary>
public sealed record OverdueAges(int To30, int To90, int To180, int Above180, DateOnly? EarliestDue)
{
    public static OverdueAges None { get; } = new(0, 0, 0, 0, null);
}

/// <summary>How far a round of reporting has been answered.</summary>
public sealed record ReportingFigures(string Name, bool IsOpen, DateOnly ClosesOn, int Asked, int Missing, int UnitsMissing);

/// <summary>A task whose deadline is near.</summary>
public sealed record ComingTask(int Id, string Title, DateOnly Due, Domain.Tasks.Health Health);

/// <summary>The key figures: sums over the plans shown.</summary>
public sealed record OverviewTotals(HealthCounts Health, int Done, int ClosedOut, int Overdue, int Soon, int? Percent, int? Scheduled, int WithSchedule)
{
    public int Tasks => Health.Total;

    public int Finished => Done + ClosedOut;

    public int FinishedShare => Share(Finished, Tasks);

    public static OverviewTotals Of(IReadOnlyList<PlanStanding> plans)
    {
        var withSchedule = plans.Sum(plan => plan.WithSchedule);

        return new OverviewTotals(
            new HealthCounts(
                plans.Sum(plan => plan.Health.Red),
                plans.Sum(plan => plan.Health.Yellow),
                plans.Sum(plan => plan.Health.Green),
                plans.Sum(plan => plan.Health.Grey)),
            plans.Sum(plan => plan.Done),
            plans.Sum(plan => plan.ClosedOut),
            plans.Sum(plan => plan.Overdue),
            plans.Sum(plan => plan.Soon),
            Mean(plans.Sum(plan => (long)plan.Percent), withSchedule),
            Mean(plans.Sum(plan => (long)plan.Scheduled), withSchedule),
            withSchedule);
    }

    /// <summary>The width of a bar, as a share of the longest.</summary>
    public static string Width(int count, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"width:{(most == 0 ? 0 : 100.0 * count / most):0.##}%");

    /// <returns>The mean in whole percent; null where nothing has a schedule.</returns>
    public static int? Mean(long sum, int count) =>
        count == 0 ? null : (int)Math.Round((decimal)sum / count, MidpointRounding.AwayFromZero);

    /// <returns>The share in whole percent; 0 of nothing.</returns>
    public static int Share(int part, int whole) => whole == 0 ? 0 : (int)Math.Round(100m * part / whole, MidpointRounding.AwayFromZero);
}
