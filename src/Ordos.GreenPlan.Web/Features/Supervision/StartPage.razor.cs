using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Supervision;

/// <summary>发起督办: a step that no rule proposes, for a reason of the coordinator's own; previewed like any other before it is sent.</summary>
public sealed partial class StartPage
{
    private readonly HashSet<int> _chosen = [];
    private Actor? _actor;
    private string? _title;
    private HealthVerdict? _health;
    private List<Unit> _units = [];
    private string _level = SupervisionAddress.Of(SupervisionLevel.Urging);
    private string _reason = "";
    private SupervisionPreview? _preview;
    private string? _sent;
    private bool _isSending;

    [Parameter]
    public int Id { get; set; }

    [Inject]
    private SupervisionDesk Desk { get; init; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        var actor = await ActorAsync();

        if (actor.May(Operation.Supervise))
        {
            await LoadAsync();
        }
        else if (Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        _actor = actor;
    }

    private Task LoadAsync() => ShowNewestAsync(
        db => (
            from candidate in SupervisionCandidate.In(db, Calendar)
            join task in db.Tasks on candidate.TaskId equals task.Id
            join department in db.Departments on candidate.DepartmentId equals department.Id
            where task.Id == Id
            orderby department.Id
            select new { department.Id, department.Name, candidate.Standing, Level = candidate.Item == null ? null : (SupervisionLevel?)candidate.Item.Level, task.Title })
            .AsNoTracking().ToListAsync(Leaving),
        found =>
        {
            _units = found.ConvertAll(one => new Unit(one.Id, one.Name, one.Level));
            (_title, _health) = (found.FirstOrDefault()?.Title, found.FirstOrDefault()?.Standing.Verdict);
            _chosen.IntersectWith(_units.Select(unit => unit.Id));

            if (_units is [var only])
            {
                _chosen.Add(only.Id);
            }
        });

    private void Toggle(int unit)
    {
        if (!_chosen.Remove(unit))
        {
            _chosen.Add(unit);
        }
    }

    private async Task PreviewAsync(DateOnly? replyBy)
    {
        _sent = null;
        await Attempt(async () => _preview = await Desk.PreviewAsync(
            _actor!, [.. _chosen.Select(unit => new DutyKey(Id, unit))], SupervisionAddress.LevelOf(_level), replyBy, Leaving, _reason));
    }

    private async Task SendAsync(IReadOnlyList<SupervisionOrder> orders)
    {
        if (_isSending)
        {
            return;
        }

        _isSending = true;

        if (await Attempt(() => Desk.SendAsync(_actor!, orders, Leaving)))
        {
            (_sent, _preview, _reason) = ($"已向{string.Join('、', orders.Select(order => order.Department))}发出{orders[0].Summons.Level.Words()}。", null, "");
        }

        _isSending = false;
        await LoadAsync();
    }

    /// <param name="Level">Where it is on the ladder for this task; null when it is not.</param>
    private sealed record Unit(int Id, string Name, SupervisionLevel? Level);
}
