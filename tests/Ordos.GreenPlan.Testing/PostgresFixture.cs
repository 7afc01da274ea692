using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Testing;

/// <summary>One cluster for a test process, started when the first test asks for a database, and removed afterwards.</summary>
/// <remarks>
/// A test project derives from it once, says how its database is prepared, and registers it:
/// <code>
/// [assembly: AssemblyFixture(typeof(Databases))]
/// public sealed class Databases() : PostgresFixture(connectionString => …Migrate…);
/// </code>
/// </remarks>
/// <param name="prepare">Fills the empty database that all others are copied from; it may leave connections open.</param>
public class PostgresFixture(Func<string, Task> prepare) : IAsyncDisposable
{
    private const string Template = "prepared";

    // Not yet locked by the process that has just made it.
    private static readonly TimeSpan TooYoungToSweep = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _starting = new(1);
    private LocalPostgresOptions? _options;
    private LocalPostgres? _cluster;
    private NpgsqlDataSource? _maintenance;
    private string _copying = "";
    private int _databases;

    /// <summary>A database of the caller's own, as prepared; dropped when it is disposed.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync(CancellationToken cancellation = default)
    {
        var maintenance = await StartAsync(cancellation);
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync(maintenance, $"CREATE DATABASE {name} TEMPLATE {Template} {_copying}", cancellation);
        return new TestDatabase(_cluster!.ConnectionString(name), maintenance, name);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        if (_maintenance is not null)
        {
            await _maintenance.DisposeAsync();
        }

        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
            await LocalPostgres.DeleteAsync(_options!, CancellationToken.None);
        }

        _starting.Dispose();
    }

    private async Task<NpgsqlDataSource> StartAsync(CancellationToken cancellation)
    {
        await _starting.WaitAsync(cancellation);

        try
        {
            return _maintenance ??= await StartOnceAsync(cancellation);
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<NpgsqlDataSource> StartOnceAsync(CancellationToken cancellation)
    {
        var clusters = Path.Combine(FastFolder.Path, $"greenplan-tests-{Environment.UserName}");
        await SweepAsync(clusters, cancellation);

        _options = new LocalPostgresOptions
        {
            Directory = Path.Combine(clusters, $"{Environment.ProcessId}-{Guid.NewGuid():N}"[..16]),
            Durability = LocalPostgresDurability.None,
        };
        _cluster = await LocalPostgres.StartAsync(_options, NullLogger.Instance, cancellation);
        await _cluster.EnsureDatabaseAsync(Template, cancellation);
        await prepare(_cluster.ConnectionString(Template));

        _copying = await CopyingAsync(_cluster.ConnectionString("postgres"), cancellation);

        // A database can be copied only while nobody is connected to it.
        var maintenance = NpgsqlDataSource.Create(_cluster.ConnectionString("postgres"));
        await ExecuteAsync(maintenance, $"ALTER DATABASE {Template} ALLOW_CONNECTIONS false", cancellation);
        await ExecuteAsync(maintenance, $"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{Template}'", cancellation);
        return maintenance;
    }

    // Since version 15 the default writes the copy through the log, which suits a busy server, not one that only makes copies.
    private static async Task<string> CopyingAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        return connection.PostgreSqlVersion.Major >= 15 ? "STRATEGY FILE_COPY" : "";
    }

    /// <summary>Removes what test processes left behind that were killed.</summary>
    private static async Task SweepAsync(string clusters, CancellationToken cancellation)
    {
        if (!Directory.Exists(clusters))
        {
            return;
        }

        foreach (var left in Directory.GetDirectories(clusters).Where(left => DateTime.UtcNow - Directory.GetCreationTimeUtc(left) > TooYoungToSweep))
        {
            try
            {
                await LocalPostgres.DeleteAsync(new LocalPostgresOptions { Directory = left }, cancellation);
            }
            catch (Exception busy) when (busy is LocalPostgresException or IOException)
            {
                // Another test process is sweeping it.
            }
        }
    }

    internal static async Task ExecuteAsync(NpgsqlDataSource source, string sql, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
