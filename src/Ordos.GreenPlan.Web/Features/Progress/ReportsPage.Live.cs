using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Web.Components;
using Ordos.GreenPlan.Web.Components.Layout;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>How the sheet follows what others do, and the row that a message leads to.</summary>
public sealed partial class ReportsPage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly OwnTasks _tasks = new();

    // Replaced as a whole, because changes are told from any thread.
    private volatile HashSet<int> _indicators = [];

    /// <summary>The row that a message leads to, as <see cref="RowCode"/> writes it.</summary>
    [SupplyParameterFromQuery(Name = "row")]
    public string? Row { get; set; }

    private int? PageOfRow => _sheet?.Find(RowCode.Read(Row)) is { IsSent: false } row ? _sheet.PageOf(row) : null;

    protected override bool IsTouchedBy(Change change) =>
        change.Is(ChangeKind.Period) || change.Is(ChangeKind.Document) || (change.Is(ChangeKind.Task) && _tasks.Has(change))
        || (change.Is(ChangeKind.Indicator) && (change.Id == 0 || _indicators.Contains(change.Id)));

    /// <summary>The connection was lost for a while; what has changed meanwhile was not shown.</summary>
    [JSInvokable]
    public async Task CatchUpAsync()
    {
        await RefreshAsync();
        StateHasChanged();
    }

    protected override async Task RefreshAsync()
    {
        if (_sheet is null)
        {
            return;
        }

        var facts = await LoadFactsAsync();

        try
        {
            // Which rows are being typed in only the browser knows; asked last, so that nobody begins in between. One that is away does not answer.
            string[] typing = _attached is null ? [] : await _attached.InvokeAsync<string[]>("typing", Patience);
            _sheet = _sheet.Follow(facts, typing.Select(RowCode.Read).OfType<RowKey>().ToHashSet());
        }
        catch (JSDisconnectedException)
        {
            // The page has gone with its connection.
        }
    }

    private async Task<List<SheetFacts>> LoadFactsAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        await _tasks.LoadAsync(db, Own, Leaving);
        _waiting = await WaitingWork.LoadAsync(db, _actor, Calendar.Today, Leaving);
        return Noted(await new SheetQuery(db, Own, Calendar.Today).LoadAsync(Leaving));
    }

    /// <summary>Notes which indicators the rows ask about.</summary>
    private List<SheetFacts> Noted(List<SheetFacts> facts)
    {
        _indicators = facts.SelectMany(row => row.Values).Select(value => value.Asked.IndicatorId).ToHashSet();
        return facts;
    }
}
