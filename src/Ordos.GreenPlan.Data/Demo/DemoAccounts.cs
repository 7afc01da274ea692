using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Demo;

/// <summary>The sample accounts: staff and head of four departments, and one account for each role above them, named as offices.</summary>
internal sealed class DemoAccounts(AccountDesk desk)
{
    private const int DepartmentCount = 4;

    /// <summary>The departments that lead most tasks of the plans that are reported on.</summary>
    public static async Task<List<Department>> ChooseDepartmentsAsync(GreenPlanContext db, List<int> plans, CancellationToken cancel)
    {
        var leads = await (
            from task in db.Tasks
            where plans.Contains(task.DocumentId)
            from assignment in task.Assignments
            where assignment.DepartmentId != null && assignment.Role == UnitRole.Lead
                && assignment.Department!.Kind != DepartmentKind.Group && assignment.Department.ValidTo == null
            group assignment by assignment.DepartmentId!.Value into led
            orderby led.Count() descending, led.Key
            select led.Key)
            .Take(DepartmentCount)
            .ToListAsync(cancel);
        var departments = await db.Departments.Where(department => leads.Contains(department.Id)).ToListAsync(cancel);
        return [.. departments.OrderBy(department => leads.IndexOf(department.Id))];
    }

    public async Task<List<DemoAccount>> CreateAsync(List<Department> departments, CancellationToken cancel)
    {
        var created = new List<DemoAccount>();

        foreach (var department in departments)
        {
            created.Add(await CreateAsync($"demo-{department.Key}-staff", Staff(department), AccountRole.Staff, department.Id, cancel));
            created.Add(await CreateAsync($"demo-{department.Key}-head", Head(department), AccountRole.DepartmentHead, department.Id, cancel));
        }

        created.Add(await CreateAsync("demo-coordinator", Coordinator, AccountRole.Coordinator, null, cancel));
        created.Add(await CreateAsync("demo-leader", "分管领导", AccountRole.Leader, null, cancel));
        created.Add(await CreateAsync("demo-administrator", "平台管理员", AccountRole.Administrator, null, cancel));
        return created;
    }

    public const string Coordinator = "调度员";

    public static string Staff(Department department) => $"{department.Name}经办人";

    public static string Head(Department department) => $"{department.Name}审核人";

    private async Task<DemoAccount> CreateAsync(
        string userName, string displayName, AccountRole role, int? departmentId, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var account = await desk.CreateAsync(
            Actor.DemoPortal,
            new Account { UserName = userName, DisplayName = displayName, Role = role, DepartmentId = departmentId, IsDemo = true });
        return new DemoAccount(account.UserName, account.Password, displayName, role);
    }
}
