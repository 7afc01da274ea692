using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Ordos.GreenPlan.Testing;
using Xunit;

namespace Ordos.GreenPlan.Data.Tests;

[SupportedOSPlatform("linux")]
public sealed class LocalPostgresTests : IAsyncLifetime
{
    private readonly string _root = Path.Combine(FastFolder.Path, $"greenplan-local-{Guid.NewGuid():N}");
    private readonly List<string> _homes = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var home in _homes)
        {
            await LocalPostgres.DeleteAsync(Options(home), CancellationToken.None);
        }

        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [Fact]
    public async Task Start_SecondTime_FindsWhatTheFirstKept()
    {
        var home = Home("again");

        await using (var first = await StartAsync(home))
        {
            await first.EnsureDatabaseAsync("greenplan", Cancellation);
            await first.EnsureDatabaseAsync("greenplan", Cancellation);
            await ExecuteAsync(first, "CREATE TABLE kept (text text); INSERT INTO kept VALUES ('绿色发展')");
        }

        await using var second = await StartAsync(home);

        Assert.Equal("绿色发展", await ReadAsync(second, "SELECT text FROM kept"));
    }

    [Fact]
    public async Task Dispose_LastUser_StopsTheServer()
    {
        var home = Home("shared");
        var portal = await StartAsync(home);
        var verb = await StartAsync(home);
        var server = ServerProcess(home);

        await verb.DisposeAsync();
        Assert.Equal("1", await ReadAsync(portal, "SELECT '1'", "postgres"));

        await portal.DisposeAsync();
        Assert.False(IsRunning(server));
    }

    [Fact]
    public async Task Start_TwoAtOnce_ShareOneServer()
    {
        var home = Home("race");
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAsync(home))));

        var started = await Task.WhenAll(both.Select(user => ReadAsync(user, "SELECT pg_postmaster_start_time()::text", "postgres")));

        Assert.Single(started.Distinct());
        await Task.WhenAll(both.Select(user => user.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Start_OwnerKilled_TakesItsServerOver()
    {
        var home = Home("killed owner");
        using var owner = Process.Start(new ProcessStartInfo("dotnet", [typeof(PostgresFixture).Assembly.Location, home]) { RedirectStandardOutput = true })!;
        Assert.Equal("ready", await owner.StandardOutput.ReadLineAsync(Cancellation));
        owner.Kill();
        await owner.WaitForExitAsync(Cancellation);
        var left = ServerProcess(home);

        await using (var next = await StartAsync(home))
        {
            Assert.Equal(left, ServerProcess(home));
            Assert.Equal("1", await ReadAsync(next, "SELECT '1'", "postgres"));
        }

        Assert.False(IsRunning(left));
    }

    [Fact]
    public async Task Watch_ServerKilled_StartsAgainWithWhatWasAcknowledged()
    {
        var home = Home("killed server");
        await using var cluster = await StartAsync(home, LocalPostgresDurability.Full);
        await cluster.EnsureDatabaseAsync("greenplan", Cancellation);
        await ExecuteAsync(cluster, "CREATE TABLE kept (text text)");
        await ExecuteAsync(cluster, "INSERT INTO kept VALUES ('已保存')");
        var connectionString = cluster.ConnectionString("greenplan");
        var killed = ServerProcess(home);

        using (var server = Process.GetProcessById(killed))
        {
            server.Kill();
        }

        await WaitForAsync(async () => await TryReadAsync(cluster, "SELECT text FROM kept") == "已保存");
        Assert.NotEqual(killed, ServerProcess(home));
        Assert.Equal(connectionString, cluster.ConnectionString("greenplan"));
    }

    [Theory]
    [InlineData(2_000_000_000)] // beyond any process id: the server's machine went down
    [InlineData(1)] // a process that lives and is no server of ours
    public async Task Start_StalePidFile_StartsAnew(int staleProcess)
    {
        var home = Home($"stale-{staleProcess}");
        await using (await StartAsync(home))
        {
        }

        var data = Path.Combine(Place(home), "data");
        await File.WriteAllTextAsync(Path.Combine(data, "postmaster.pid"), $"{staleProcess}\n{data}\n1790000000\n5432\n/tmp/nowhere\n\n  1  1\nready\n", Cancellation);

        await using var second = await StartAsync(home);

        Assert.NotEqual(staleProcess, ServerProcess(home));
        Assert.Equal("1", await ReadAsync(second, "SELECT '1'", "postgres"));
    }

    [Fact]
    public async Task Start_InitialisingWasInterrupted_BeginsAgain()
    {
        var home = Home("interrupted");
        await using (await StartAsync(home))
        {
        }

        Directory.Move(Path.Combine(Place(home), "data"), Path.Combine(Place(home), "data.new"));
        File.Delete(Path.Combine(Place(home), "data.new", "PG_VERSION"));

        await using var second = await StartAsync(home);

        Assert.Equal("1", await ReadAsync(second, "SELECT '1'", "postgres"));
    }

    [Theory]
    [InlineData("绿色 发展, '目录'")]
    [InlineData("a-very-long-name-that-leaves-no-room-for-a-socket-in-the-hundred-and-seven-bytes-that-its-address-may-take")]
    public async Task Start_AwkwardPath_Works(string name)
    {
        await using var cluster = await StartAsync(Home(name));

        Assert.Equal("1", await ReadAsync(cluster, "SELECT '1'", "postgres"));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("with space")] // its socket is elsewhere, and the copy's record names it
    public async Task Start_CopyOfARunningHome_LeavesTheOriginalAlone(string name)
    {
        await using var original = await StartAsync(Home(name));
        await original.EnsureDatabaseAsync("greenplan", Cancellation);
        using var copying = Process.Start("cp", ["-a", Path.Combine(_root, name), Home("copy")]);
        await copying.WaitForExitAsync(Cancellation);

        await using var copy = await StartAsync(Home("copy"));

        Assert.NotEqual(ServerProcess(Path.Combine(_root, name)), ServerProcess(Path.Combine(_root, "copy")));
        Assert.Equal("greenplan", await ReadAsync(copy, "SELECT current_database()"));
        Assert.Equal("greenplan", await ReadAsync(original, "SELECT current_database()"));
    }

    [Fact]
    public async Task Start_FolderThatOnlyTheCallerMayEnter_Works()
    {
        var home = Home("private/home");
        Directory.CreateDirectory(Path.GetDirectoryName(home)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using (var first = await StartAsync(home))
        {
            await first.EnsureDatabaseAsync("greenplan", Cancellation);
        }

        await using var second = await StartAsync(home);

        Assert.Equal("greenplan", await ReadAsync(second, "SELECT current_database()"));
    }

    [Fact]
    public async Task Role_IsNoSuperuserAndKnowsChinese()
    {
        await using var cluster = await StartAsync(Home("role"));

        Assert.Equal("off", await ReadAsync(cluster, "SHOW is_superuser", "postgres"));
        Assert.Equal("UTF8", await ReadAsync(cluster, "SHOW server_encoding", "postgres"));
        Assert.Equal("True", await ReadAsync(cluster, "SELECT '能源' ~ '^[[:alpha:]]+$'", "postgres"));
    }

    [Fact]
    public async Task Delete_InUse_IsRefused()
    {
        var home = Home("in use");
        await using (await StartAsync(home))
        {
            Assert.False(await LocalPostgres.DeleteAsync(Options(home), Cancellation));
        }

        Assert.True(await LocalPostgres.DeleteAsync(Options(home), Cancellation));
        Assert.False(Directory.Exists(home));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static LocalPostgresOptions Options(string home, LocalPostgresDurability durability = LocalPostgresDurability.None) =>
        new() { Directory = home, Durability = durability };

    private static Task<LocalPostgres> StartAsync(string home, LocalPostgresDurability durability = LocalPostgresDurability.None) =>
        LocalPostgres.StartAsync(Options(home, durability), NullLogger.Instance, Cancellation);

    private static int ServerProcess(string home) =>
        int.Parse(File.ReadLines(Path.Combine(Place(home), "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    // A process that ended has no command line, though its number may still stand in /proc until its parent asks for it.
    private static bool IsRunning(int process) =>
        File.Exists($"/proc/{process}/cmdline") && File.ReadAllText($"/proc/{process}/cmdline").Length > 0;

    private static string Place(string home) =>
        File.Exists(Path.Combine(home, "location")) ? File.ReadAllText(Path.Combine(home, "location")) : Path.Combine(home, "cluster");

    private static async Task ExecuteAsync(LocalPostgres cluster, string sql, string database = "greenplan")
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString(database));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<string> ReadAsync(LocalPostgres cluster, string sql, string database = "greenplan")
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString(database));
        await using var command = source.CreateCommand(sql);
        return (await command.ExecuteScalarAsync(Cancellation))!.ToString()!;
    }

    private static async Task<string?> TryReadAsync(LocalPostgres cluster, string sql)
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

    private static async Task WaitForAsync(Func<Task<bool>> condition)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(60); !await condition();)
        {
            Assert.True(DateTime.UtcNow < deadline, "Waited a minute in vain.");
            await Task.Delay(100, Cancellation);
        }
    }

    private string Home(string name)
    {
        var home = Path.Combine(_root, name);
        _homes.Add(home);
        return home;
    }
}
