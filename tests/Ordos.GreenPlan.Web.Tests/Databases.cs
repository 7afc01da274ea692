using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Testing;
using Ordos.GreenPlan.Web.Tests;

[assembly: AssemblyFixture(typeof(Databases))]

namespace Ordos.GreenPlan.Web.Tests;

/// <summary>Databases with the seed notices in them, each a copy of one that is prepared once.</summary>
public sealed class Databases() : PostgresFixture(PrepareAsync)
{
    /// <summary>A day on which some plans of the seeds are past their end and one is not.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 20);

    public Task<TestPortal> CreatePortalAsync() => TestPortal.CreateAsync(this, Today, TestContext.Current.CancellationToken);

    private static async Task PrepareAsync(string connectionString)
    {
        await TestPortal.MigrateAsync(connectionString);
        await using var services = new ServiceCollection()
            .AddLogging().AddSingleton<TimeProvider>(new SetClock(Today)).AddGreenPlanData(connectionString).BuildServiceProvider();
        await services.GetRequiredService<SeedData>().ImportAsync(Path.Combine(AppContext.BaseDirectory, "seeds"), CancellationToken.None);
    }
}
