using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Web.Features.Account;

namespace Ordos.GreenPlan.Web.Hosting;

public static class Accounts
{
    /// <summary>Accounts of the database, signed in by a cookie; whoever has not signed in sees nothing but the account pages.</summary>
    public static void AddPortalAccounts(this IServiceCollection services)
    {
        services.AddGreenPlanAccounts()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaimsFactory>()
            .AddErrorDescriber<ChineseIdentityErrors>();
        services.AddScoped<IUserConfirmation<Account>, OpenAccounts>();
        services.Configure<IdentityOptions>(identity => identity.SignIn.RequireConfirmedAccount = true);

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
        {
            cookie.Cookie.Name = "greenplan";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = Addresses.SignIn;
            cookie.Events.OnValidatePrincipal = async context =>
            {
                var stamps = context.HttpContext.RequestServices.GetRequiredService<AccountStamps>();
                if (context.Principal is { } person && !await stamps.AreCurrentAsync(person, context.HttpContext.RequestAborted))
                {
                    context.RejectPrincipal();
                    await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                }
            };
            cookie.Events.OnRedirectToLogin = context =>
            {
                var request = context.Request;
                if (request.Path.StartsWithSegments("/_blazor"))
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                }
                else
                {
                    context.Response.Redirect(Addresses.SignInTo(request.Path + request.QueryString));
                }

                return Task.CompletedTask;
            };
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        }));
        var policies = services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var operation in Enum.GetValues<Operation>())
        {
            // Pages that are for some roles only name the operation.
            policies.AddPolicy(operation.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(
                context => context.User.Identity is { IsAuthenticated: true } && context.User.ToActor().May(operation)));
        }

        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "greenplan.form");

        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, AccountWatch>();
        services.AddSingleton<AccountStamps>();
        services.AddSingleton<SignInLimit>();

        services.AddDataProtection().SetApplicationName("greenplan");
        services.AddOptions<KeyManagementOptions>().Configure<IDbContextFactory<GreenPlanContext>>(
            (keys, contexts) => keys.XmlRepository = new KeysInDatabase(contexts));
    }

    /// <summary>A handed-out password opens nothing but the page that replaces it.</summary>
    public static IApplicationBuilder UseOwnPassword(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var path = context.Request.Path;
        if (!context.User.HasClaim(claim => claim.Type == AccountClaims.MustChangePassword)
            || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || path == Addresses.Password
            || path == Addresses.SignOut)
        {
            return next(context);
        }

        if (HttpMethods.IsGet(context.Request.Method) && !path.StartsWithSegments("/_blazor"))
        {
            context.Response.Redirect(Addresses.With(Addresses.Password, ("ReturnUrl", path + context.Request.QueryString)));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    });

    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes
        .MapPost(Addresses.SignOut, async (HttpContext context, SignInManager<Account> signIn, IAntiforgery forms) =>
        {
            if (!await forms.IsRequestValidAsync(context))
            {
                return Results.BadRequest();
            }

            await signIn.SignOutAsync();
            return Results.LocalRedirect(Addresses.SignIn);
        })
        .AllowAnonymous();
}
