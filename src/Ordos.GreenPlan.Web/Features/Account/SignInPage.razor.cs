using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;

namespace Ordos.GreenPlan.Web.Features.Account;

public sealed partial class SignInPage(
    SignInManager<Data.Access.Account> signIn,
    UserManager<Data.Access.Account> accounts,
    SignInLimit limit,
    NavigationManager navigation,
    ILogger<SignInPage> logger)
{
    private EditContext _form = null!;
    private string? _refusal;

    [SupplyParameterFromForm]
    private SignInForm? Form { get; set; }

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override void OnInitialized()
    {
        Form ??= new SignInForm();
        _form = new EditContext(Form);
        if (HttpMethods.IsGet(Http.Request.Method) && Http.User.Identity is { IsAuthenticated: true })
        {
            navigation.NavigateTo(Addresses.Local(ReturnUrl));
        }
    }

    private async Task SignInAsync()
    {
        var name = Form!.Account.Trim();
        if (!limit.Allows(name, Http))
        {
            Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Refuse(name, "too many attempts", "试的次数太多，请一分钟后再试。");
            return;
        }

        var account = await accounts.FindByNameAsync(name);
        if (account is null)
        {
            // As slow as a wrong password, so that the answer's time does not tell which accounts exist.
            accounts.PasswordHasher.HashPassword(null!, Form.Password);
            Refuse(name, "unknown", "账号或密码不正确。");
            return;
        }

        var result = await signIn.PasswordSignInAsync(account, Form.Password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            SignedIn(name, Http.Connection.RemoteIpAddress);
            navigation.NavigateTo(account.MustChangePassword
                ? Addresses.With(Addresses.Password, ("ReturnUrl", ReturnUrl))
                : Addresses.Landing(account.Role, ReturnUrl));
        }
        else if (result.IsLockedOut)
        {
            var minutes = accounts.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes;
            Refuse(name, "locked", $"密码错误次数过多，账号已锁定{minutes}分钟。如不是本人操作，请联系管理员。");
        }
        else if (result.IsNotAllowed && await accounts.CheckPasswordAsync(account, Form.Password))
        {
            // Said only to who knows the password: others do not learn which accounts exist.
            Refuse(name, "disabled", "该账号已停用。如需继续使用，请联系本级管理员。");
        }
        else
        {
            Refuse(name, "wrong password", "账号或密码不正确。");
        }
    }

    // A password never goes back to the browser.
    private void Forget() => Form!.Password = "";

    private void Refuse(string name, string reason, string message)
    {
        _refusal = message;
        Forget();
        Refused(name, Http.Connection.RemoteIpAddress, reason);
    }

    [LoggerMessage(LogLevel.Information, "{Account} signed in from {Address}")]
    private partial void SignedIn(string account, System.Net.IPAddress? address);

    [LoggerMessage(LogLevel.Warning, "Sign-in of {Account} from {Address} refused: {Reason}")]
    private partial void Refused(string account, System.Net.IPAddress? address, string reason);
}
