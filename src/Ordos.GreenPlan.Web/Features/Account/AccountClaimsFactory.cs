using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Web.Features.Account;

/// <summary>Writes <see cref="AccountClaims"/> at sign-in.</summary>
internal sealed class AccountClaimsFactory(
    UserManager<Data.Access.Account> accounts,
    IOptions<IdentityOptions> options,
    IDbContextFactory<GreenPlanContext> contexts)
    : UserClaimsPrincipalFactory<Data.Access.Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Data.Access.Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(AccountClaims.Name, user.DisplayName));
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));

        if (user.DepartmentId is { } department)
        {
            await using var db = await contexts.CreateDbContextAsync();
            identity.AddClaim(new Claim(AccountClaims.DepartmentId, department.ToString(CultureInfo.InvariantCulture)));
            identity.AddClaim(new Claim(
                AccountClaims.DepartmentName,
                await db.Departments.Where(d => d.Id == department).Select(d => d.Name).SingleAsync()));
        }

        if (user.IsDemo)
        {
            identity.AddClaim(new Claim(AccountClaims.Demo, "1"));
        }

        if (user.MustChangePassword)
        {
            identity.AddClaim(new Claim(AccountClaims.MustChangePassword, "1"));
        }

        return identity;
    }
}
