using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;
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
    private bool _deciding;
    private bool _focus;
    private string? _notice;
    private ElementReference _title;
    private IJSObjectReference? _module;
    private IJSObjectReference? _attached;
    private DotNetObjectReference<ReviewPage>? _self;

    /// <summary>The report in view; without it the first.</summary>
    [SupplyParameterFromQuery(Name = "id")]
    public int? Id { get; set; }

    [SupplyParameterFromQuery(Name = "plan")]
    public int? Plan { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    public int? Department { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "change")]
    public string? Change { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Asked { get; set; }

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

    private int Position => IndexOf(_context?.Reviewed.Report.Id) is var at and >= 0 ? ((_queue!.Address.Page - 1) * ReviewList.PageSize) + at + 1 : 0;

    private ReviewAddress Wanted => ReviewAddress.Read(Plan, Department, State, Change, Asked, Id);

    private bool MayDecide => _context?.Reviewed.Report.State == ReportState.Signed;

    private string Steps => _context!.Reviewed.Report is var report
        ? $"{report.SubmittedBy}{Calendar.DayOf(report.SubmittedAt!.Value):M月d日}填报" + (report.SignedAt is { } signed ? $"，{report.SignedBy}{Calendar.DayOf(signed):M月d日}签发" : "")
        : "";

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        _may = _actor.May(Operation.AcceptReport);

        // The frame at once, the rows with the circuit.
        if (_may && Http is null && (_queue is null || Wanted with { Id = null } != _queue.Address with { Id = null } || (Id ?? FirstId) != _context?.Reviewed.Report.Id))
        {
            (_returning, _calm) = (false, null);
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
            case "Enter" when MayDecide && !_returning:
                await AcceptAsync();
                break;
            case "Backspace" when MayDecide:
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
        if (_deciding)
        {
            return; // What is decided shows the queue anew itself; asked now, the report that has just gone would cover the next.
        }

        if (_returning)
        {
            var wanted = Wanted;
            await ShowNewestAsync(db => ReviewList.LoadAsync(db, wanted, Leaving), queue => _queue = queue);
        }
        else
        {
            await LoadAsync(_context?.Reviewed.Report.Id ?? Id);
        }
    }

    /// <param name="wanted">The report to be shown; null for the first of the page, or the last.</param>
    private async Task LoadAsync(int? wanted, bool isLast = false)
    {
        var address = Wanted;
        await ShowNewestAsync(
            async db =>
            {
                var queue = await ReviewList.LoadAsync(db, address, Leaving);
                var id = wanted ?? (queue.Rows.Count == 0 ? null : queue.Rows[isLast ? ^1 : 0].Id);
                var context = id is null ? null : await ReviewContext.LoadAsync(db, id.Value, Calendar, Leaving);
                var side = await ReviewSideData.LoadAsync(db, Calendar.Today, Leaving);
                return (queue, context: context?.Reviewed.Report.State == address.State ? context : null, side);
            },
            loaded =>
            {
                // A reason that somebody has begun to write since this was asked for keeps its report.
                var shown = _returning ? loaded.context ?? _context : loaded.context;
                (_queue, _context, _side) = (loaded.queue, shown, loaded.side);
            });
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

    private string AddressOf(int id) => ((_queue?.Address ?? Wanted) with { Id = id }).ToString();

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
