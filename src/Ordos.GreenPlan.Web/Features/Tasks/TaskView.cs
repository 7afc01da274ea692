using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>A task with all that its page shows.</summary>
public sealed record TaskView(
    TaskHead Head,
    TaskStandingView? Standing,
    TaskPassage Passage,
    List<TaskUnit> Units,
    List<TaskTarget> Targets,
    List<TaskReport> Reports,
    int? OpenPeriodId,
    string? OpenPeriod,
    DateOnly? OpenPeriodCloses,
    TaskCheck? Check);

/// <summary>What the coordinator looked at before closing the task out.</summary>
public sealed record TaskCheck(DateTime At, string By, string Findings);

public sealed record TaskHead(
    int Id,
    int DocumentId,
    string DocumentTitle,
    DocumentStage Stage,
    bool Archived,
    string? Issuer,
    DateOnly? IssuedOn,
    List<string> Path,
    string Title,
    int Start,
    int End,
    DateOnly? Due,
    DueOrigin DueOrigin,
    bool Ongoing,
    bool OpenEnded,
    TaskState State,
    uint Version);

public sealed record TaskStandingView(HealthVerdict Verdict, int? Percent, int? Scheduled, bool AwaitsAcceptance);

/// <summary>The task's lines in the notice with one line of context on either side; ranges count from its first character.</summary>
/// <param name="Line">Number of the task's first line in the text, from 1.</param>
public sealed record TaskPassage(string Text, int Offset, int Line);

/// <param name="Name">As the notice prints it.</param>
/// <param name="DepartmentId">The department that has the duty now.</param>
/// <param name="Holder">Its name, where a reorganisation handed the duty over; null where it is the one that the notice means.</param>
public sealed record TaskUnit(UnitRole Role, string Name, int? DepartmentId, int Start, int End, string? Holder, bool IsReleased);

public sealed record TaskTarget(
    int Id, string Indicator, string? Scope, Comparator Comparator, decimal? Value, decimal? UpperValue, string? Unit, int? Year,
    int? BaselineYear, TargetChange Change, TargetNature? Nature, string Quote, int Start, int End);

public sealed record TaskReport(
    int Id, int DepartmentId, string Department, string? Period, ReportState State, TaskState Claimed, int Percent, string Done, string? Problems,
    string? NextStep, bool NeedsCoordination, DateTime WrittenAt, DateTime? SubmittedAt, string? SubmittedBy, DateTime? SignedAt, string? SignedBy,
    DateTime? AcceptedAt, string? AcceptedBy, DateTime? ReturnedAt, string? ReturnedBy, string? ReturnReason, string? Explanation, string? Evidence,
    bool IsLate, bool IsDemo, uint Version)
{
    /// <summary>The step that made it what it is now, for the timeline.</summary>
    public (DateTime At, string? By, string Verb) LastStep => State switch
    {
        ReportState.Accepted => (AcceptedAt!.Value, AcceptedBy, "审结"),
        ReportState.Signed => (SignedAt!.Value, SignedBy, "签发"),
        ReportState.Submitted => (SubmittedAt!.Value, SubmittedBy, "提交"),
        ReportState.Returned => (ReturnedAt!.Value, ReturnedBy, "退回"),
        _ => (WrittenAt, null, "填写"),
    };
}
