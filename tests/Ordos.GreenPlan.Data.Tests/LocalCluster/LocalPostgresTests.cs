using System.Diagnostics;
using System.Runtime.Versioning;
using Npgsql;
using Ordos.GreenPlan.Testing;
using Xunit;

namespace Ordos.GreenPlan.Data.Tests.LocalCluster;

/// <summary>Starting, sharing, stopping and dying.</summary>
[SupportedOSPlatform("linux")]
public sealed class LocalPostgresTests : ClusterTest
{
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
}
