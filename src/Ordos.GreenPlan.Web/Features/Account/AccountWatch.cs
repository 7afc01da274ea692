using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace Ordos.GreenPlan.Web.Features.Account;

/// <summary>Ends an open page's permissions when its account was closed or its password changed: a circuit sees no cookie after its start.</summary>
internal sealed class AccountWatch(ILoggerFactory loggers, IServiceScopeFactory scopes)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(5);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Data.Access.Account>>();
        return await signIn.ValidateSecurityStampAsync(authenticationState.User) is not null;
    }
}
