using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>机构改革: choose old, new and day, look at the open tasks that move, apply.</summary>
public sealed partial class ReorganisePage(ReorganisationDesk desk, NavigationManager navigation)
{
    private const int Shown = 10;

    private readonly HashSet<int> _chosen = [];
    private Actor _actor = null!;
    private List<DepartmentName> _departments = [];
    private List<ReorganisationEntry> _recent = [];
    private ReorganisationPreview? _preview;
    private ReorganiseAddress? _previewed;
    private bool _moveAccounts = true;
    private bool _applying;
    private string? _newName;
    private string? _basis;

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public int? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public int? To { get; set; }

    [SupplyParameterFromQuery(Name = "on")]
    public string? On { get; set; }

    private ReorganiseAddress Address { get; set; } = new();

    private bool IsSplit => Address.Kind == SuccessionKind.Split;

    private string NameOf(int? id) => _departments.Find(department => department.Id == id)?.Name ?? "";

    private string Follower => Address.To is { } to ? NameOf(to) : Order?.NewName ?? "";

    private ReorganisationOrder? Order => Address.Order(_newName, _basis);

    private int Moving => IsSplit ? _chosen.Count : _preview!.Tasks.Count;

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        Address = ReorganiseAddress.Read(Kind, From, To, On);

        if (_departments.Count == 0)
        {
            await using var db = await Contexts.CreateDbContextAsync(Leaving);
            _departments = await DepartmentQuery.NamesAsync(db, d => d.Kind != DepartmentKind.Group, Leaving);
            _recent = await DepartmentQuery.ChangesAsync(db, _ => true, Leaving, Shown);
        }

        if (_previewed?.From != Address.From || _preview is null)
        {
            _chosen.Clear();
            _preview = Address.From is { } from ? await desk.PreviewAsync(_actor, from, Leaving) : null;
        }

        _previewed = Address;
    }

    private void Choose(int task, bool chosen)
    {
        if (chosen)
        {
            _chosen.Add(task);
        }
        else
        {
            _chosen.Remove(task);
        }
    }

    private void ChooseAll(bool chosen)
    {
        _chosen.Clear();
        if (chosen)
        {
            _chosen.UnionWith(_preview!.TaskIds);
        }
    }

    private async Task ApplyAsync()
    {
        _applying = true;
        var done = await Attempt(() => desk.ApplyAsync(
            _actor, Order!, IsSplit ? _chosen : _preview!.TaskIds, _moveAccounts, Leaving));
        _applying = false;

        if (done)
        {
            navigation.NavigateTo(Addresses.Department(Address.From!.Value));
        }
        else
        {
            _preview = await desk.PreviewAsync(_actor, Address.From!.Value, Leaving);
            _chosen.IntersectWith(_preview.TaskIds);
        }
    }

    private async Task UndoAsync(int change)
    {
        if (await Attempt(() => desk.UndoAsync(_actor, change, Leaving)))
        {
            await using var db = await Contexts.CreateDbContextAsync(Leaving);
            _recent = await DepartmentQuery.ChangesAsync(db, _ => true, Leaving, Shown);
            _preview = Address.From is { } from ? await desk.PreviewAsync(_actor, from, Leaving) : null;
        }
    }
}
