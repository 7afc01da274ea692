using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Users;

/// <summary>用户: every account, as the address filters and sorts it.</summary>
public sealed partial class UserListPage
{
    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    public string? Role { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    public int? Department { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public UserList? List { get; set; }

    private UsersAddress Address => List!.Address;

    private string? RoleValue => UsersAddress.Roles.FirstOrDefault(role => role.Text == Address.Role?.Words()).Value;

    private IReadOnlyList<(string Value, string Text)> Departments => List!.Departments.ConvertAll(department => (Text(department.Id)!, department.Name));

    protected override async Task OnParametersSetAsync()
    {
        var actor = await ActorAsync();
        var asked = UsersAddress.Read(Words, Role, Department, State, Sort, Number);

        if (List?.Asked != asked || IsAsking)
        {
            await ShowNewestAsync(db => new UserListQuery(db).LoadAsync(actor, asked, Leaving), list => List = list);
        }
    }

    private static string? Text(int? id) => id?.ToString(CultureInfo.InvariantCulture);

    private string SortAddress(string key, bool descending) =>
        (Address with { Sort = descending ? "-" + key : key, Page = 1 }).ToString();

    private string PageAddress(int page) => (Address with { Page = page }).ToString();
}
