using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Organisation;

/// <summary>A test with a body that ends, the one that follows it, another, a group, and a plan whose tasks fall to them.</summary>
public abstract class ReorganisationTest(Databases databases) : PortalTest(databases)
{
    protected static readonly Actor Administrator = new(900, "管理员", AccountRole.Administrator, null);

    protected int Old { get; private set; }

    protected int New { get; private set; }

    protected int Other { get; private set; }

    protected int Group { get; private set; }

    protected Plan Plan { get; private set; } = new(0, []);

    protected ReorganisationDesk Desk => Get<ReorganisationDesk>();

    protected override async Task ArrangeAsync()
    {
        Old = await AddDepartmentAsync("市环境保护局");
        New = await AddDepartmentAsync("市生态环境局");
        Other = await AddDepartmentAsync("市能源局");
        Group = await AddDepartmentAsync("各有关部门", Old, Other);
        Plan = await PublishAsync(
            "2018-12-03",
            new Sketch("完成减排", "2026-12-31", (UnitRole.Lead, Old)), // 0: finished before
            new Sketch("治理扬尘", "2026-12-31", (UnitRole.Lead, Old), (UnitRole.Support, New)), // 1: open
            new Sketch("清洁取暖", "2026-12-31", (UnitRole.Lead, Other), (UnitRole.Support, Old)), // 2: open, supports
            new Sketch("联防联控", "2026-12-31", (UnitRole.Shared, Group)), // 3: open, through the group
            new Sketch("光伏治沙", "2026-12-31", (UnitRole.Lead, Other))); // 4: not concerned
        await ReportAndAcceptAsync(Old, Plan.Tasks[0], Entry with { ClaimedState = TaskState.Done, Percent = 100, Evidence = "验收意见" });
        await ReportAndAcceptAsync(Old, Plan.Tasks[1]);
        await QueryAsync($"""
            insert into accounts (id, display_name, role, department_id, must_change_password, is_demo, user_name, email_confirmed,
                phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, security_stamp)
            values (1, '经办人甲', 'Staff', {Old}, false, false, 'jia', false, false, false, true, 0, 'before')
            """);
    }

    protected async Task<int> ApplyAsync(SuccessionKind kind, IReadOnlyCollection<int>? tasks = null) => await Desk.ApplyAsync(
        Administrator, new(kind, Old, New, Day("2026-04-01"), Basis: "机构改革方案"), tasks ?? await TasksOfAsync(Old), moveAccounts: true, Cancel);

    protected async Task<IReadOnlyCollection<int>> TasksOfAsync(int department) => (await Desk.PreviewAsync(Administrator, department, Cancel)).TaskIds;

    protected async Task ProposeAsync()
    {
        await using var db = Open();
        db.Successions.Add(new Succession
        {
            From = await db.Departments.SingleAsync(d => d.Id == Old, Cancel),
            To = await db.Departments.SingleAsync(d => d.Id == New, Cancel),
            Kind = SuccessionKind.Rename,
            On = Day("2019-01-01"),
            Certainty = Certainty.Likely,
        });
        await db.SaveChangesAsync(Cancel);
    }

    protected async Task<List<int>> DutiesAsync(int department)
    {
        await using var db = Open();
        return await db.Duties.Where(duty => duty.DepartmentId == department && Plan.Tasks.Contains(duty.TaskId))
            .Select(duty => duty.TaskId).Distinct().Order().ToListAsync(Cancel);
    }

    protected async Task<List<int>> HoldersAsync(int task)
    {
        await using var db = Open();
        return await db.Duties.Where(duty => duty.TaskId == task && duty.DepartmentId != Group).Select(duty => duty.DepartmentId).Order().ToListAsync(Cancel);
    }

    /// <summary>All that a reorganisation may touch, as text.</summary>
    protected async Task<List<string>> EverythingAsync() =>
    [
        .. await QueryAsync("select task_id, department_id, role from duties order by 1, 2, 3"),
        .. await QueryAsync(KeptTables.KeptDepartments),
        .. await QueryAsync("select task_id, health, reason, state, percent from standings order by 1"),
        .. await QueryAsync("select id, name, valid_from, valid_to from departments order by 1"),
        .. await QueryAsync("select group_id, member_id, valid_from, valid_to from group_members order by 1, 2"),
        .. await QueryAsync("""select from_id, to_id, kind, "on", confirmed_at from successions order by 1, 2"""),
        .. await QueryAsync("select id, department_id from accounts order by 1"),
        .. await QueryAsync("select id, department_id, name_as_printed from assignments order by 1"),
    ];

    protected async Task AssertCountsAsync()
    {
        Assert.Equal(await QueryAsync(KeptTables.FreshDepartments), await QueryAsync(KeptTables.KeptDepartments));
        Assert.Equal(await QueryAsync(KeptTables.FreshDuties), await QueryAsync(KeptTables.KeptDuties));
    }
}
