using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Data.Access;

/// <summary>Makes accounts with a random password that must be replaced at the first sign-in, but for sample accounts; changes and closes them.</summary>
/// <remarks>Scoped, as the account store is: one instance serves one operation. Whoever's account changes must sign in again.</remarks>
public sealed class AccountDesk(GreenPlanContext db, UserManager<Account> accounts, PortalCalendar calendar)
{
    // Without look-alikes (0 O, 1 l I), because people copy it from a console or a sheet of paper.
    private const string Letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int PasswordLength = 16;

    /// <summary>Makes the first administrator of an empty portal.</summary>
    /// <returns>The account's name and password, or null where there is an administrator already.</returns>
    public async Task<NewAccount?> CreateFirstAdministratorAsync(CancellationToken cancel)
    {
        if (await db.Users.AnyAsync(account => account.Role == AccountRole.Administrator && !account.IsDemo, cancel))
        {
            return null;
        }

        return await CreateAsync(Actor.Portal, new Account { UserName = "admin", DisplayName = "系统管理员", Role = AccountRole.Administrator });
    }

    /// <exception cref="DomainRuleException">
    /// <c>account-refused</c> by the account store, such as for a name that another account has; <c>department-missing</c>; <c>department-ended</c>.
    /// </exception>
    public async Task<NewAccount> CreateAsync(Actor actor, Account account)
    {
        actor.Require(Operation.KeepAccounts);
        db.Actor = actor;
        account.IsDemo |= actor.IsDemo;
        account.DepartmentId = await PlaceAsync(account.Role, account.DepartmentId);

        // The portal's own sample accounts are shown around by whoever added them, and go away again.
        account.MustChangePassword = actor != Actor.DemoPortal;
        account.LockoutEnabled = true;
        var password = NewPassword();
        var result = await accounts.CreateAsync(account, password);

        return result.Succeeded
            ? new NewAccount(account.Id, account.UserName!, password)
            : throw new DomainRuleException("account-refused", string.Concat(result.Errors.Select(error => error.Description)));
    }

    /// <summary>Changes what the person is called and may do.</summary>
    /// <exception cref="DomainRuleException">
    /// <c>account-gone</c>; <c>own-account</c>; <c>last-administrator</c>; <c>department-missing</c>; <c>department-ended</c>.
    /// </exception>
    public Task ChangeAsync(Actor actor, int id, string version, string displayName, AccountRole role, int? departmentId, CancellationToken cancel) =>
        ChangeAsync(actor, id, async account =>
        {
            if (account.ConcurrencyStamp != version)
            {
                throw new DbUpdateConcurrencyException($"Account {id} has been changed.");
            }

            var place = await PlaceAsync(role, departmentId);

            if (role != account.Role)
            {
                RequireOther(actor, id, "不能更改自己的角色，请由其他管理员办理。");
                await RequireAdministratorLeftAsync(account, cancel);
            }

            account.DisplayName = displayName.Trim();
            (account.Role, account.DepartmentId) = (role, place);
        }, cancel);

    /// <summary>Closes an account: its sessions end, and nobody signs in with it until it is opened again.</summary>
    /// <exception cref="DomainRuleException"><c>account-gone</c>; <c>own-account</c>; <c>last-administrator</c>.</exception>
    public Task DisableAsync(Actor actor, int id, CancellationToken cancel) =>
        ChangeAsync(actor, id, async account =>
        {
            RequireOther(actor, id, "不能停用自己的账号，请由其他管理员办理。");
            await RequireAdministratorLeftAsync(account, cancel);
            account.DisabledAt ??= calendar.Now;
        }, cancel);

    public Task EnableAsync(Actor actor, int id, CancellationToken cancel) =>
        ChangeAsync(actor, id, account =>
        {
            account.DisabledAt = null;
            return Task.CompletedTask;
        }, cancel);

    /// <summary>Gives an account a new password to hand over, and unlocks it.</summary>
    public async Task<NewAccount> ResetPasswordAsync(Actor actor, int id, CancellationToken cancel)
    {
        var password = NewPassword();
        var userName = "";
        await ChangeAsync(actor, id, account =>
        {
            account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
            account.MustChangePassword = true;
            (account.AccessFailedCount, account.LockoutEnd) = (0, null);
            userName = account.UserName!;
            return Task.CompletedTask;
        }, cancel);
        return new NewAccount(id, userName, password);
    }

    private async Task ChangeAsync(Actor actor, int id, Func<Account, Task> change, CancellationToken cancel)
    {
        actor.Require(Operation.KeepAccounts);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Two administrators who close each other's account at the same moment would leave nobody.
        await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtext('accounts'))", cancel);
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == id, cancel)
            ?? throw new DomainRuleException("account-gone", "该账号已不存在，请刷新。");
        await change(account);
        account.EndSessions();
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static void RequireOther(Actor actor, int id, string message)
    {
        if (actor.AccountId == id)
        {
            throw new DomainRuleException("own-account", message);
        }
    }

    /// <summary>Sample administrators go away with the sample data, so that they do not count.</summary>
    private async Task RequireAdministratorLeftAsync(Account account, CancellationToken cancel)
    {
        var matters = account is { Role: AccountRole.Administrator, DisabledAt: null, IsDemo: false };

        if (matters && !await db.Users.AnyAsync(
            other => other.Id != account.Id && other.Role == AccountRole.Administrator && other.DisabledAt == null && !other.IsDemo, cancel))
        {
            throw new DomainRuleException("last-administrator", "这是最后一个可用的管理员账号，不能停用或更改角色。请先增设管理员。");
        }
    }

    /// <summary>The department of an account: staff and heads have one, the others none.</summary>
    private async Task<int?> PlaceAsync(AccountRole role, int? departmentId)
    {
        if (!role.HasDepartment())
        {
            return null;
        }

        var department = await db.Departments.SingleOrDefaultAsync(d => d.Id == departmentId && d.Kind != DepartmentKind.Group)
            ?? throw new DomainRuleException("department-missing", "经办人和审核人须属于一个部门，请选择。");

        return department.ValidTo is null || department.ValidTo > calendar.Today
            ? departmentId
            : throw new DomainRuleException("department-ended", $"“{department.Name}”已经撤销，请选择承接的部门。");
    }

    private static string NewPassword() => RandomNumberGenerator.GetString(Letters, PasswordLength);
}

/// <summary>An account just made, with the password to hand over.</summary>
public sealed record NewAccount(int Id, string UserName, string Password);
