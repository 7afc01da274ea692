using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.World;

/// <summary>A test of a portal with two plans of fifteen tasks each, in which people do this and that.</summary>
public abstract class BusyPortalTest(Databases databases) : PortalTest(databases)
{
    protected List<Plan> Plans { get; } = [];

    protected int[] Departments { get; private set; } = [];

    protected int Group { get; private set; }

    protected override async Task ArrangeAsync()
    {
        Departments = [await AddDepartmentAsync("市能源局"), await AddDepartmentAsync("市林业和草原局"), await AddDepartmentAsync("准格尔旗人民政府"), await AddDepartmentAsync("达拉特旗人民政府")];
        Group = await AddDepartmentAsync("各旗区人民政府", Departments[2], Departments[3]);

        for (var plan = 0; plan < 2; plan++)
        {
            // A member of the group that is also named itself must be counted once.
            Plans.Add(await PublishAsync("2024-09-29", [.. Enumerable.Range(0, 15).Select(i => new Sketch(
                $"任务{i}",
                i % 7 == 6 ? null : $"{Day("2026-03-20").AddDays(i * 9):O}",
                i % 3 == 0 ? [(UnitRole.Lead, Departments[i % 4]), (UnitRole.Support, Group)] : [(UnitRole.Shared, Group), (UnitRole.Shared, Departments[i % 4])]))]));
        }

        await AddPeriodAsync(Plans[0].Id, "2026-03-31", "2026-04-01", "2026-04-10");
    }

    /// <summary>Somebody does something; what the rules refuse, or another did first, is not done.</summary>
    /// <param name="kinds">Of ten: three submit, three sign, two accept, then one returns a report and one sets a deadline.</param>
    protected async Task ActAsync(Random random, int kinds = 10)
    {
        var task = random.GetItems([.. Plans.SelectMany(plan => plan.Tasks)], 1)[0];
        var department = random.GetItems(Departments, 1)[0];
        var report = await QueryAsync($"select id, xmin, department_id from reports where task_id = {task} order by random() limit 1");
        var (id, version, owner) = report.Count == 0 ? (0, 0u, department) : Parts(report[0]);

        try
        {
            await (random.Next(kinds) switch
            {
                < 3 => SubmitAsync(department, task, Entry with
                {
                    Percent = random.Next(0, 101),
                    ClaimedState = random.GetItems([TaskState.NotStarted, TaskState.UnderWay, TaskState.Done], 1)[0],
                    NeedsCoordination = random.Next(5) == 0,
                    Evidence = "验收意见",
                }),
                < 6 => Reports.SignAsync(Head(owner), id, version, Cancel),
                < 8 => Reports.AcceptAsync(Coordinator, id, version, Cancel),
                8 => Reports.ReturnAsync(Coordinator, id, version, "请核对数据", Cancel),
                _ => Get<TaskDesk>().ConfirmDueAsync(Coordinator, task, (await TaskAsync(task)).Version, Day("2026-04-01").AddDays(random.Next(0, 200)), Cancel),
            });
        }
        catch (Exception refused) when (refused is DomainRuleException or DbUpdateConcurrencyException)
        {
            // As it would be in the portal.
        }
    }

    private static (int Id, uint Version, int Department) Parts(string row)
    {
        var cells = row.Split('|');
        return (int.Parse(cells[0], null), uint.Parse(cells[1], null), int.Parse(cells[2], null));
    }
}
