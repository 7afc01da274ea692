using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Progress;

/// <summary>A test with two departments that share a task, and lead and support another.</summary>
public abstract class ReportTest(Databases databases) : PortalTest(databases)
{
    protected static ReportEntry Completed { get; } = Entry with { ClaimedState = TaskState.Done, Percent = 100, Evidence = "验收意见" };

    protected int Energy { get; private set; }

    protected int Forestry { get; private set; }

    protected Plan Plan { get; private set; } = new(0, []);

    protected override async Task ArrangeAsync()
    {
        Energy = await AddDepartmentAsync("市能源局");
        Forestry = await AddDepartmentAsync("市林业和草原局");
        Plan = await PublishAsync(
            "2024-09-29",
            new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Shared, Energy), (UnitRole.Shared, Forestry)),
            new Sketch("建设零碳园区", "2026-12-31", (UnitRole.Lead, Energy), (UnitRole.Support, Forestry)));
    }

    /// <summary>Lets people act at the same moment.</summary>
    /// <returns>What each met with; null where it went well.</returns>
    protected static async Task<List<Exception?>> AtOnceAsync(int people, Func<int, Task> act)
    {
        using var gate = new Barrier(people);
        var acts = Enumerable.Range(0, people).Select(i => Task.Factory.StartNew(
            async () =>
            {
                gate.SignalAndWait();
                return await Record.ExceptionAsync(() => act(i));
            },
            TaskCreationOptions.LongRunning).Unwrap());
        return [.. await Task.WhenAll(acts)];
    }
}
