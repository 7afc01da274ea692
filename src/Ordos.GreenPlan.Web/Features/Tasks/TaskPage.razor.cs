using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>任务详情: a task in its notice, with its units, targets and reports.</summary>
public sealed partial class TaskPage
{
    private Actor _actor = Actor.Portal with { Role = AccountRole.Leader };
    private bool _missing;
    private bool _mayReport;
    private bool _mayExtend;
    private List<ExtensionRequest> _requests = [];
    private int _formKey;
    private bool _closing;
    private List<EvidenceLine> _evidence = [];
    private AskedEvidence? _asked;
    private string _findings = "";

    [Parameter]
    public int Id { get; set; }

    [PersistentState]
    public TaskView? View { get; set; }

    [Inject]
    private ReportDesk Reports { get; init; } = null!;

    [Inject]
    private RequestDesk Requests { get; init; } = null!;

    [Inject]
    private TaskDesk Tasks { get; init; } = null!;

    private IEnumerable<TaskUnit> Leads => View!.Units.Where(unit => unit.Role.IsResponsible());

    private string LeadNames => Leads.Any() ? string.Join('、', Leads.Select(unit => unit.Name)) : "原文未列";

    private string HealthWords => View!.Standing!.Verdict is var verdict && verdict.Health is Health.Red or Health.Yellow
        ? $"{verdict.Health.Word()}：{verdict.Words}" : verdict.Words;

    /// <summary>The department's own latest report, whose text the next one starts from.</summary>
    private TaskReport? OwnLast => View!.Reports.Find(report => report.DepartmentId == _actor.DepartmentId);

    /// <summary>Why the department cannot write just now; null when it can.</summary>
    private string? Locked => (View!, OwnLast) switch
    {
        ({ Head.Archived: true }, _) => "文件已归档，不再填报。",
        ({ Head.State: TaskState.ClosedOut or TaskState.Stopped }, _) => $"任务{View!.Head.State.Words()}，不再填报。",
        ({ Head.Stage: not DocumentStage.Published }, _) => "文件尚未发布，不能填报。",
        ({ OpenPeriod: { } period }, { State: ReportState.Submitted or ReportState.Signed } last) when last.Period == period =>
            $"本期填报{last.State.Words()}，退回后才能修改。",
        ({ OpenPeriod: { } period }, { State: ReportState.Accepted } last) when last.Period == period => "本期填报已审结，不能再改。",
        _ => null,
    };

    private IReadOnlyList<(string Title, string? Address)> Steps =>
    [
        ("任务台账", Addresses.Tasks),
        (View!.Head.DocumentTitle, new LedgerAddress { Plan = View.Head.DocumentId }.ToString()),
        .. View.Head.Path.Where(heading => heading != View.Head.Title).Select(heading => (heading, (string?)null)),
    ];

    private List<SourceMark> Marks
    {
        get
        {
            var from = View!.Passage.Offset;
            return
            [
                new SourceMark(View.Head.Start - from, View.Head.End - from, SourceMarkKind.Task, Current: true),
                .. View.Targets.Select(t => new SourceMark(t.Start - from, t.End - from, SourceMarkKind.Target, $"g{t.Id}")),
                .. View.Units.Where(unit => unit.Start >= View.Head.Start && unit.End <= View.Head.End)
                    .Select(unit => new SourceMark(unit.Start - from, unit.End - from, SourceMarkKind.Unit, Tooltip: unit.Role.Words())),
            ];
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        if (View?.Head.Id != Id)
        {
            await LoadAsync();
        }

        _mayReport = await MayReportAsync();
        await LoadRequestsAsync();
    }

    private EvidenceNeed AsksFor(TaskState claimed) => _asked?.Of(Id, View!.OpenPeriodId, claimed) ?? EvidenceNeed.None;

    protected override bool IsTouchedBy(Change change) =>
        change.Is(ChangeKind.Task, Id) || change.Is(ChangeKind.Document, View?.Head.DocumentId ?? 0) || change.Is(ChangeKind.Period);

    // The form keeps what is typed: it takes over the last report only when it is made.
    protected override async Task RefreshAsync()
    {
        await LoadAsync();

        if (!_missing)
        {
            await LoadRequestsAsync();
        }
    }

    private async Task LoadAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        View = await new TaskQuery(db, Calendar.Today).LoadAsync(Id, _actor, Leaving);
        _missing = View is null;
        if (_missing)
        {
            AnswerNotFound();
        }
    }

    private async Task<bool> MayReportAsync()
    {
        if (_actor.DepartmentId is not { } own || !_actor.May(Operation.WriteReport, own) || View is null)
        {
            return false;
        }

        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        _asked = await AskedEvidence.LoadAsync(db, own, [Id], Leaving);
        return await db.Duties.AnyAsync(duty => duty.TaskId == Id && duty.DepartmentId == own, Leaving);
    }

    /// <summary>Departments that answer for an unfinished task may ask for a later deadline.</summary>
    private async Task LoadRequestsAsync()
    {
        _mayExtend = _mayReport && _actor.May(Operation.RequestExtension, _actor.DepartmentId)
            && View!.Head is { Archived: false, State: TaskState.NotStarted or TaskState.UnderWay }
            && Leads.Any(unit => unit.DepartmentId == _actor.DepartmentId);

        if (_mayExtend)
        {
            await using var db = await Contexts.CreateDbContextAsync(Leaving);
            _requests = await db.ExtensionRequests.AsNoTracking()
                .Where(request => request.TaskId == Id && request.DepartmentId == _actor.DepartmentId)
                .OrderByDescending(request => request.At).ToListAsync(Leaving);
        }
    }

    private async Task AskExtensionAsync((DateOnly Due, string Reason) asked)
    {
        if (await Attempt(() => Requests.AskExtensionAsync(_actor, _actor.DepartmentId!.Value, Id, asked.Due, asked.Reason, Leaving)))
        {
            await LoadRequestsAsync();
        }
    }

    private async Task SubmitAsync(ReportEntry entry)
    {
        // What a colleague has typed in the sheet since this page was opened is not overwritten.
        var seen = View!.Reports.Find(report =>
            report.DepartmentId == _actor.DepartmentId && report.Period == View.OpenPeriod
            && report.State is ReportState.Draft or ReportState.Returned);

        if (await Attempt(() => Reports.SubmitAsync(_actor, Id, _actor.DepartmentId!.Value, entry, Leaving, seen?.Version ?? 0)))
        {
            await LoadAsync();
            _formKey++;
        }
    }

    private Task SignAsync(TaskReport report) => ChangeAsync(() => Reports.SignAsync(_actor, report.Id, report.Version, Leaving));

    private Task AcceptAsync(TaskReport report) => ChangeAsync(() => Reports.AcceptAsync(_actor, report.Id, report.Version, Leaving));

    private Task ReturnAsync((TaskReport Report, string Reason) returned) =>
        ChangeAsync(() => Reports.ReturnAsync(_actor, returned.Report.Id, returned.Report.Version, returned.Reason, Leaving));

    private Task ConfirmDueAsync(DateOnly due) => ChangeAsync(() => Tasks.ConfirmDueAsync(_actor, Id, View!.Head.Version, due, Leaving));

    private async Task ToggleClosingAsync()
    {
        _closing = !_closing;
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        _evidence = [.. (await EvidenceLine.LoadAsync(db, [.. View!.Reports.Select(report => report.Id)], Leaving)).SelectMany(files => files)];
    }

    private Task CloseOutAsync() => ChangeAsync(() => Tasks.CloseOutAsync(_actor, Id, View!.Head.Version, _findings, Leaving));

    private async Task ChangeAsync(Func<Task> change)
    {
        if (await Attempt(change))
        {
            await LoadAsync();
        }
    }
}
