using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>目标登记: every target of the published documents, as the address filters and sorts it.</summary>
public sealed partial class TargetsPage
{
    private Dictionary<int, string> _plans = [];

    [SupplyParameterFromQuery(Name = "plan")]
    public int? Plan { get; set; }

    [SupplyParameterFromQuery(Name = "indicator")]
    public int? Indicator { get; set; }

    [SupplyParameterFromQuery(Name = "scope")]
    public string? Scope { get; set; }

    [SupplyParameterFromQuery(Name = "year")]
    public int? Year { get; set; }

    [SupplyParameterFromQuery(Name = "nature")]
    public string? Nature { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public TargetsView? View { get; set; }

    private TargetsAddress Address { get; set; } = new();

    private IReadOnlyList<(string Value, string Text)> PlanChoices =>
        View!.Plans.ConvertAll(plan => (Text(plan.Id)!, plan.Archived ? plan.Title + "（已归档）" : plan.Title));

    private IReadOnlyList<(string Value, string Text)> ScopeChoices => [(TargetsAddress.Whole, "全域"), .. View!.Scopes.Select(scope => (scope, scope))];

    private IReadOnlyList<(string Value, string Text)> YearChoices => View!.Years.ConvertAll(year => (Text(year)!, $"{year}年"));

    protected override async Task OnParametersSetAsync()
    {
        var asked = Address = TargetsAddress.Read(Plan, Indicator, Scope, Year, Nature, State, Words, Sort, Number);

        if (View?.Asked != asked || IsAsking)
        {
            await LoadAsync(asked);
        }

        Address = View?.Address ?? asked;
        _plans = View?.Plans.ToDictionary(plan => plan.Id, plan => plan.Title) ?? [];
    }

    protected override bool IsTouchedBy(Change change) =>
        change.Is(ChangeKind.Document) || change.Is(ChangeKind.Indicator) || change.Is(ChangeKind.Ruling);

    protected override Task RefreshAsync() => LoadAsync(Address);

    private Task LoadAsync(TargetsAddress asked) => ShowNewestAsync(db => new TargetsQuery(db).LoadAsync(asked, Leaving), view => View = view);

    private string SortAddress(string column, bool descending) => (Address with { Sort = (descending ? "-" : "") + column, Page = 1 }).ToString();

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
