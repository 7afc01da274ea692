using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Web.Components;
using Ordos.GreenPlan.Web.Features.Account;
using Ordos.GreenPlan.Web.Features.Dashboards;

namespace Ordos.GreenPlan.Web.Features.Home;

/// <summary>工作台: what waits for this person, each number with the list that it counts; for a leader the whole picture.</summary>
public sealed partial class HomePage
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private readonly OwnTasks _tasks = new();
    private string? _department;
    private bool _isOwn;

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public HomeView? View { get; set; }

    [Inject]
    private ReportingBoard Board { get; init; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var person = (await Authentication).User;
        _department = person.NameOfDepartment();
        _isOwn = person.ToActor().DepartmentId is not null;

        if (View is null)
        {
            await LoadAsync();
        }
    }

    protected override bool IsTouchedBy(Change change) =>
        change.Kind is not ChangeKind.Message and not ChangeKind.Indicator && (!_isOwn || _tasks.Has(change));

    protected override async Task RefreshAsync()
    {
        if (_isOwn)
        {
            await using var db = await Contexts.CreateDbContextAsync(Leaving);
            await _tasks.LoadAsync(db, (await ActorAsync()).DepartmentId!.Value, Leaving);
        }

        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var actor = await ActorAsync();
        var round = await Board.ReadAsync(Leaving);
        await ShowNewestAsync(db => HomeView.LoadAsync(db, actor, round, Calendar, Leaving), view => View = view);
    }
}
