using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>部门: every registered body, as the address filters and sorts it.</summary>
public sealed partial class DepartmentListPage
{
    private bool _mayKeep;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "level")]
    public string? Level { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public DepartmentList? List { get; set; }

    private DepartmentsAddress Address => List!.Address;

    protected override async Task OnParametersSetAsync()
    {
        _mayKeep = (await ActorAsync()).May(Operation.KeepDepartments);
        var asked = DepartmentsAddress.Read(Words, Kind, Level, State, Sort, Number);

        if (List?.Asked != asked || IsAsking)
        {
            await ShowNewestAsync(db => new DepartmentListQuery(db, Calendar.Today).LoadAsync(asked, Leaving), list => List = list);
        }
    }

    private string SortAddress(string key, bool descending) =>
        (Address with { Sort = descending ? "-" + key : key, Page = 1 }).ToString();

    private string PageAddress(int page) => (Address with { Page = page }).ToString();
}
