using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>任务台账: every published task, as the address filters and sorts it.</summary>
public sealed partial class Ledger
{
    [SupplyParameterFromQuery(Name = "plan")]
    public int? Plan { get; set; }

    [SupplyParameterFromQuery(Name = "chapter")]
    public string? Chapter { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    public int? Department { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    public string? Role { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "health")]
    public string? Health { get; set; }

    [SupplyParameterFromQuery(Name = "due")]
    public string? Due { get; set; }

    [SupplyParameterFromQuery(Name = "asof")]
    public string? AsOf { get; set; }

    [SupplyParameterFromQuery(Name = "since")]
    public string? Since { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public LedgerView? View { get; set; }

    private LedgerAddress Address { get; set; } = new();

    private string ExportAddress => Addresses.Export(Address);

    private IReadOnlyList<(string Value, string Text)> PlanChoices =>
        View!.Plans.ConvertAll(plan => (Text(plan.Id)!, plan.Archived ? plan.Title + "（已归档）" : plan.Title));

    private IReadOnlyList<(string Value, string Text)> DepartmentChoices =>
        View!.Departments.ConvertAll(department => (Text(department.Id)!, department.Name));

    protected override async Task OnParametersSetAsync()
    {
        var asked = Address = LedgerAddress.Read(Plan, Chapter, Department, Role, State, Health, Due, Words, Sort, Number, AsOf, Since);

        if (View?.Asked != asked || IsAsking)
        {
            await LoadAsync(asked);
        }

        Address = View?.Address ?? asked;
    }

    protected override bool IsTouchedBy(Change change) => change.Is(ChangeKind.Task) || change.Is(ChangeKind.Document);

    protected override Task RefreshAsync() => LoadAsync(Address);

    private Task LoadAsync(LedgerAddress asked) =>
        ShowNewestAsync(db => new LedgerQuery(db, Calendar.Today).LoadAsync(asked, Leaving), view => View = view);

    private static string? Text(int? id) => id?.ToString(CultureInfo.InvariantCulture);
}
