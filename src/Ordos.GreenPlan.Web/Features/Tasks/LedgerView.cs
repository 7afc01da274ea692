using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>One page of the ledger with all that stands around it.</summary>
/// <param name="Asked">The view that was asked for.</param>
/// <param name="Address">The view that is shown: its page exists.</param>
/// <param name="More">Whether there are more tasks than <paramref name="Total"/>, which then is only counted to.</param>
public sealed record LedgerView(
    LedgerAddress Asked,
    LedgerAddress Address,
    List<LedgerRow> Rows,
    int Total,
    bool More,
    List<LedgerPlan> Plans,
    List<LedgerChoice> Departments,
    List<LedgerTab> Tabs)
{
    public bool HasDemo => Rows.Exists(row => row.Latest is { IsDemo: true });
}

/// <summary>A task as the ledger shows it.</summary>
public sealed record LedgerRow(
    int Id,
    int DocumentId,
    string Title,
    List<string> Leads,
    int Others,
    HealthVerdict Verdict,
    TaskState State,
    DateOnly? Due,
    DueOrigin DueOrigin,
    int? Percent,
    int? Scheduled,
    bool AwaitsAcceptance,
    LatestProgress? Latest);

/// <summary>What a row shows beyond the task's standing.</summary>
public sealed record LedgerDetail(
    int Id, int DocumentId, string Title, DueOrigin DueOrigin, List<string> Leads, int Others, int? LatestReport)
{
    public LedgerRow With(TaskStanding standing, IReadOnlyDictionary<int, LatestProgress> latest) => new(
        Id, DocumentId, Title, Leads, Others, standing.Verdict, standing.State, standing.Due, DueOrigin,
        standing.Percent, standing.Scheduled, standing.AwaitsAcceptance,
        LatestReport is { } report ? latest[report] : null);
}

/// <summary>The report last signed for.</summary>
public sealed record LatestProgress(int Id, DateTime SignedAt, string Done, bool IsDemo);

public sealed record LedgerPlan(int Id, string Title, bool Archived);

public sealed record LedgerChoice(int Id, string Name);

/// <summary>Kept number of tasks in one bucket of plan, health, state and deadline.</summary>
public sealed record KeptCount(int DocumentId, Health Health, TaskState State, DueBand DueBand, int Tasks)
{
    /// <summary>Whether the bucket lies in a view; of the deadlines only whole bands are kept.</summary>
    public bool Matches(LedgerAddress address) =>
        (address.Health is null || !Enum.TryParse<Health>(address.Health, ignoreCase: true, out var health) || Health == health)
        && address.State switch
        {
            "open" => State is TaskState.NotStarted or TaskState.UnderWay,
            "finished" => State is TaskState.Done or TaskState.ClosedOut,
            "not-started" => State == TaskState.NotStarted,
            "under-way" => State == TaskState.UnderWay,
            "done" => State == TaskState.Done,
            "closed-out" => State == TaskState.ClosedOut,
            "stopped" => State == TaskState.Stopped,
            _ => true,
        }
        && address.Due switch
        {
            "overdue" => DueBand == DueBand.Overdue,
            "soon" => DueBand == DueBand.Soon,
            "later" => DueBand == DueBand.Later,
            "none" => DueBand == DueBand.None,
            _ => true,
        };
}

/// <summary>A fixed view above the ledger.</summary>
public sealed record LedgerTab(string Title, LedgerAddress Address, int Count = 0)
{
    public static List<LedgerTab> Fixed { get; } =
    [
        new("全部", new LedgerAddress()),
        new("红", new LedgerAddress { Health = "red" }),
        new("黄", new LedgerAddress { Health = "yellow" }),
        new("逾期", new LedgerAddress { Due = "overdue" }),
        new("30天内到期", new LedgerAddress { Due = "soon" }),
        new("未办结", new LedgerAddress { State = "open" }),
        new("未调度", new LedgerAddress { Health = "grey" }),
    ];

    /// <summary>Whether an address shows just this view, on whatever page and in whatever order.</summary>
    public bool IsShown(LedgerAddress address) => address with { Sort = null, Page = 1 } == Address;
}
