using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Web.Components;

namespace Ordos.GreenPlan.Web.Features.Supervision;

/// <summary>部门督办: all that a department has on the ladder, on one page; for its own people with the fields to answer.</summary>
public sealed partial class DepartmentSupervisionPage
{
    /// <summary>More than this a department could not work through on one page.</summary>
    private const int Most = 200;

    private const int Settled = 20;

    private readonly OwnTasks _tasks = new();
    private Actor? _actor;
    private string? _name;
    private List<ItemView>? _items;
    private List<ItemView> _settled = [];
    private int _late;
    private int _awaiting;
    private int _replying;
    private bool _isMissing;
    private string? _notice;

    /// <summary>Null for the department of the signed-in person.</summary>
    [Parameter]
    public int? Id { get; set; }

    /// <summary>The item that a message leads to.</summary>
    [SupplyParameterFromQuery(Name = "row")]
    public int? Row { get; set; }

    private int Department => Id ?? _actor?.DepartmentId ?? 0;

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        _isMissing = Department == 0 || (Department != _actor.DepartmentId && !_actor.May(Operation.ReadSupervision));

        if (!_isMissing)
        {
            await LoadAsync();
        }

        if (_isMissing)
        {
            AnswerNotFound();
        }
    }

    protected override bool IsTouchedBy(Change change) => !_isMissing && change.Is(ChangeKind.Task) && _tasks.Has(change);

    protected override Task RefreshAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        await db.Database.OpenConnectionAsync(Leaving);
        _name = await db.Departments.Where(department => department.Id == Department).Select(department => department.Name).SingleOrDefaultAsync(Leaving);

        if (_name is null)
        {
            _isMissing = true;
            return;
        }

        var own = db.SupervisionItems.Where(item => item.DepartmentId == Department);
        await _tasks.LoadAsync(db, Department, Leaving);
        _items = await ItemView.LoadAsync(
            db, own.Where(item => item.State != SupervisionState.Closed && item.State != SupervisionState.Withdrawn)
                .OrderBy(item => item.ReplyBy == null).ThenBy(item => item.ReplyBy).ThenBy(item => item.Id).Take(Most), Leaving);
        _settled = await ItemView.LoadAsync(db, own.Where(item => item.SettledAt != null).OrderByDescending(item => item.SettledAt).Take(Settled), Leaving);
        _awaiting = _items.Count(view => view.Item is { State: SupervisionState.Awaiting, ReplyBy: not null });
        _replying = _items.Count(view => view.Item.State == SupervisionState.Replying);
        _late = _items.Count(view => view.Item.IsUnanswered(Calendar.Today));
    }

    private Task DoneAsync(string notice)
    {
        _notice = notice;
        return LoadAsync();
    }
}
