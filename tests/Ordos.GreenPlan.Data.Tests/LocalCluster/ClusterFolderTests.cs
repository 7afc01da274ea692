using System.Diagnostics;
using System.Runtime.Versioning;
using Xunit;

namespace Ordos.GreenPlan.Data.Tests.LocalCluster;

/// <summary>Where a cluster may lie, and what is in it.</summary>
[SupportedOSPlatform("linux")]
public sealed class ClusterFolderTests : ClusterTest
{
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
        using var copying = Process.Start("cp", ["-a", Path.Combine(Root, name), Home("copy")]);
        await copying.WaitForExitAsync(Cancellation);

        await using var copy = await StartAsync(Home("copy"));

        Assert.NotEqual(ServerProcess(Path.Combine(Root, name)), ServerProcess(Path.Combine(Root, "copy")));
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
}
