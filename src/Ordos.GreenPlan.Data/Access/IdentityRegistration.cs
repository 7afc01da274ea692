using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Ordos.GreenPlan.Data.Access;

public static class IdentityRegistration
{
    /// <summary>Accounts and passwords, for both hosts; the web host adds cookies and sign-in.</summary>
    public static IdentityBuilder AddGreenPlanAccounts(this IServiceCollection services)
    {
        services.AddScoped<AccountDesk>();
        return services
            .AddIdentityCore<Account>(options =>
            {
                // Length protects better than character classes, which people meet with a trailing “1!”.
                options.Password.RequiredLength = 10;
                options.Password.RequiredUniqueChars = 5;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<GreenPlanContext>();
    }
}
