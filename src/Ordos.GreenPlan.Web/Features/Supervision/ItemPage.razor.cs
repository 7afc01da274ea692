using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Bulletins;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Web.Features.Supervision;

/// <summary>One supervised duty: what was asked, every step so far, and what may be done now.</summary>
public sealed partial class ItemPage
{
    private Actor? _actor;
    private ItemView? _view;
    private SupervisionPreview? _preview;
    private bool _isMissing;
    private string? _notice;

    [Parameter]
    public int Id { get; set; }

    [Inject]
    private SupervisionDesk Desk { get; init; } = null!;

    [Inject]
    private BulletinDesk Bulletins { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    private string Back => _actor?.May(Operation.ReadSupervision) == true ? Addresses.Supervision : Addresses.OwnSupervision;

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        await LoadAsync();

        if (_isMissing)
        {
            AnswerNotFound();
        }
    }

    protected override bool IsTouchedBy(Change change) =>
        _view is null ? change.Kind == ChangeKind.Everything : change.Is(ChangeKind.Task, _view.Item.TaskId);

    protected override Task RefreshAsync() => LoadAsync();

    // A department sees its own items, and not even whether there is another.
    private Task LoadAsync() => ShowNewestAsync(db => ItemView.LoadAsync(db, Id, Leaving), view =>
    {
        var may = view is not null && (_actor!.May(Operation.ReadSupervision) || _actor.DepartmentId == view.Item.DepartmentId);
        (_view, _isMissing) = (may ? view : null, !may);
    });

    private Task DoneAsync(string notice)
    {
        _notice = notice;
        return LoadAsync();
    }

    private async Task PrintAsync()
    {
        var made = 0;

        if (await Attempt(async () => made = await Bulletins.MakeOrderAsync(_actor!, Id, Leaving)))
        {
            Navigation.NavigateTo(Addresses.Bulletin(made));
        }
    }

    private Task EscalateAsync() => PreviewAsync(null);

    private async Task PreviewAsync(DateOnly? replyBy)
    {
        var item = _view!.Item;
        await Attempt(async () => _preview = await Desk.PreviewAsync(
            _actor!, [new DutyKey(item.TaskId, item.DepartmentId)], item.Level + 1, replyBy, Leaving));
    }

    private async Task SendAsync(IReadOnlyList<SupervisionOrder> orders)
    {
        if (await Attempt(() => Desk.SendAsync(_actor!, orders, Leaving)))
        {
            (_preview, _notice) = (null, $"已升为{orders[0].Summons.Level.Words()}。");
        }

        await LoadAsync();
    }
}
