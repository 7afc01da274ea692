using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Everything that the overview shows.</summary>
/// <param name="Plan">The plan that was asked for; null for all plans in force.</param>
/// <param name="Shown">The plans that are counted: those in force, or the one asked for.</param>
/// <param name="Choices">All plans that can be chosen.</param>
/// <param name="Archived">How many plans are archived and therefore left out.</param>
public sealed record OverviewData(
    int? Plan,
    IReadOnlyList<PlanStanding> Shown,
    IReadOnlyList<PlanChoice> Choices,
    int Archived,
    IReadOnlyList<DepartmentStanding> Departments,
    OverdueAges Ages,
    IReadOnlyList<ComingTask> Coming)
{
    public OverviewTotals Totals => OverviewTotals.Of(Shown);

    public bool HasDemo => Shown.Any(plan => plan.HasDemo);
}

public sealed record PlanChoice(int Id, string Title);

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

/// <summary>A task whose deadline is near.</summary>
public sealed record ComingTask(int Id, string Title, DateOnly Due, HealthState Health);

/// <summary>A task's health as lists show it.</summary>
public sealed record HealthState(Domain.Tasks.Health Health, string Words);

/// <summary>The key figures: sums over the plans shown.</summary>
public sealed record OverviewTotals(HealthCounts Health, int Done, int ClosedOut, int Overdue, int Soon, int? Percent, int? Scheduled, int WithSchedule)
{
    public int Tasks => Health.Total;

    public int Finished => Done + ClosedOut;

    public int FinishedShare => Tasks == 0 ? 0 : Share(Finished, Tasks);

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

    /// <returns>The mean in whole percent; null where nothing has a schedule.</returns>
    public static int? Mean(long sum, int count) =>
        count == 0 ? null : (int)Math.Round((decimal)sum / count, MidpointRounding.AwayFromZero);

    private static int Share(int part, int whole) => (int)Math.Round(100m * part / whole, MidpointRounding.AwayFromZero);
}
