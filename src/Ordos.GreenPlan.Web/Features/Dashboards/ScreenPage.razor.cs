using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>总览大屏: the overview for a meeting room. It follows every change by itself, and the calendar with it.</summary>
public sealed partial class ScreenPage
{
    private const int PlansShown = 5;
    private const int UnitsShown = 7;

    private DateTime _at;

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public OverviewData? Data { get; set; }

    [Inject]
    private ReportingBoard Board { get; init; } = null!;

    private OverviewTotals Totals => Data!.Totals;

    private LedgerAddress All => Data!.All;

    protected override async Task OnInitializedAsync()
    {
        _at = Calendar.Local(Calendar.Now);

        if (Data is null)
        {
            await RefreshAsync();
        }
    }

    protected override bool IsTouchedBy(Change change) => ReportingBoard.Concerns(change);

    protected override async Task RefreshAsync()
    {
        var reporting = await Board.ReadAsync(Leaving);
        await ShowNewestAsync(
            db => OverviewQuery.LoadAsync(db, new OverviewAddress(null, AllUnits: false), Calendar.Today, Leaving, reporting),
            data => (Data, _at) = (data, Calendar.Local(Calendar.Now)));
    }
}
