using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Standings;

/// <summary>Tests of how tasks stand, reached through the rows that people make.</summary>
/// <remarks>
/// The plan runs from 29 September 2024 to 31 December 2026, 823 days. Its quarters are reported in the first ten days after
/// they end. Where no day is set, it is 3 April 2026, day 551: scheduled are 66 percent.
/// </remarks>
public abstract class StandingTest(Databases databases) : PortalTest(databases)
{
    protected const string Issued = "2024-09-29";
    protected const string End = "2026-12-31";

    protected int Energy { get; private set; }

    protected int Forestry { get; private set; }

    protected StandingKeeper Keeper => Get<StandingKeeper>();

    protected override async Task ArrangeAsync()
    {
        Energy = await AddDepartmentAsync("市能源局");
        Forestry = await AddDepartmentAsync("市林业和草原局");
    }

    protected Task<Plan> LedPlanAsync(string due = End) =>
        PublishAsync(Issued, new Sketch("推进光伏治沙", due, (UnitRole.Lead, Energy), (UnitRole.Support, Forestry)));

    protected Task<int> FirstQuarterAsync(Plan plan) => AddPeriodAsync(plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");

    protected async Task FollowAsync(string beijing)
    {
        Clock.Set(beijing);
        await Keeper.FollowCalendarAsync(Cancel);
    }

    protected Task<List<string>> ShownAsync(int document) => QueryAsync($"""
        select task_id, health, reason, amount, state, due, due_band, percent, awaits_acceptance, scheduled
        from standings where document_id = {document} order by task_id
        """);
}
