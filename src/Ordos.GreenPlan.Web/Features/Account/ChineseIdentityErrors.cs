using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace Ordos.GreenPlan.Web.Features.Account;

internal sealed class ChineseIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Error(nameof(DefaultError), "没有办成，请再试一次。");

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "账号刚刚被修改过，请刷新后再试。");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "当前密码不正确。");

    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), "链接已失效。");

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), $"账号“{userName}”只能由字母、数字和 - . _ @ 组成。");

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), $"账号“{userName}”已存在。");

    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), "电子邮箱写法不对。");

    public override IdentityError DuplicateEmail(string email) => Error(nameof(DuplicateEmail), "这个电子邮箱已被其他账号使用。");

    public override IdentityError UserAlreadyHasPassword() => Error(nameof(UserAlreadyHasPassword), "账号已有密码。");

    public override IdentityError UserLockoutNotEnabled() => Error(nameof(UserLockoutNotEnabled), "账号没有启用锁定。");

    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), string.Create(CultureInfo.InvariantCulture, $"密码至少{length}位。"));

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), string.Create(CultureInfo.InvariantCulture, $"密码至少要有{uniqueChars}个不同的字符。"));

    public override IdentityError PasswordRequiresNonAlphanumeric() => Error(nameof(PasswordRequiresNonAlphanumeric), "密码要有标点符号。");

    public override IdentityError PasswordRequiresDigit() => Error(nameof(PasswordRequiresDigit), "密码要有数字。");

    public override IdentityError PasswordRequiresLower() => Error(nameof(PasswordRequiresLower), "密码要有小写字母。");

    public override IdentityError PasswordRequiresUpper() => Error(nameof(PasswordRequiresUpper), "密码要有大写字母。");

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
