using System.Security.Claims;

namespace Ordos.GreenPlan.Web.Features.Account;

/// <summary>What the sign-in cookie says about a person, so that the frame shows it without asking the database.</summary>
public static class AccountClaims
{
    public const string Name = "name";
    public const string Role = "role";
    public const string DepartmentId = "department";
    public const string DepartmentName = "department-name";
    public const string MustChangePassword = "must-change-password";

    public static string DisplayName(this ClaimsPrincipal person) => person.FindFirstValue(Name) ?? person.Identity?.Name ?? "";

    public static string? NameOfDepartment(this ClaimsPrincipal person) => person.FindFirstValue(DepartmentName);
}
