using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components;
using Ordos.GreenPlan.Web.Components.Layout;
using Ordos.GreenPlan.Web.Features.Account;

namespace Ordos.GreenPlan.Web.Features.Requests;

/// <summary>任务签收: what a department has been assigned and not yet answered.</summary>
public sealed partial class AssignmentsPage
{
    private const int PageSize = 25;

    private readonly OwnTasks _tasks = new();
    private Actor _actor = Actor.Portal with { Role = AccountRole.Leader };
    private string? _department;
    private bool _may;
    private bool _loaded;
    private int _total;
    private List<NewDuty> _rows = [];
    private List<OwnDispute> _disputes = [];
    private int? _disputing;
    private string _reason = "";
    private string? _notice;

    [SupplyParameterFromQuery(Name = "page")]
    public int? Asked { get; set; }

    /// <summary>The dispute that a message leads to.</summary>
    [SupplyParameterFromQuery(Name = "row")]
    public int? Row { get; set; }

    [Inject]
    private RequestDesk Desk { get; init; } = null!;

    private int Own => _actor.DepartmentId ?? 0;

    private int Number => Math.Clamp(Asked ?? 1, 1, Math.Max(1, (_total + PageSize - 1) / PageSize));

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        _department = (await Authentication).User.NameOfDepartment();
        _may = _actor.May(Operation.ReceiveTask, _actor.DepartmentId);
        await LoadAsync();
        _loaded = true;
    }

    protected override bool IsTouchedBy(Change change) =>
        (change.Is(ChangeKind.Document) || change.Is(ChangeKind.Task)) && _tasks.Has(change);

    // While a reason is being written, its row must not go.
    protected override async Task RefreshAsync()
    {
        if (_disputing is null)
        {
            await using var db = await Contexts.CreateDbContextAsync(Leaving);
            await _tasks.LoadAsync(db, Own, Leaving);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        if (!_may)
        {
            return;
        }

        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        await db.Database.OpenConnectionAsync(Leaving);
        var unanswered = WaitingWork.Unanswered(db, Own);
        _total = await unanswered.CountAsync(Leaving);
        _rows = await (
            from task in db.Tasks
            join document in db.Documents on task.DocumentId equals document.Id
            where unanswered.Contains(task.Id)
            orderby document.Id descending, task.Ordinal
            select new NewDuty(
                task.Id, task.Title, document.Title, task.Due,
                AskedDuty.In(db).Where(duty => duty.TaskId == task.Id && duty.DepartmentId == Own).Select(duty => duty.Roles).First()))
            .Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(Leaving);
        _disputes = await (
            from receipt in db.DutyReceipts
            join task in db.Tasks on receipt.TaskId equals task.Id
            where receipt.DepartmentId == Own && receipt.State != ReceiptState.Signed
            orderby receipt.At descending
            select new OwnDispute(receipt.Id, task.Id, task.Title, receipt.Reason!, receipt.State, receipt.AnswerBy, receipt.Answer)).Take(PageSize).ToListAsync(Leaving);
    }

    private async Task ReceiveAllAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        await ReceiveAsync(await WaitingWork.Unanswered(db, Own).ToListAsync(Leaving));
    }

    private Task ReceiveAsync(NewDuty row) => ReceiveAsync([row.TaskId]);

    private async Task ReceiveAsync(IReadOnlyList<int> tasks)
    {
        var received = 0;
        _notice = await Attempt(async () => received = await Desk.ReceiveAsync(_actor, Own, tasks, Leaving)) ? $"已签收{received}项。" : null;
        await LoadAsync();
    }

    private void Dispute(NewDuty row) => (_disputing, _reason) = (_disputing == row.TaskId ? null : row.TaskId, "");

    private Task CancelAsync()
    {
        _disputing = null;
        return LoadAsync();
    }

    private async Task DisputeAsync(NewDuty row)
    {
        if (await Attempt(() => Desk.DisputeAsync(_actor, Own, row.TaskId, _reason, Leaving)))
        {
            (_notice, _disputing) = ($"对“{row.Title}”的异议已送调度员。", null);
        }

        await LoadAsync();
    }

    private static string AddressOf(int page) =>
        Addresses.With(Addresses.Assignments, ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    private sealed record NewDuty(int TaskId, string Title, string Document, DateOnly? Due, DutyRoles Roles);

    private sealed record OwnDispute(int Id, int TaskId, string Title, string Reason, ReceiptState State, DateOnly? AnswerBy, string? Answer);
}
