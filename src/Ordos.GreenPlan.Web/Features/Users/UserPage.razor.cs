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
    private List<UserDepartment> _departments = [];
    private Data.Access.Account? _account;
    private NewAccount? _once;
    private string? _done;
    private bool _missing;

    /// <summary>Known from the moment the account is made.</summary>
    private int? _id;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public int? Id { get; set; }

    private bool IsOwn => _account?.Id == _actor.AccountId;

    private string State => _account!.DisabledAt is not null ? "已停用" : _account.MustChangePassword ? "待首次登录" : "正常";

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        if (_edit is null && !_missing)
        {
            _id = Id;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        _departments = await UserListQuery.DepartmentsAsync(db, Leaving);
        _account = _id is null ? null : await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == _id, Leaving);
        _missing = _id is not null && _account is null;

        if (_missing)
        {
            AnswerNotFound();
            return;
        }

        _form = _account is null
            ? new UserForm()
            : new UserForm { Account = _account.UserName!, Name = _account.DisplayName, Role = _account.Role, DepartmentId = _account.DepartmentId };
        _edit = new EditContext(_form);
    }

    private Task SaveAsync() => _account is null ? InviteAsync() : ChangeAsync("已保存，该用户须重新登录。", desk => desk.ChangeAsync(
        _actor, _account.Id, _account.ConcurrencyStamp!, _form.Name, _form.Role, _form.DepartmentId, Leaving));

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
            await LoadAsync();
        }
    }

    private Task DisableAsync() => ChangeAsync("已停用，该用户的会话随即结束。", desk => desk.DisableAsync(_actor, _account!.Id, Leaving));

    private Task EnableAsync() => ChangeAsync("已启用。", desk => desk.EnableAsync(_actor, _account!.Id, Leaving));

    private Task ResetAsync() => ChangeAsync(null, async desk => _once = await desk.ResetPasswordAsync(_actor, _account!.Id, Leaving));

    private async Task ChangeAsync(string? done, Func<AccountDesk, Task> change)
    {
        (_done, _once) = (null, null);
        if (await Attempt(() => OnDeskAsync(change)))
        {
            _done = done;
            await LoadAsync();
        }
    }

    private async Task OnDeskAsync(Func<AccountDesk, Task> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<AccountDesk>());
    }
}
