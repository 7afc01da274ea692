using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Standings;

/// <summary>What is loaded of a task to see how it stands.</summary>
internal sealed record StandingRow(
    int TaskId, int DocumentId, TaskState State, DateOnly? Due, DateOnly? From, bool Archived);

/// <summary>A signed report of a department on a task.</summary>
/// <param name="Answers">Whether the department answers for the task (lead or shared).</param>
internal sealed record SignedReport(
    int TaskId, int? PeriodId, int Percent, bool NeedsCoordination, bool Answers, DateTime SignedAt, DateTime? AcceptedAt);

/// <summary>A period that covers a plan.</summary>
internal sealed record CoveringPeriod(int PeriodId, int DocumentId, DateOnly EndsOn, DateOnly OpensOn, DateOnly ClosesOn);

/// <summary>Gathers the facts of one task from its rows.</summary>
internal sealed class StandingFacts(
    StandingRow task, IReadOnlyList<SignedReport> reports, IReadOnlyList<CoveringPeriod> periods, PortalCalendar calendar)
{
    /// <summary>The facts as they are on a day, with a look back at the day the last period closed.</summary>
    public TaskFacts On(DateOnly today, HealthThresholds thresholds)
    {
        var facts = At(today);
        var closed = LastClosed(today);

        return closed is not null && TaskHealth.Assess(At(closed.ClosesOn), thresholds, closed.ClosesOn).Health == Health.Red
            ? facts with { WasRed = true }
            : facts;
    }

    public bool AwaitsAcceptance => Latest(DateOnly.MaxValue, answering: true) is { AcceptedAt: null };

    private TaskFacts At(DateOnly day)
    {
        var closed = LastClosed(day);

        return new TaskFacts
        {
            State = task.State,
            From = task.From,
            Due = task.Due,
            PlanArchived = task.Archived,
            PeriodOpened = periods.Any(period => period.OpensOn <= day),
            MissedLastPeriod = closed is not null && !reports.Any(report =>
                report.Answers && report.PeriodId == closed.PeriodId && report.AcceptedAt is { } accepted && calendar.DayOf(accepted) <= day),
            SignedPercent = Latest(day, answering: true)?.Percent,
            NeedsCoordination = Latest(day, answering: false)?.NeedsCoordination ?? false,
        };
    }

    private CoveringPeriod? LastClosed(DateOnly day) =>
        periods.Where(period => period.ClosesOn < day).MaxBy(period => period.EndsOn);

    private SignedReport? Latest(DateOnly day, bool answering) =>
        reports.Where(report => (report.Answers || !answering) && calendar.DayOf(report.SignedAt) <= day).MaxBy(report => report.SignedAt);
}
