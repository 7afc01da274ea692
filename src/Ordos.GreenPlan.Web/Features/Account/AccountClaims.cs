using System.Globalization;
using System.Security.Claims;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Account;

/// <summary>What the sign-in cookie says about a person, so that frame and permissions need no question to the database.</summary>
public static class AccountClaims
{
    public const string Name = "name";
    public const string DepartmentId = "department";
    public const string DepartmentName = "department-name";
    public const string Demo = "demo";
    public const string MustChangePassword = "must-change-password";

    public static string DisplayName(this ClaimsPrincipal person) => person.FindFirstValue(Name) ?? person.Identity?.Name ?? "";

    public static string? NameOfDepartment(this ClaimsPrincipal person) => person.FindFirstValue(DepartmentName);

    public static string? NameOfRole(this ClaimsPrincipal person) => person.Role()?.Words();

    /// <summary>On whose behalf the portal changes data while this person uses it.</summary>
    /// <exception cref="InvalidOperationException">The person has not signed in.</exception>
    public static Actor ToActor(this ClaimsPrincipal person) =>
        person.Role() is { } role && Number(person, ClaimTypes.NameIdentifier) is { } id
            ? new Actor(id, person.DisplayName(), role, Number(person, DepartmentId), person.HasClaim(claim => claim.Type == Demo))
            : throw new InvalidOperationException("Nobody has signed in.");

    private static AccountRole? Role(this ClaimsPrincipal person) =>
        Enum.TryParse<AccountRole>(person.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    private static int? Number(ClaimsPrincipal person, string claim) =>
        int.TryParse(person.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
