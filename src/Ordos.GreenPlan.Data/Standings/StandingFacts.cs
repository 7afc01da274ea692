using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Standings;

/// <summary>What is loaded of a task to see how it stands.</summary>
/// <param name="Answered">Whether some department answers for the task (lead or shared).</param>
/// <param name="PublishedAt">Since when the plan is published.</param>
/// <param name="ClosedOutAt">When the coordinator closed the task out; null where nobody has.</param>
internal sealed record StandingRow(
    int TaskId, int DocumentId, TaskState State, DateOnly? Due, DueOrigin DueOrigin, DateOnly? From, DateTime? ArchivedAt, bool Answered,
    DateTime? PublishedAt, DateTime? ClosedOutAt)
{
    public bool Archived => ArchivedAt is not null;
}

/// <summary>A signed report of a department on a task.</summary>
/// <param name="Answers">Whether the department answered for the task (lead or shared) when it reported.</param>
internal sealed record SignedReport(
    int Id, int TaskId, int DepartmentId, int? PeriodId, DateOnly? PeriodEndsOn, TaskState ClaimedState, int Percent, bool NeedsCoordination,
    bool Answers, DateTime SignedAt, DateTime? AcceptedAt);

/// <summary>A period that covers a plan.</summary>
internal sealed record CoveringPeriod(int PeriodId, int DocumentId, DateOnly EndsOn, DateOnly OpensOn, DateOnly ClosesOn);

/// <summary>Gathers the facts of one task from its rows.</summary>
internal sealed class StandingFacts(
    StandingRow task, IReadOnlyList<SignedReport> reports, IReadOnlyList<CoveringPeriod> periods, PortalCalendar calendar)
{
    public StandingRow Task => task;

    public IReadOnlyList<SignedReport> Reports => reports;

    public IReadOnlyList<CoveringPeriod> Periods => periods;

    /// <summary>The facts as they are on a day, with a look back at the day the last period closed.</summary>
    public TaskFacts On(DateOnly today, HealthThresholds thresholds)
    {
        var facts = At(today) with { ChangeOn = NextPeriodDay(today) };
        var closed = LastClosed(today);

        return closed is not null && TaskHealth.Assess(At(closed.ClosesOn), thresholds, closed.ClosesOn).Health == Health.Red
            ? facts with { WasRed = true }
            : facts;
    }

    public bool AwaitsAcceptance => Newest(reports.Where(report => report.Answers), calendar) is { AcceptedAt: null };

    /// <summary>The same task as it was at the end of a past day, as far as moments are stamped: the deadline and the units are today's.</summary>
    public StandingFacts AsOf(DateOnly day)
    {
        bool By(DateTime? moment) => moment is { } at && calendar.DayOf(at) <= day;
        List<SignedReport> known = [.. reports.Where(report => By(report.SignedAt)).Select(report => By(report.AcceptedAt) ? report : report with { AcceptedAt = null })];
        var answers = known.FindAll(report => report.Answers);
        var state = By(task.ClosedOutAt) ? TaskState.ClosedOut
            : task.State == TaskState.Stopped ? TaskState.Stopped
            : PolicyTask.StateBy(
                accepted: Newest(answers.Where(report => report.AcceptedAt is not null), calendar)?.ClaimedState,
                signed: Newest(answers, calendar)?.ClaimedState);

        return new StandingFacts(task with { State = state, ArchivedAt = By(task.ArchivedAt) ? task.ArchivedAt : null }, known, periods, calendar);
    }

    /// <summary>The report that speaks for the task: of the latest period, and within one the last signed.</summary>
    /// <remarks>A report of an earlier period that is signed late does not turn the shown progress back.</remarks>
    public static SignedReport? Newest(IEnumerable<SignedReport> reports, PortalCalendar calendar) =>
        reports.MaxBy(report => (report.PeriodEndsOn ?? calendar.DayOf(report.SignedAt), report.SignedAt, report.Id));

    private TaskFacts At(DateOnly day)
    {
        var closed = LastClosed(day);
        var signed = reports.Where(report => calendar.DayOf(report.SignedAt) <= day).ToList();

        return new TaskFacts
        {
            State = task.State,
            From = task.From,
            Due = task.Due,
            DueIsProposed = task.DueOrigin.IsProposed(),
            PlanArchived = task.Archived,
            PeriodOpened = periods.Any(period => period.OpensOn <= day),
            MissedLastPeriod = task.Answered && closed is not null && !signed.Exists(report =>
                report.Answers && report.PeriodId == closed.PeriodId && report.AcceptedAt is { } accepted && calendar.DayOf(accepted) <= day),
            SignedPercent = Newest(signed.Where(report => report.Answers), calendar)?.Percent,
            NeedsCoordination = signed.GroupBy(report => report.DepartmentId).Any(own => Newest(own, calendar)!.NeedsCoordination),
        };
    }

    private CoveringPeriod? LastClosed(DateOnly day) =>
        periods.Where(period => period.ClosesOn < day).MaxBy(period => period.EndsOn);

    private DateOnly? NextPeriodDay(DateOnly today) =>
        periods.SelectMany(period => new[] { period.OpensOn, period.ClosesOn.AddDays(1) })
            .Where(day => day > today)
            .Select(day => (DateOnly?)day)
            .Min();
}
