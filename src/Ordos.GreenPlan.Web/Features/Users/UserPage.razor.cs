using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Users;

/// <summary>An account: a new one, or one to change, to close, or to give a new password.</summary>
public sealed partial class UserPage(IServiceScopeFactory scopes)
{
    private Actor _actor = null!;
    private EditContext? _edit;
    private UserForm _form = new();
    private NewAccount? _once;
    private string? _done;
    private bool _missing;

    /// <summary>Known from the moment the account is made.</summary>
    private int? _id;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public int? Id { get; set; }

    [PersistentState]
    public UserView? View { get; set; }

    private UserHead? Account => View?.Account;

    private bool IsOwn => Account?.Id == _actor.AccountId;

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        if (_edit is null && !_missing)
        {
            _id = Id;
            View ??= await LoadAsync();
            Begin();
        }
    }

    private async Task<UserView> LoadAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        return new UserView(
            await db.Users.Where(account => account.Id == _id)
                .Select(account => new UserHead(
                    account.Id, account.UserName!, account.DisplayName, account.Role, account.DepartmentId, account.MustChangePassword,
                    account.DisabledAt != null, account.IsDemo, account.ConcurrencyStamp!))
                .SingleOrDefaultAsync(Leaving),
            await UserListQuery.DepartmentsAsync(db, Leaving));
    }

    /// <summary>Shows what was loaded, in a form of its own.</summary>
    private void Begin()
    {
        _missing = _id is not null && Account is null;

        if (_missing)
        {
            AnswerNotFound();
            return;
        }

        _form = Account is { } account
            ? new UserForm { Account = account.Account, Name = account.Name, Role = account.Role, DepartmentId = account.DepartmentId }
            : new UserForm();
        _edit = new EditContext(_form);
    }

    private Task SaveAsync() => Account is null ? InviteAsync() : ChangeAsync("已保存，该用户须重新登录。", desk => desk.ChangeAsync(
        _actor, Account.Id, Account.Version, _form.Name, _form.Role, _form.DepartmentId, Leaving));

    private async Task InviteAsync()
    {
        var account = new Data.Access.Account
        {
            UserName = _form.Account.Trim(),
            DisplayName = _form.Name.Trim(),
            Role = _form.Role,
            DepartmentId = _form.DepartmentId,
        };

        if (await Attempt(() => OnDeskAsync(async desk => _once = await desk.CreateAsync(_actor, account))))
        {
            _id = _once!.Id;
            View = await LoadAsync();
            Begin();
        }
    }

    private Task DisableAsync() => ChangeAsync("已停用，该用户的会话随即结束。", desk => desk.DisableAsync(_actor, Account!.Id, Leaving));

    private Task EnableAsync() => ChangeAsync("已启用。", desk => desk.EnableAsync(_actor, Account!.Id, Leaving));

    private Task ResetAsync() => ChangeAsync(null, async desk => _once = await desk.ResetPasswordAsync(_actor, Account!.Id, Leaving));

    private async Task ChangeAsync(string? done, Func<AccountDesk, Task> change)
    {
        (_done, _once) = (null, null);
        if (await Attempt(() => OnDeskAsync(change)))
        {
            _done = done;
            View = await LoadAsync();
            Begin();
        }
    }

    private async Task OnDeskAsync(Func<AccountDesk, Task> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<AccountDesk>());
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Account">Null for a new one.</param>
public sealed record UserView(UserHead? Account, List<UserDepartment> Departments);

/// <summary>An account without what is secret about it.</summary>
public sealed record UserHead(
    int Id, string Account, string Name, AccountRole Role, int? DepartmentId, bool MustChangePassword, bool Disabled, bool IsDemo, string Version)
{
    public string State => Disabled ? "已停用" : MustChangePassword ? "待首次登录" : "正常";
}
