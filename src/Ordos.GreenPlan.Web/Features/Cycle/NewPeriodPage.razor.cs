using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Cycle;

/// <summary>开设调度期: dates and plans are proposed, the load of every department is shown, then it is opened.</summary>
public sealed partial class NewPeriodPage
{
    private readonly HashSet<int> _chosen = [];
    private Actor _actor = Actor.Portal with { Role = AccountRole.Leader };
    private bool _may = true;
    private bool _loaded;
    private bool _opening;
    private Cadence _cadence = Cadence.Quarterly;
    private string _name = "";
    private DateOnly _startsOn;
    private DateOnly _endsOn;
    private DateOnly _opensOn;
    private DateOnly _closesOn;
    private List<PlanChoice> _plans = [];
    private IReadOnlyList<DepartmentLoad>? _loads;

    [Inject]
    private PeriodDesk Desk { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    private string Totals => _loads is null or [] ? "" : $"{_loads.Count}个单位，共{_loads.Sum(load => load.Items)}项";

    protected override async Task OnInitializedAsync()
    {
        _actor = await ActorAsync();
        _may = _actor.May(Operation.KeepPeriods);

        // The frame at once, the proposal with the circuit: made for both, it would be seen, go and come back.
        if (_may && Http is null)
        {
            await LoadPlansAsync();
            await ChooseAsync(Cadence.Quarterly);
            _loaded = true;
        }
    }

    private async Task LoadPlansAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        _plans = await db.Documents
            .Where(document => document.Stage == DocumentStage.Published && document.ArchivedAt == null)
            .Where(document => document.Tasks.Any(task => task.Assignments.Any(unit => unit.DepartmentId != null)))
            .OrderBy(document => document.Id)
            .Select(document => new PlanChoice(
                document.Id, document.Title,
                db.PlanCounts.Where(count => count.DocumentId == document.Id && (count.State == TaskState.NotStarted || count.State == TaskState.UnderWay)).Sum(count => count.Tasks)))
            .ToListAsync(Leaving);
        _chosen.UnionWith(_plans.Select(plan => plan.Id));
    }

    private async Task ChooseAsync(Cadence cadence)
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        var taken = await db.Periods.Where(period => period.Documents.Any(covered => _chosen.Contains(covered.DocumentId)))
            .Select(period => new { period.StartsOn, period.EndsOn }).ToListAsync(Leaving);
        var proposed = cadence.Propose(Calendar.Today, [.. taken.Select(period => (period.StartsOn, period.EndsOn))]);
        (_cadence, _name) = (cadence, proposed.Name);
        (_startsOn, _endsOn, _opensOn, _closesOn) = (proposed.StartsOn, proposed.EndsOn, proposed.OpensOn, proposed.ClosesOn);
        await PreviewAsync();
    }

    private Task ToggleAsync(int plan, bool isChosen)
    {
        _ = isChosen ? _chosen.Add(plan) : _chosen.Remove(plan);
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        if (!await Attempt(async () => _loads = await Desk.PreviewAsync(_actor, Plan(), Leaving)))
        {
            _loads = null;
        }
    }

    private async Task OpenAsync()
    {
        _opening = true;
        var plan = Plan();

        if (await Attempt(() => Desk.OpenAsync(_actor, plan, Leaving)))
        {
            Navigation.NavigateTo(Addresses.With(Addresses.Periods, ("opened", plan.Name.Trim())));
        }

        _opening = false;
    }

    private PeriodPlan Plan() => new(_name, _startsOn, _endsOn, _opensOn, _closesOn, [.. _chosen.Order()]);

    private sealed record PlanChoice(int Id, string Title, int Open);
}
