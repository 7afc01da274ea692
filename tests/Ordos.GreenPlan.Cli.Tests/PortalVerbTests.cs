using Ordos.GreenPlan.Testing;
using Xunit;

namespace Ordos.GreenPlan.Cli.Tests;

public sealed class PortalVerbTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_CurrentDatabase_ChangesNothingAndSaysSo()
    {
        await using var database = await databases.CreateDatabaseAsync(Cancel);
        using var console = new CliConsole(database.ConnectionString);

        Assert.Equal((0, "数据库已是当前版本。"), (await console.RunAsync("migrate"), console.Out.Trim()));
    }

    [Fact]
    public async Task SeedThenDemo_AddsOnceAndRemovesWithoutATrace()
    {
        await using var database = await databases.CreateDatabaseAsync(Cancel);
        using var console = new CliConsole(database.ConnectionString);

        Assert.Equal((0, "已导入内置的部门与通知。"), (await console.RunAsync("seed"), console.Out.Trim()));
        Assert.Equal((0, "库中已有文件，未作改动。"), (await console.RunAsync("seed"), console.Out.Trim()));
        var seeded = await TableCounts.ContentsAsync(database.ConnectionString, Cancel);

        Assert.Equal(0, await console.RunAsync("demo", "add"));
        Assert.Equal(11, console.Out.Split('\n').Count(line => line.Contains("密码 ", StringComparison.Ordinal)));
        Assert.Equal((0, "示例数据此前已加入，未作改动。"), (await console.RunAsync("demo", "add"), console.Out.Trim()));

        Assert.Equal(0, await console.RunAsync("demo", "remove"));
        Assert.Equal(seeded, await TableCounts.ContentsAsync(database.ConnectionString, Cancel));
        Assert.Equal((0, "没有示例数据，未作改动。"), (await console.RunAsync("demo", "remove"), console.Out.Trim()));
    }

    [Fact]
    public async Task Generate_EmptyDatabase_IsRefused()
    {
        await using var database = await databases.CreateDatabaseAsync(Cancel);
        using var console = new CliConsole(database.ConnectionString);

        Assert.Equal(2, await console.RunAsync("generate", "--tasks", "10"));
        Assert.Contains("尚未登记部门", console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_MakesAsManyAsAskedFor()
    {
        await using var database = await databases.CreateDatabaseAsync(Cancel);
        using var console = new CliConsole(database.ConnectionString);
        await console.RunAsync("seed");
        var before = await TableCounts.RowsAsync(database.ConnectionString, Cancel);

        Assert.Equal(0, await console.RunAsync("generate", "--tasks", "120", "--reports", "40"));

        var after = await TableCounts.RowsAsync(database.ConnectionString, Cancel);
        Assert.Equal(int.Parse(before["tasks"], null) + 120, int.Parse(after["tasks"], null));
        Assert.Equal("40", after["reports"]);
    }

    [Fact]
    public async Task AnyVerb_ServerThatIsNotThere_FailsWithOneSentence()
    {
        using var console = new CliConsole("Host=/no/such/socket;Database=none;Timeout=2");

        Assert.Equal(1, await console.RunAsync("migrate"));
        Assert.StartsWith("数据库无法使用：", console.Error, StringComparison.Ordinal);
    }
}
