using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Supervision;

/// <summary>督办建议: what the rules propose; a coordinator chooses, sees what each department would get, and sends.</summary>
public sealed partial class ProposalsPage
{
    private readonly HashSet<DutyKey> _chosen = [];
    private Actor? _actor;
    private ProposalList? _list;
    private ProposalsAddress? _shown;
    private SupervisionPreview? _preview;
    private string _level = "";
    private string? _notice;
    private bool _isSending;

    [SupplyParameterFromQuery(Name = "level")]
    public string? Level { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    public int? Department { get; set; }

    [SupplyParameterFromQuery(Name = "plan")]
    public int? Plan { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    [Inject]
    private SupervisionDesk Desk { get; init; } = null!;

    private ProposalsAddress Asked => ProposalsAddress.Read(Level, Department, Plan, Number);

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();

        if (_actor.May(Operation.Supervise))
        {
            // What was chosen under another filter is out of sight: it must not be sent with the rest. Another page of the same list is no other filter.
            if (_shown is not null && _shown != (Asked with { Page = 1 }))
            {
                (_preview, _level) = (null, "");
                _chosen.Clear();
            }

            _shown = Asked with { Page = 1 };
            await LoadAsync();
        }
        else if (Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    protected override bool IsTouchedBy(Change change) => change.Is(ChangeKind.Task) || change.Is(ChangeKind.Document);

    // What is being previewed stays as it was read; sending tells what has changed meanwhile.
    protected override Task RefreshAsync() => _preview is null && _actor?.May(Operation.Supervise) == true ? LoadAsync() : Task.CompletedTask;

    private Task LoadAsync() => ShowNewestAsync(db => ProposalList.LoadAsync(db, Calendar, Asked, Leaving), list => _list = list);

    private void Toggle(DutyKey key)
    {
        if (!_chosen.Remove(key))
        {
            _chosen.Add(key);
        }
    }

    private async Task ChooseAllAsync(ChangeEventArgs choice)
    {
        _chosen.Clear();

        if (choice.Value is true)
        {
            await using var db = await Contexts.CreateDbContextAsync(Leaving);
            _chosen.UnionWith(await ProposalList.AllAsync(db, Calendar, Asked, Leaving));
        }
    }

    private Task PreviewAsync() => PreviewAsAsync(null);

    private async Task PreviewAsAsync(DateOnly? replyBy)
    {
        _notice = null;
        await Attempt(async () => _preview = await Desk.PreviewAsync(_actor!, _chosen, SupervisionAddress.LevelOf(_level), replyBy, Leaving));
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
            _notice = $"已发出{orders.Count}项，涉及{orders.Select(order => order.Duty.DepartmentId).Distinct().Count()}个单位。";
            _preview = null;
            _chosen.Clear();
        }

        _isSending = false;
        await LoadAsync();
    }
}
