using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Importing;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Web.Features.Drafts;

/// <summary>附件任务表: the rows of an annexed table beside the tasks they are about.</summary>
public sealed partial class AnnexPage
{
    private const int ShownCharacters = 60;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, int> _chosen = [];
    private List<AnnexRow> _rows = [];
    private List<TaskTitle> _tasks = [];
    private Dictionary<int, string> _titles = [];

    // Only where a person asks for it all tasks are offered: a select for each of hundreds of rows would hold tens of thousands of choices.
    private int? _choosing;
    private List<int> _open = [];
    private ImportJob? _reading;
    private ITimer? _timer;

    private int Confident => _rows.Count(row => row is { Review: ReviewMark.Pending, TaskId: not null, Likeness: >= AnnexDesk.Confident });

    protected override async Task LoadAsync(GreenPlanContext db)
    {
        _rows = await db.AnnexRows.AsNoTracking().Where(row => row.DocumentId == Id).OrderBy(row => row.Ordinal).ToListAsync(Leaving);
        var tasks = db.Tasks.Where(task => task.DocumentId == Id && task.Review != ReviewMark.Rejected);
        _tasks = await tasks.OrderBy(task => task.Start).Select(task => new TaskTitle(task.Id, task.Title)).ToListAsync(Leaving);
        _titles = _tasks.ToDictionary(task => task.Id, task => task.Title);
        _open = await tasks.Where(task => !task.Assignments.Any()).Select(task => task.Id).ToListAsync(Leaving);
    }

    protected override void Dispose(bool disposing)
    {
        _timer?.Dispose();
        base.Dispose(disposing);
    }

    private async Task TakenAsync(int job)
    {
        await FollowAsync(job);
        _timer?.Dispose();
        _timer = Clock.CreateTimer(_ => _ = InvokeAsync(() => FollowAsync(job)), null, Pace, Pace);
    }

    private async Task FollowAsync(int job)
    {
        if (Leaving.IsCancellationRequested)
        {
            return;
        }

        await using (var db = await Contexts.CreateDbContextAsync(Leaving))
        {
            _reading = await db.ImportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == job, Leaving);
        }

        if (_reading is null or { IsOver: true })
        {
            _timer?.Dispose();
            await ReloadAsync();
        }

        StateHasChanged();
    }

    private Task<bool> CancelReadingAsync(int job) => ChangeAsync(() => Imports.CancelAsync(Actor, job, Leaving));

    private string TitleOf(AnnexRow row) =>
        _titles.GetValueOrDefault(Chosen(row)) ?? (row.Review == ReviewMark.Pending ? "没有相近的任务" : "—");

    private int Chosen(AnnexRow row) => _chosen.TryGetValue(row.Id, out var task) ? task : row.TaskId ?? 0;

    private Task<bool> ConfirmAsync(AnnexRow row) => ChangeAsync(() => Annexes.ConfirmAsync(Actor, Id, row.Id, Chosen(row), Leaving));

    private Task<bool> RejectAsync(AnnexRow row) => ChangeAsync(() => Annexes.RejectAsync(Actor, Id, row.Id, Leaving));

    private Task<bool> ConfirmConfidentAsync() => ChangeAsync(() => Annexes.ConfirmConfidentAsync(Actor, Id, Leaving));

    private static string Clip(string text) => text.Length <= ShownCharacters ? text : text[..ShownCharacters] + "…";

    private sealed record TaskTitle(int Id, string Title);
}
