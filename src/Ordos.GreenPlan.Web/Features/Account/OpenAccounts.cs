using Microsoft.AspNetCore.Identity;

namespace Ordos.GreenPlan.Web.Features.Account;

/// <summary>Lets nobody sign in with an account that was closed (停用).</summary>
internal sealed class OpenAccounts : IUserConfirmation<Data.Access.Account>
{
    public Task<bool> IsConfirmedAsync(UserManager<Data.Access.Account> manager, Data.Access.Account user) => Task.FromResult(user.DisabledAt is null);
}
