using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Web.Features.Drafts;

/// <summary>A registered department to choose from.</summary>
/// <param name="Members">Ids of a group's members.</param>
public sealed record DepartmentChoice(int Id, string Name, DepartmentKind Kind, IReadOnlyList<int> Members)
{
    public static async Task<IReadOnlyList<DepartmentChoice>> LoadAsync(GreenPlanContext db, CancellationToken cancel) =>
        await db.Departments.OrderBy(department => department.Kind).ThenBy(department => department.Id)
            .Select(department => new DepartmentChoice(
                department.Id, department.Name, department.Kind, department.Members.Select(member => member.MemberId).ToList()))
            .ToListAsync(cancel);
}
