using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>A department: what it is called, whom to call, whom it follows and who follows it.</summary>
public sealed partial class DepartmentPage
{
    private Actor _actor = Actor.Portal with { Role = AccountRole.Leader };
    private bool _missing;
    private string _alias = "";
    private int? _member;

    [Parameter]
    public int Id { get; set; }

    [PersistentState]
    public DepartmentView? View { get; set; }

    [Inject]
    private DepartmentDesk Desk { get; init; } = null!;

    [Inject]
    private ReorganisationDesk Reorganisations { get; init; } = null!;

    private bool MayKeep => _actor.May(Operation.KeepDepartments);

    private bool HasEnded => View!.Head.ValidTo <= Calendar.Today;

    private string? Contact =>
        string.Join('　', new[] { View!.Head.Office, View.Head.Phone }.Where(part => part is not null)) is { Length: > 0 } contact ? contact : null;

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        if (View?.Head.Id != Id)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        View = await new DepartmentQuery(db).LoadAsync(Id, Leaving);
        _missing = View is null;
        if (_missing)
        {
            AnswerNotFound();
        }
    }

    private async Task AddAliasAsync()
    {
        if (await ChangeAsync(() => Desk.AddAliasAsync(_actor, Id, _alias, Leaving)))
        {
            _alias = "";
        }
    }

    private Task<bool> RemoveAliasAsync(int alias) => ChangeAsync(() => Desk.RemoveAliasAsync(_actor, Id, alias, Leaving));

    private async Task AddMemberAsync()
    {
        if (_member is { } member && await ChangeAsync(() => Desk.AddMemberAsync(_actor, Id, member, Leaving)))
        {
            _member = null;
        }
    }

    private Task<bool> RemoveMemberAsync(int member) => ChangeAsync(() => Desk.RemoveMemberAsync(_actor, Id, member, Leaving));

    private Task<bool> DismissAsync(LineageEntry entry) => ChangeAsync(() => Desk.DismissAsync(_actor, entry.Id, entry.DismissedAt is null, Leaving));

    private Task<bool> UndoAsync(int change) => ChangeAsync(() => Reorganisations.UndoAsync(_actor, change, Leaving));

    private async Task<bool> ChangeAsync(Func<Task> change)
    {
        var done = await Attempt(change);
        if (done)
        {
            await LoadAsync();
        }

        return done;
    }

    /// <summary>The page on which a proposed succession is confirmed: as a reorganisation with its day, which may move tasks or none.</summary>
    private string ConfirmAddress(LineageEntry entry) => new ReorganiseAddress
    {
        Kind = entry.Kind,
        From = entry.Follows ? Id : entry.OtherId,
        To = entry.Follows ? entry.OtherId : Id,
        On = entry.On,
    }.ToString();
}
