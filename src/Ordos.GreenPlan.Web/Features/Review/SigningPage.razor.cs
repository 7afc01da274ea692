using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components;
using Ordos.GreenPlan.Web.Features.Account;

namespace Ordos.GreenPlan.Web.Features.Review;

/// <summary>签发: what the department's staff have handed in, with what changed, to be signed at once or returned row by row.</summary>
public sealed partial class SigningPage
{
    private const int PageSize = 30;

    private readonly OwnTasks _tasks = new();
    private Actor _actor = Actor.Portal with { Role = AccountRole.Leader };
    private string? _department;
    private List<ReviewedReport> _reports = [];
    private int _shown = PageSize;
    private IReadOnlyDictionary<int, RowParts> _parts = new Dictionary<int, RowParts>();
    private List<SeenReport> _seen = [];
    private int _unchanged;
    private int? _returning;
    private bool _loaded;
    private string? _notice;

    [Inject]
    private ReportDesk Reports { get; init; } = null!;

    [Inject]
    private ReviewDesk Desk { get; init; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _actor = await ActorAsync();
        _department = (await Authentication).User.NameOfDepartment();

        // The frame at once, the rows with the circuit.
        if (Http is null)
        {
            await LoadAsync();
        }
    }

    protected override bool IsTouchedBy(Change change) => change.Is(ChangeKind.Task) && _tasks.Has(change);

    // A reason that is being written stays in its box as long as its report waits.
    protected override async Task RefreshAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        await _tasks.LoadAsync(db, _actor.DepartmentId ?? 0, Leaving);
        await LoadAsync();
    }

    private int Waiting => _seen.Count;

    private async Task LoadAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        var waiting = await OfDepartment(db.Reports)
            .OrderBy(report => report.IsUnchanged).ThenBy(report => report.SubmittedAt).ThenBy(report => report.Id)
            .Select(report => new { report.Id, report.Version, report.IsUnchanged }).ToListAsync(Leaving);
        _seen = waiting.ConvertAll(report => new SeenReport(report.Id, report.Version));
        _unchanged = waiting.Count(report => report.IsUnchanged);
        _reports = await ReviewedReport.LoadAsync(db, [.. waiting.Take(_shown).Select(report => report.Id)], Calendar, Leaving);
        _parts = await RowParts.LoadAsync(db, [.. _reports.Select(reviewed => reviewed.Report.Id)], Leaving);
        _loaded = true;
    }

    private IQueryable<ProgressReport> OfDepartment(IQueryable<ProgressReport> reports)
    {
        var own = _actor.May(Operation.SignReport, _actor.DepartmentId) ? _actor.DepartmentId : null;
        return reports.Where(report => report.DepartmentId == own && report.State == ReportState.Submitted);
    }

    private async Task SignAllAsync()
    {
        // What came or changed since the page was shown waits for another look.
        var seen = _seen;
        var signed = 0;

        if (await Attempt(async () => signed = await Desk.SignAsync(_actor, _actor.DepartmentId ?? 0, seen, Leaving)))
        {
            _notice = $"已签发{signed}项，由调度员审核。{(signed < seen.Count ? $"有{seen.Count - signed}项刚刚改过，请看过后再签发。" : "")}";
        }

        await LoadAsync();
    }

    private Task SignAsync(ReviewedReport reviewed) =>
        ChangeAsync(() => Reports.SignAsync(_actor, reviewed.Report.Id, reviewed.Report.Version, Leaving), $"已签发“{reviewed.Title}”。");

    private Task ReturnAsync(ReviewedReport reviewed, string reason) => ChangeAsync(
        () => Reports.ReturnAsync(_actor, reviewed.Report.Id, reviewed.Report.Version, reason, Leaving), $"已退回“{reviewed.Title}”，理由已告知经办人。");

    private async Task ChangeAsync(Func<Task> change, string done)
    {
        _notice = await Attempt(change) ? done : null;
        _returning = null;
        await LoadAsync();
    }

    private Task MoreAsync()
    {
        _shown += PageSize;
        return LoadAsync();
    }
}
