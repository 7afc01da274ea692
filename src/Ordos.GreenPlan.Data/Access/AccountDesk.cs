using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Data.Access;

/// <summary>Makes accounts with a random password that must be replaced at the first sign-in, but for sample accounts.</summary>
/// <remarks>Scoped, as the account store is: one instance serves one operation.</remarks>
public sealed class AccountDesk(GreenPlanContext db, UserManager<Account> accounts)
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

    /// <exception cref="InvalidOperationException">The account store refuses the account.</exception>
    public async Task<NewAccount> CreateAsync(Actor actor, Account account)
    {
        actor.Require(Operation.KeepAccounts);
        db.Actor = actor;
        account.IsDemo |= actor.IsDemo;

        // A sample account is shown around by whoever added it, and goes away again.
        account.MustChangePassword = !account.IsDemo;
        account.LockoutEnabled = true;
        var password = RandomNumberGenerator.GetString(Letters, PasswordLength);
        var result = await accounts.CreateAsync(account, password);

        return result.Succeeded
            ? new NewAccount(account.Id, account.UserName!, password)
            : throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Code)));
    }
}

/// <summary>An account just made, with the password to hand over.</summary>
public sealed record NewAccount(int Id, string UserName, string Password);
