using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Ordos.GreenPlan.Web.Features.Account;

/// <summary>Ends an open page's permissions when its account was closed or changed: a circuit sees no cookie after its start.</summary>
internal sealed class AccountWatch(ILoggerFactory loggers, AccountStamps stamps) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => AccountStamps.Age;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        stamps.AreCurrentAsync(authenticationState.User, cancellationToken);
}
