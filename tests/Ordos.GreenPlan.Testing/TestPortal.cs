using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Access;

namespace Ordos.GreenPlan.Testing;

/// <summary>The portal's operations over a test's own database, on a day that the test sets.</summary>
public sealed class TestPortal : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private TestPortal(TestDatabase database, SetClock clock)
    {
        _database = database;
        Clock = clock;
        _services = Provide(database.ConnectionString, clock);
    }

    public SetClock Clock { get; }

    public string ConnectionString => _database.ConnectionString;

    public static async Task<TestPortal> CreateAsync(PostgresFixture databases, DateOnly today, CancellationToken cancel) =>
        new(await databases.CreateDatabaseAsync(cancel), new SetClock(today));

    /// <summary>Brings an empty database to the current schema; for the fixture of a test project.</summary>
    public static async Task MigrateAsync(string connectionString)
    {
        await using var services = Provide(connectionString, TimeProvider.System);
        await using var db = await services.GetRequiredService<IDbContextFactory<GreenPlanContext>>().CreateDbContextAsync();
        await db.Database.MigrateAsync();
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public AsyncServiceScope Scope() => _services.CreateAsyncScope();

    public GreenPlanContext Open() => Get<IDbContextFactory<GreenPlanContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static ServiceProvider Provide(string connectionString, TimeProvider clock)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(clock).AddGreenPlanData(connectionString);
        services.AddGreenPlanAccounts();
        return services.BuildServiceProvider(validateScopes: true);
    }
}

/// <summary>A clock that stands at noon, Beijing time, of the day it is set to.</summary>
public sealed class SetClock(DateOnly today) : TimeProvider
{
    public DateOnly Today { get; set; } = today;

    public override DateTimeOffset GetUtcNow() => new(Today.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero);
}
