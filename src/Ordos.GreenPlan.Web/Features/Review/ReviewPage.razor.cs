using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Web.Hosting;

namespace Ordos.GreenPlan.Web.Features.Review;

/// <summary>审核: the coordinator goes through what departments have signed, one by one or the unchanged ones at once.</summary>
public sealed partial class ReviewPage
{
    private Actor _actor = Actor.Portal with { Role = AccountRole.Leader };
    private bool _may = true;
    private ReviewList? _queue;
    private ReviewContext? _context;
    private ReviewSideData? _side;
    private IReadOnlyList<SeenReport>? _calm;
    private bool _returning;
    private bool _focus;
    private string? _notice;
    private ElementReference _title;
    private IJSObjectReference? _module;
    private IJSObjectReference? _attached;
    private DotNetObjectReference<ReviewPage>? _self;

    /// <summary>The report in view; without it the first.</summary>
    [SupplyParameterFromQuery(Name = "id")]
    public int? Id { get; set; }

    [Inject]
    private ReportDesk Reports { get; init; } = null!;

    [Inject]
    private ReviewDesk Desk { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private IJSRuntime Script { get; init; } = null!;

    [Inject]
    private AssetAddresses Asset { get; init; } = null!;

    private int Position => IndexOf(_context?.Reviewed.Report.Id) + 1;

    private string Steps => _context!.Reviewed.Report is var report
        ? $"{report.SubmittedBy}{Calendar.DayOf(report.SubmittedAt!.Value):M月d日}填报，{report.SignedBy}{Calendar.DayOf(report.SignedAt!.Value):M月d日}签发" : "";

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        _may = _actor.May(Operation.AcceptReport);
        if (_may && (_queue is null || (Id ?? FirstId) != _context?.Reviewed.Report.Id))
        {
            await LoadAsync(Id);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && _may)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Script.InvokeAsync<IJSObjectReference>("import", Leaving, "/" + Asset["js/review.js"].TrimStart('/'));
            _attached = await _module.InvokeAsync<IJSObjectReference>("attach", Leaving, _self);
        }

        if (_focus && _context is not null)
        {
            _focus = false;
            await _title.FocusAsync();
        }
    }

    /// <summary>A key was pressed while no field had the focus.</summary>
    [JSInvokable]
    public async Task PressAsync(string key)
    {
        switch (key)
        {
            case "Enter" when _context is not null && !_returning:
                await AcceptAsync();
                break;
            case "Backspace" when _context is not null:
                _returning = true;
                break;
            case "ArrowDown" or "ArrowUp" when Neighbour(key == "ArrowDown" ? 1 : -1) is { } id:
                _focus = true;
                Navigation.NavigateTo(AddressOf(id));
                break;
        }

        StateHasChanged();
    }

    private int? FirstId => _queue?.Rows is [var first, ..] ? first.Id : null;

    protected override bool IsTouchedBy(Change change) => _may && (change.Is(ChangeKind.Task) || change.Is(ChangeKind.Period));

    // While a reason is being written the report in view stays; whether it may still be returned, the desk says.
    protected override async Task RefreshAsync()
    {
        var calm = _calm;

        if (_returning)
        {
            await ShowNewestAsync(db => ReviewList.LoadAsync(db, Leaving), queue => _queue = queue);
        }
        else
        {
            await LoadAsync(_context?.Reviewed.Report.Id ?? Id);
        }

        _calm = calm;
    }

    private async Task LoadAsync(int? wanted)
    {
        await ShowNewestAsync(
            async db =>
            {
                var queue = await ReviewList.LoadAsync(db, Leaving);
                var id = wanted ?? (queue.Rows is [var first, ..] ? first.Id : null);
                var context = id is null ? null : await ReviewContext.LoadAsync(db, id.Value, Calendar, Leaving);
                var side = await ReviewSideData.LoadAsync(db, Calendar.Today, Leaving);
                return (queue, context: context is { Reviewed.Report.State: Domain.Tasks.ReportState.Signed } ? context : null, side);
            },
            loaded => (_queue, _context, _side) = loaded);
        (_returning, _calm) = (false, null);
    }

    private Task AcceptAsync()
    {
        var report = _context!.Reviewed.Report;
        return DecideAsync(() => Reports.AcceptAsync(_actor, report.Id, report.Version, Leaving), $"已通过“{_context.Reviewed.Title}”。");
    }

    private Task ReturnAsync(string reason)
    {
        var report = _context!.Reviewed.Report;
        return DecideAsync(
            () => Reports.ReturnAsync(_actor, report.Id, report.Version, reason, Leaving), $"已退回“{_context.Reviewed.Title}”，理由：{reason}");
    }

    /// <summary>Decides on the report in view and goes on to the next.</summary>
    private async Task DecideAsync(Func<Task> decide, string done)
    {
        var next = Neighbour(1) ?? Neighbour(-1);

        if (await Attempt(decide))
        {
            _notice = done;
            _focus = true;
            await LoadAsync(next);
            Navigation.NavigateTo(next is null ? Addresses.ReviewQueue : AddressOf(next.Value), replace: true);
        }
    }

    private async Task AskCalmAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        _calm = await ReviewList.CalmAsync(db, Leaving);
    }

    private async Task AcceptCalmAsync()
    {
        var accepted = 0;
        if (await Attempt(async () => accepted = await Desk.AcceptAsync(_actor, _calm!, Leaving)))
        {
            _notice = $"已通过{accepted}项无变化、正常的填报。";
            await LoadAsync(null);
            Navigation.NavigateTo(Addresses.ReviewQueue, replace: true);
        }
    }

    private async Task DrawAsync((int PeriodId, int Size) asked)
    {
        if (await Attempt(() => Desk.DrawAsync(_actor, asked.PeriodId, asked.Size, Random.Shared.Next(), Leaving)))
        {
            _notice = "已随机抽取并留存记录，抽到的单位在本期待报中会看到须附佐证。";
            await LoadAsync(_context?.Reviewed.Report.Id);
        }
    }

    private int? Neighbour(int step) =>
        IndexOf(_context?.Reviewed.Report.Id) + step is var at && _queue is not null && at >= 0 && at < _queue.Rows.Count
            && IndexOf(_context?.Reviewed.Report.Id) >= 0 ? _queue.Rows[at].Id : null;

    private int IndexOf(int? id)
    {
        for (var index = 0; index < (_queue?.Rows.Count ?? 0); index++)
        {
            if (_queue!.Rows[index].Id == id)
            {
                return index;
            }
        }

        return -1;
    }

    private static string AddressOf(int id) => Addresses.With(Addresses.ReviewQueue, ("id", id.ToString(CultureInfo.InvariantCulture)));

    private static string Words(QueueGroup group) => group switch
    {
        QueueGroup.Changed => "有变化",
        QueueGroup.UnchangedRed => "无变化，逾期或滞后",
        QueueGroup.UnchangedYellow => "无变化，预警",
        _ => "无变化，正常",
    };

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_attached is not null)
            {
                await _attached.InvokeVoidAsync("detach");
                await _attached.DisposeAsync();
                await _module!.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page has gone with its connection.
        }

        _self?.Dispose();
        Dispose();
    }
}
