using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;
using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Web.Features.Account;

public sealed partial class PasswordPage(
    SignInManager<Data.Access.Account> signIn,
    UserManager<Data.Access.Account> accounts,
    GreenPlanContext db,
    SignInLimit limit,
    NavigationManager navigation,
    ILogger<PasswordPage> logger)
{
    private EditContext _form = null!;
    private string? _refusal;
    private bool _forced;

    [SupplyParameterFromForm]
    private PasswordForm? Form { get; set; }

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override void OnInitialized()
    {
        Form ??= new PasswordForm();
        _form = new EditContext(Form);
        _forced = Http.User.HasClaim(claim => claim.Type == AccountClaims.MustChangePassword);
    }

    private async Task ChangeAsync()
    {
        if (await accounts.GetUserAsync(Http.User) is not { } account)
        {
            await signIn.SignOutAsync();
            navigation.NavigateTo(Addresses.SignIn);
            return;
        }

        if (!limit.Allows(account.UserName!, Http))
        {
            Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            _refusal = "试的次数太多，请一分钟后再试。";
            Forget();
            return;
        }

        // The manager saves the account once, with the new hash and this flag together.
        db.Actor = account.ToActor();
        account.MustChangePassword = false;
        var result = await accounts.ChangePasswordAsync(account, Form!.Current, Form.New);
        if (!result.Succeeded)
        {
            _refusal = string.Concat(result.Errors.Select(error => error.Description));
            Forget();
            return;
        }

        Changed(account.UserName, Http.Connection.RemoteIpAddress);
        await signIn.RefreshSignInAsync(account);
        navigation.NavigateTo(Addresses.Landing(account.Role, ReturnUrl));
    }

    // Passwords never go back to the browser.
    private void Forget() => Form!.Current = Form.New = Form.Repeat = "";

    [LoggerMessage(LogLevel.Information, "{Account} changed the password from {Address}")]
    private partial void Changed(string? account, System.Net.IPAddress? address);
}
