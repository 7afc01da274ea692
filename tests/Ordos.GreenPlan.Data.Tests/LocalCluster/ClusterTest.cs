using System.Globalization;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Ordos.GreenPlan.Testing;
using Xunit;

namespace Ordos.GreenPlan.Data.Tests.LocalCluster;

/// <summary>A test with clusters of its own, each in a folder of its own; they are gone after it.</summary>
[SupportedOSPlatform("linux")]
public abstract class ClusterTest : IAsyncLifetime
{
    protected string Root { get; } = Path.Combine(FastFolder.Path, $"greenplan-local-{Guid.NewGuid():N}");
    private readonly List<string> _homes = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var home in _homes)
        {
            await LocalPostgres.DeleteAsync(Options(home), CancellationToken.None);
        }

        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected static LocalPostgresOptions Options(string home, LocalPostgresDurability durability = LocalPostgresDurability.None) =>
        new() { Directory = home, Durability = durability };

    protected static Task<LocalPostgres> StartAsync(string home, LocalPostgresDurability durability = LocalPostgresDurability.None) =>
        LocalPostgres.StartAsync(Options(home, durability), NullLogger.Instance, Cancellation);

    protected static int ServerProcess(string home) =>
        int.Parse(File.ReadLines(Path.Combine(Place(home), "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    // A process that ended has no command line, though its number may still stand in /proc until its parent asks for it.
    protected static bool IsRunning(int process) =>
        File.Exists($"/proc/{process}/cmdline") && File.ReadAllText($"/proc/{process}/cmdline").Length > 0;

    protected static string Place(string home) =>
        File.Exists(Path.Combine(home, "location")) ? File.ReadAllText(Path.Combine(home, "location")) : Path.Combine(home, "cluster");

    protected static async Task ExecuteAsync(LocalPostgres cluster, string sql, string database = "greenplan")
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString(database));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    protected static async Task<string> ReadAsync(LocalPostgres cluster, string sql, string database = "greenplan")
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString(database));
        await using var command = source.CreateCommand(sql);
        return (await command.ExecuteScalarAsync(Cancellation))!.ToString()!;
    }

    protected static async Task<string?> TryReadAsync(LocalPostgres cluster, string sql)
    {
        try
        {
            return await ReadAsync(cluster, sql);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    protected static async Task WaitForAsync(Func<Task<bool>> condition)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(60); !await condition();)
        {
            Assert.True(DateTime.UtcNow < deadline, "Waited a minute in vain.");
            await Task.Delay(100, Cancellation);
        }
    }

    protected string Home(string name)
    {
        var home = Path.Combine(Root, name);
        _homes.Add(home);
        return home;
    }
}
