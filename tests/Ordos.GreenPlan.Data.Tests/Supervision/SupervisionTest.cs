using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Supervision;

/// <summary>On 3 April 2026: a task past its deadline, one due within the month, one that has time, and one of forestry that is past its deadline.</summary>
public abstract class SupervisionTest(Databases databases) : PortalTest(databases)
{
    protected int Energy { get; private set; }

    protected int Forestry { get; private set; }

    protected Plan Plan { get; private set; } = new(0, []);

    protected DutyKey Late => new(Plan.Tasks[0], Energy);

    protected DutyKey Soon => new(Plan.Tasks[1], Energy);

    protected DutyKey Calm => new(Plan.Tasks[2], Energy);

    protected DutyKey OfForestry => new(Plan.Tasks[3], Forestry);

    protected SupervisionDesk Desk => Get<SupervisionDesk>();

    protected override async Task ArrangeAsync()
    {
        Energy = await AddDepartmentAsync("市能源局");
        Forestry = await AddDepartmentAsync("市林业和草原局");
        Plan = await PublishAsync(
            "2026-01-01",
            new Sketch("推进光伏治沙", "2026-03-22", (UnitRole.Lead, Energy), (UnitRole.Support, Forestry)),
            new Sketch("发展绿氢产业", "2026-04-20", (UnitRole.Lead, Energy)),
            new Sketch("建设新型储能", "2027-12-31", (UnitRole.Lead, Energy)),
            new Sketch("修复退化草原", "2026-03-31", (UnitRole.Lead, Forestry)));
    }

    protected async Task<int> SendAsync(DutyKey duty, SupervisionLevel? level = null)
    {
        var preview = await Desk.PreviewAsync(Coordinator, [duty], level, null, Cancel);
        await Desk.SendAsync(Coordinator, preview.Orders, Cancel);
        return (await ItemAsync(duty)).Id;
    }

    protected async Task<SupervisionItem> ItemAsync(DutyKey duty)
    {
        await using var db = Open();
        return await db.SupervisionItems.AsNoTracking().Include(item => item.Steps.OrderBy(step => step.At))
            .Where(item => item.TaskId == duty.TaskId && item.DepartmentId == duty.DepartmentId).OrderByDescending(item => item.Id).FirstAsync(Cancel);
    }

    protected async Task<uint> ItemVersionAsync(int id)
    {
        await using var db = Open();
        return await db.SupervisionItems.Where(item => item.Id == id).Select(item => item.Version).SingleAsync(Cancel);
    }

    /// <summary>What is proposed, by task and department.</summary>
    protected async Task<List<string>> ProposedAsync()
    {
        await using var db = Open();
        return [.. (await ProposedDuty.In(db, Get<PortalCalendar>()).ToListAsync(Cancel))
            .OrderBy(one => one.TaskId).Select(one => $"{Plan.Tasks.ToList().IndexOf(one.TaskId)} {(SupervisionLevel)one.Rung}")];
    }

    /// <summary>Moves the clock, and the standings with it.</summary>
    protected Task OnAsync(string moment)
    {
        Clock.Set(moment);
        return Get<StandingKeeper>().FollowCalendarAsync(Cancel);
    }
}
