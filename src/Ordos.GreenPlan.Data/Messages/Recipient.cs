using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Data.Messages;

/// <summary>A person who is told.</summary>
internal sealed record Recipient
{
    public int AccountId { get; init; }

    /// <summary>0 for coordinators, who belong to none.</summary>
    public int DepartmentId { get; init; }

    public bool IsDemo { get; init; }

    /// <summary>Whoever does a department's work: its staff, or its heads where it has no staff.</summary>
    public static IQueryable<Recipient> OfDepartments(GreenPlanContext db) =>
        from account in db.Users
        where account.DepartmentId != null
            && (account.Role == AccountRole.Staff
                || (account.Role == AccountRole.DepartmentHead
                    && !db.Users.Any(other => other.DepartmentId == account.DepartmentId && other.Role == AccountRole.Staff)))
        select new Recipient { AccountId = account.Id, DepartmentId = account.DepartmentId!.Value, IsDemo = account.IsDemo };

    public static IQueryable<Recipient> Coordinators(GreenPlanContext db) =>
        from account in db.Users
        where account.Role == AccountRole.Coordinator
        select new Recipient { AccountId = account.Id, DepartmentId = 0, IsDemo = account.IsDemo };
}
