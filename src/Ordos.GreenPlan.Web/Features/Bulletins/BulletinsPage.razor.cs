using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Bulletins;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Bulletins;

namespace Ordos.GreenPlan.Web.Features.Bulletins;

/// <summary>通报与报告: generates them and lists what was generated.</summary>
public sealed partial class BulletinsPage
{
    private const int PageSize = 25;

    private Actor? _actor;
    private bool _mayMake;
    private bool _mayOwn;
    private bool _isMaking;
    private int _period;
    private int _department;
    private int _total;
    private List<Row>? _list;
    private List<Choice> _periods = [];
    private List<Choice> _departments = [];

    [SupplyParameterFromQuery(Name = "page")]
    public int? Asked { get; set; }

    [Inject]
    private BulletinDesk Desk { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    private bool IsBusy => _isMaking || !RendererInfo.IsInteractive;

    private int Number => Math.Clamp(Asked ?? 1, 1, Math.Max(1, (_total + PageSize - 1) / PageSize));

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        (_mayMake, _mayOwn) = (_actor.May(Operation.MakeBulletin), _actor.May(Operation.MakeOwnBulletin, _actor.DepartmentId));
        await LoadAsync();
    }

    protected override bool IsTouchedBy(Change change) => change.Is(ChangeKind.Period);

    protected override Task RefreshAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        await db.Database.OpenConnectionAsync(Leaving);
        var today = Calendar.Today;
        _periods = await db.Periods.Where(period => period.OpensOn <= today).OrderByDescending(period => period.EndsOn)
            .Select(period => new Choice(period.Id, period.Name)).ToListAsync(Leaving);
        _period = _periods.Exists(period => period.Id == _period) ? _period : _periods.FirstOrDefault()?.Id ?? 0;
        _departments = _mayMake
            ? await db.Departments.Where(department => db.DutyStandings.Any(duty => duty.DepartmentId == department.Id) && department.Kind != Domain.Organisation.DepartmentKind.Group)
                .OrderBy(department => department.Id).Select(department => new Choice(department.Id, department.Name)).ToListAsync(Leaving)
            : [];
        var readable = BulletinDesk.ReadableBy(_actor!, db.Bulletins);
        _total = await readable.CountAsync(Leaving);
        _list = await readable.OrderByDescending(bulletin => bulletin.MadeAt).ThenByDescending(bulletin => bulletin.Id)
            .Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(bulletin => new Row(
                bulletin.Id, bulletin.Kind, bulletin.Title,
                db.Departments.Where(department => department.Id == bulletin.DepartmentId).Select(department => department.Name).FirstOrDefault(),
                bulletin.MadeAt, bulletin.MadeBy, bulletin.IsDemo))
            .ToListAsync(Leaving);
    }

    private async Task MakeAsync(BulletinKind kind)
    {
        var made = 0;
        _isMaking = true;
        var department = kind == BulletinKind.Department ? (_mayMake ? _department : _actor!.DepartmentId) : null;

        if (await Attempt(async () => made = await Desk.MakeAsync(_actor!, kind, _period, department, Leaving)))
        {
            Navigation.NavigateTo(Addresses.Bulletin(made));
        }

        _isMaking = false;
    }

    private sealed record Choice(int Id, string Name);

    private sealed record Row(int Id, BulletinKind Kind, string Title, string? Department, DateTime MadeAt, string MadeBy, bool IsDemo);
}
