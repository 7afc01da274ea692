using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>总览: how the plans in force stand; every figure leads to the list that it counts.</summary>
public sealed partial class Overview
{
    [SupplyParameterFromQuery(Name = "plan")]
    public int? Plan { get; set; }

    /// <summary><c>all</c> shows every department, otherwise only those with the most red tasks.</summary>
    [SupplyParameterFromQuery(Name = "units")]
    public string? Units { get; set; }

    /// <summary>A past day, such as 2026-06-30, at whose end the figures are shown.</summary>
    [SupplyParameterFromQuery(Name = "asof")]
    public string? AsOf { get; set; }

    [Inject]
    private ReportingBoard Board { get; init; } = null!;

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public OverviewData? Data { get; set; }

    private IReadOnlyList<(string Value, string Text)> PlanChoices =>
        [.. Data!.Choices.Select(plan => (plan.Id.ToString(CultureInfo.InvariantCulture), plan.Title))];

    protected override async Task OnParametersSetAsync()
    {
        var asked = Address;

        if (Data?.Asked != asked || IsAsking)
        {
            await LoadAsync(asked);
        }
    }

    protected override bool IsTouchedBy(Change change) => ReportingBoard.Concerns(change) || change.Is(ChangeKind.Indicator);

    protected override Task RefreshAsync() => LoadAsync(Address);

    private OverviewAddress Address => new(Plan, Units == "all", Addresses.Day(AsOf));

    private async Task LoadAsync(OverviewAddress asked)
    {
        var reporting = asked is { Plan: null, AsOf: null } ? await Board.ReadAsync(Leaving) : null;
        await ShowNewestAsync(db => OverviewQuery.LoadAsync(db, asked, Calendar.Today, Leaving, reporting), data => Data = data);
    }
}
