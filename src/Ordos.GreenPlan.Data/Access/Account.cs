using Microsoft.AspNetCore.Identity;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Data.Access;

/// <summary>A person who signs in (账号).</summary>
public sealed class Account : IdentityUser<int>
{
    /// <summary>The name that pages and the audit show.</summary>
    public required string DisplayName { get; set; }

    public required AccountRole Role { get; set; }

    /// <summary>Set for staff and heads of a department.</summary>
    public int? DepartmentId { get; set; }

    public Department? Department { get; set; }

    /// <summary>The password was handed out and must be replaced at the next sign-in.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>When the account was closed (停用); null while its person may sign in.</summary>
    public DateTime? DisabledAt { get; set; }
    /// <summary>What goes to <see cref="IdentityUser{TKey}.Email"/>.</summary>
    public MailChoice MailChoice { get; set; }

    public bool IsDemo { get; set; }

    /// <summary>Puts the person into another department; sessions that think otherwise end.</summary>
    public void MoveTo(int? departmentId)
    {
        DepartmentId = departmentId;
        EndSessions();
    }

    /// <summary>Whoever is signed in with this account must sign in again.</summary>
    public void EndSessions()
    {
        SecurityStamp = Guid.NewGuid().ToString("N");
        ConcurrencyStamp = Guid.NewGuid().ToString("N");
    }

    public Actor ToActor() => new(Id, DisplayName, Role, DepartmentId, IsDemo);
}
