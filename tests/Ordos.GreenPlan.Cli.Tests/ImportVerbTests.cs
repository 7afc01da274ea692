using System.Text;
using Ordos.GreenPlan.Testing;
using Xunit;

namespace Ordos.GreenPlan.Cli.Tests;

public sealed class ImportVerbTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "empty.txt", [] },
        { "binary.txt", [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7 % 256))] },
        { "program.txt", [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[4096]] },
        { "no-tasks.txt", Encoding.UTF8.GetBytes("关于召开座谈会的函\n\n各有关单位：\n定于下周一召开座谈会，请准时参加。\n") },
        { "large.txt", LargeText() },
        { "encoding.txt", [.. Enumerable.Repeat<byte[]>([0xFF, 0xA1, 0x81, 0xC0, 0x0A], 300).SelectMany(bytes => bytes)] },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Import_UnreadableFile_IsRefusedWithOneSentenceAndStoresNothing(string name, byte[] content)
    {
        await using var database = await databases.CreateDatabaseAsync(Cancel);
        using var console = new CliConsole(database.ConnectionString);
        var before = await TableCounts.RowsAsync(database.ConnectionString, Cancel);

        var exit = await console.RunAsync("import", console.File(name, content));

        Assert.Equal((2, ""), (exit, console.Out));
        Assert.Matches("^[^\n]*\\p{IsCJKUnifiedIdeographs}[^\n]*。\n$", console.Error.ReplaceLineEndings("\n"));
        Assert.Equal(before, await TableCounts.RowsAsync(database.ConnectionString, Cancel));
    }

    [Fact]
    public async Task Import_MissingFileOrFolder_IsRefused()
    {
        using var console = new CliConsole();

        Assert.Equal(2, await console.RunAsync("import", "/no/such/file.txt"));
        Assert.Equal("没有找到文件“/no/such/file.txt”。", console.Error.Trim());
        Assert.Equal(2, await console.RunAsync("import", CliConsole.Seeds));
        Assert.Contains("是文件夹", console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Twice_StoresOnceAndSaysSo()
    {
        await using var database = await databases.CreateDatabaseAsync(Cancel);
        using var console = new CliConsole(database.ConnectionString);
        var notice = CliConsole.Notice("鄂尔多斯市减污降碳协同创新试点实施方案（2024年）");

        Assert.Equal(0, await console.RunAsync("import", notice));
        Assert.Contains("任务20项", console.Out, StringComparison.Ordinal);
        var stored = await TableCounts.RowsAsync(database.ConnectionString, Cancel);
        Assert.Equal(("1", "20"), (stored["documents"], stored["tasks"]));

        Assert.Equal(0, await console.RunAsync("import", notice));
        Assert.Contains("此前已导入", console.Out, StringComparison.Ordinal);
        Assert.Equal(stored, await TableCounts.RowsAsync(database.ConnectionString, Cancel));
    }

    [Fact]
    public async Task Import_WithoutRegisteredDepartments_ListsEveryUnitOnce()
    {
        await using var database = await databases.CreateDatabaseAsync(Cancel);
        using var console = new CliConsole(database.ConnectionString);

        await console.RunAsync("import", CliConsole.Notice("鄂尔多斯市减污降碳协同创新试点实施方案（2024年）"));

        var listed = console.Out.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).ToList();
        Assert.Contains("  市能源局", listed.Select(line => line.TrimEnd()));
        Assert.Equal(listed.Count, listed.Distinct().Count());
        Assert.Contains($"以下{listed.Count}个责任单位", console.Out, StringComparison.Ordinal);
    }

    /// <summary>50 MB of a good notice.</summary>
    private static byte[] LargeText()
    {
        var line = Encoding.UTF8.GetBytes("1.加快推进重点工程。（牵头单位：市能源局）\n");
        var content = new byte[50 * 1024 * 1024];

        for (var at = 0; at < content.Length; at += line.Length)
        {
            line.AsSpan(0, Math.Min(line.Length, content.Length - at)).CopyTo(content.AsSpan(at));
        }

        return content;
    }
}
