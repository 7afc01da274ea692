using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Import;

/// <summary>导入: hand files over, watch them being read, and go on with the drafts that came of them.</summary>
public sealed partial class ImportPage
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private ITimer? _timer;

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    [PersistentState]
    public ImportView? View { get; set; }

    [Inject]
    private ImportDesk Desk { get; init; } = null!;

    protected override Operation Purpose => Operation.ImportNotice;

    protected override async Task OnParametersSetAsync()
    {
        if (Allowed && View?.Asked != (Number ?? 1))
        {
            await ReloadAsync();
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // What is being read moves on by itself; while nothing is, nobody asks.
        if (_timer is null && Allowed)
        {
            _timer = Clock.CreateTimer(_ => _ = InvokeAsync(FollowAsync), null, Pace, Pace);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _timer?.Dispose();
        base.Dispose(disposing);
    }

    private async Task FollowAsync()
    {
        if (View is { IsReading: true } && !IsAsking && !Leaving.IsCancellationRequested)
        {
            await ReloadAsync();
            StateHasChanged();
        }
    }

    private Task ReloadAsync() => ShowNewestAsync(db => ImportQuery.LoadAsync(db, Number ?? 1, Leaving), view => View = view);

    private async Task CancelAsync(int job)
    {
        if (await Attempt(() => Desk.CancelAsync(Actor, job, Leaving)))
        {
            await ReloadAsync();
        }
    }

    private string Local(DateTime moment) => Calendar.Local(moment).ToString("M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
