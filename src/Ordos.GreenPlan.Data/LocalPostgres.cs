using Microsoft.Extensions.Logging;
using Npgsql;
using Ordos.GreenPlan.Data.LocalCluster;

namespace Ordos.GreenPlan.Data;

/// <summary>A private PostgreSQL cluster for a first run and for tests; the processes that use it share one server.</summary>
/// <remarks>
/// The home holds two lock files. <c>lock</c> is held by whoever starts or stops the server; <c>users</c> is shared by all who use
/// it, and the last to leave stops it. The kernel drops both when a process is killed, so the next start finds the truth.
/// </remarks>
public sealed partial class LocalPostgres : IAsyncDisposable
{
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(1);

    private readonly string _home;
    private readonly LocalPostgresOptions _options;
    private readonly ILogger _logger;
    private readonly ClusterServer _server;
    private readonly FileLock _use;
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task _watching;
    private bool _disposed;

    private LocalPostgres(string home, LocalPostgresOptions options, ILogger logger, ClusterServer server, FileLock use)
    {
        (_home, _options, _logger, _server, _use) = (home, options, logger, server, use);
        _watching = WatchAsync(_leaving.Token);
    }

    /// <exception cref="LocalPostgresException">PostgreSQL is missing, the directory cannot be used, or the server does not start.</exception>
    public static async Task<LocalPostgres> StartAsync(LocalPostgresOptions options, ILogger logger, CancellationToken cancellation)
    {
        var home = await HomeAsync(options.Directory, cancellation);
        using var gate = await FileLock.TakeAsync(Gate(home), options.Patience, cancellation);
        var use = FileLock.TryTake(Users(home), shared: true) ?? throw new LocalPostgresException($"{home} 正被另一个进程停用，请再试一次。");

        try
        {
            var server = new ClusterServer(await ClusterPlace.FindAsync(home, cancellation), options);
            var takenOver = await server.StartOrTakeOverAsync(cancellation);
            LogStarted(logger, takenOver ? "已在运行" : "已启动", server.Place.Root, server.SocketDirectory!);
            return new LocalPostgres(home, options, logger, server, use);
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Stops a cluster that nobody uses and removes it with all its data. Does nothing while somebody uses it.</summary>
    /// <returns>Whether it is gone.</returns>
    public static async Task<bool> DeleteAsync(LocalPostgresOptions options, CancellationToken cancellation)
    {
        if (!Directory.Exists(options.Directory))
        {
            return true;
        }

        var home = await HomeAsync(options.Directory, cancellation);

        using (await FileLock.TakeAsync(Gate(home), options.Patience, cancellation))
        {
            using var alone = FileLock.TryTake(Users(home), shared: false);

            if (alone is null)
            {
                return false;
            }

            var server = new ClusterServer(await ClusterPlace.FindAsync(home, cancellation), options);

            if (server.IsAlive)
            {
                await server.StopAsync(cancellation);
            }

            await server.Place.DeleteAsync(home, cancellation);
            Directory.Delete(home, recursive: true);
            return true;
        }
    }

    /// <summary>Names no password: the server asks the kernel who calls. Stays true when the server is restarted.</summary>
    public string ConnectionString(string database) => _server.ConnectionString(database);

    /// <summary>Creates an empty database unless it is there.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var exists = source.CreateCommand("SELECT 1 FROM pg_database WHERE datname = $1");
        exists.Parameters.Add(new NpgsqlParameter { Value = database });

        if (await exists.ExecuteScalarAsync(cancellation) is not null)
        {
            return;
        }

        try
        {
            await using var create = source.CreateCommand($"CREATE DATABASE \"{database.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            await create.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException raced) when (raced.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process was first, which is just as well.
        }
    }

    /// <summary>Leaves the cluster; the last to leave stops its server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _leaving.CancelAsync();
        await _watching;
        _leaving.Dispose();

        try
        {
            using var gate = await FileLock.TakeAsync(Gate(_home), _options.Patience, CancellationToken.None);
            _use.Dispose();
            using var alone = FileLock.TryTake(Users(_home), shared: false);

            if (alone is not null && _server.IsAlive)
            {
                var stopped = await _server.StopAsync(CancellationToken.None);
                LogStopped(_logger, stopped.Succeeded ? "已停止" : stopped.Reason);
            }
        }
        catch (Exception left) when (left is LocalPostgresException or IOException)
        {
            // The next start takes over what still runs.
            LogLeftRunning(_logger, left);
        }
        finally
        {
            _use.Dispose();
        }
    }

    /// <summary>Starts the server again when it was killed, so that the portal recovers without being restarted itself.</summary>
    private async Task WatchAsync(CancellationToken leaving)
    {
        using var timer = new PeriodicTimer(Watch);

        try
        {
            while (await timer.WaitForNextTickAsync(leaving))
            {
                if (!_server.IsAlive)
                {
                    await ReviveAsync(leaving);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Leaving is how watching ends.
        }
    }

    private async Task ReviveAsync(CancellationToken leaving)
    {
        try
        {
            using var gate = await FileLock.TakeAsync(Gate(_home), _options.Patience, leaving);
            await _server.StartOrTakeOverAsync(leaving);
            LogRevived(_logger);
        }
        catch (Exception failed) when (failed is LocalPostgresException or IOException or UnauthorizedAccessException or NpgsqlException)
        {
            LogNotRevived(_logger, failed);
            await Task.Delay(TimeSpan.FromSeconds(5), leaving);
        }
    }

    private static string Gate(string home) => Path.Combine(home, "lock");

    private static string Users(string home) => Path.Combine(home, "users");

    // One name for one place, whatever links lead to it: the server's command line is compared with it.
    private static async Task<string> HomeAsync(string directory, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new LocalPostgresException($"无法建立数据目录 {directory}：{refused.Message}", refused);
        }

        var real = await Command.RunAsync("realpath", ["--", Path.GetFullPath(directory)], null, cancellation);
        return real.Succeeded ? real.Output.TrimEnd('\n') : Path.GetFullPath(directory);
    }

    [LoggerMessage(LogLevel.Information, "内置 PostgreSQL {State}：数据 {Place}，套接字 {Socket}")]
    private static partial void LogStarted(ILogger logger, string state, string place, string socket);

    [LoggerMessage(LogLevel.Information, "内置 PostgreSQL {State}")]
    private static partial void LogStopped(ILogger logger, string state);

    [LoggerMessage(LogLevel.Warning, "内置 PostgreSQL 未能停止，下次启动时接管")]
    private static partial void LogLeftRunning(ILogger logger, Exception reason);

    [LoggerMessage(LogLevel.Warning, "内置 PostgreSQL 曾意外终止，已重新启动")]
    private static partial void LogRevived(ILogger logger);

    [LoggerMessage(LogLevel.Error, "内置 PostgreSQL 意外终止，无法重新启动，稍后再试")]
    private static partial void LogNotRevived(ILogger logger, Exception reason);
}
