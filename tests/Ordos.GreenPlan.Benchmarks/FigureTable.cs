using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;

namespace Ordos.GreenPlan.Benchmarks;

/// <summary>Prints figures with the machine they belong to.</summary>
internal static class FigureTable
{
    public static async Task PrintMachineAsync(string connectionString, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(
            "select current_setting('server_version') || '，fsync ' || current_setting('fsync') || '，synchronous_commit ' || current_setting('synchronous_commit')");
        var server = await command.ExecuteScalarAsync(cancel);

        PrintMachine($"，PostgreSQL {server}");
    }

    public static void PrintMachine(string servers = "")
    {
        Console.WriteLine($"机器 {Environment.MachineName}，处理器{Environment.ProcessorCount}个，{RuntimeInformation.OSDescription}，负载 {Load()}");
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}{servers}，{DateTime.Now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}");
        Console.WriteLine();
    }

    public static void Print(string title, IReadOnlyList<Figures> figures)
    {
        Console.WriteLine($"{title}");
        Console.WriteLine("   中位数ms      p95ms     最长ms    分配KB   次数  项目");

        foreach (var row in figures)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Median,11:0.000}{row.P95,11:0.000}{row.Longest,11:0.000}{row.AllocatedBytes / 1024.0,10:0.0}{row.Runs,7}  {row.Name}"));
        }

        Console.WriteLine();
    }

    // Figures of a busy machine say little; the reader should see that it was.
    private static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "未知";
}
