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

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public ReorganiseView? View { get; set; }

    private ReorganiseAddress Address { get; set; } = new();

    private ReorganisationPreview? Preview => View?.Preview;

    private bool IsSplit => Address.Kind == SuccessionKind.Split;

    private string NameOf(int? id) => View!.Departments.Find(department => department.Id == id)?.Name ?? "";

    private string Follower => Address.To is { } to ? NameOf(to) : Order?.NewName ?? "";

    private ReorganisationOrder? Order => Address.Order(_newName, _basis);

    private int Moving => IsSplit ? _chosen.Count : Preview!.Tasks.Count;

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        Address = ReorganiseAddress.Read(Kind, From, To, On);

        if (View is null || View.From != Address.From)
        {
            _chosen.Clear();
            View = View is null ? null : View with { Preview = null };
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var from = Address.From;
        var preview = from is { } old ? await desk.PreviewAsync(_actor, old, Leaving) : null;
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        var view = new ReorganiseView(
            from, await DepartmentQuery.NamesAsync(db, d => d.Kind != DepartmentKind.Group, Leaving),
            await DepartmentQuery.ChangesAsync(db, _ => true, Leaving, Shown), preview);

        // Another body may have been chosen meanwhile: its tasks are under way, and these are not to stand in their place.
        if (from == Address.From)
        {
            View = view;
            _chosen.IntersectWith(preview?.TaskIds ?? []);
        }
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
            _chosen.UnionWith(Preview!.TaskIds);
        }
    }

    private async Task ApplyAsync()
    {
        _applying = true;
        var done = await Attempt(() => desk.ApplyAsync(
            _actor, Order!, IsSplit ? _chosen : Preview!.TaskIds, _moveAccounts, Leaving));
        _applying = false;

        if (done)
        {
            navigation.NavigateTo(Addresses.Department(Address.From!.Value));
        }
        else
        {
            await LoadAsync();
        }
    }

    private async Task UndoAsync(int change)
    {
        if (await Attempt(() => desk.UndoAsync(_actor, change, Leaving)))
        {
            await LoadAsync();
        }
    }
}

/// <summary>What the page shows besides its address.</summary>
/// <param name="From">The old body that the preview is of.</param>
public sealed record ReorganiseView(
    int? From, List<DepartmentName> Departments, List<ReorganisationEntry> Recent, ReorganisationPreview? Preview);
