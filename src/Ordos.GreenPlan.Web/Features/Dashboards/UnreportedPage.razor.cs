using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>未报情况: who has not handed in what the present round asks for, and of one department, which tasks.</summary>
public sealed partial class UnreportedPage
{
    [SupplyParameterFromQuery(Name = "department")]
    public int? Department { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public UnreportedView? View { get; set; }

    [Inject]
    private ReportingBoard Board { get; init; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (View is null || View.Asked != (Department, Number) || IsAsking)
        {
            await RefreshAsync();
        }
    }

    protected override bool IsTouchedBy(Change change) => ReportingBoard.Concerns(change);

    protected override async Task RefreshAsync()
    {
        var standing = await Board.ReadAsync(Leaving);
        await ShowNewestAsync(db => UnreportedView.LoadAsync(db, standing, Department, Number, Leaving), view => View = view);
    }

    private string Window(ReportingRound round)
    {
        var closes = round.Periods[0].ClosesOn;
        var left = closes.DayNumber - Calendar.Today.DayNumber;
        return $"{round.Name}　{closes:M月d日}{(left < 0 ? "已截止" : left == 0 ? "截止，今天截止" : $"截止，剩{left}天")}";
    }
}
