using Microsoft.Extensions.Logging.Abstractions;
using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Testing;

/// <summary>A process that uses the cluster in the directory it is given until somebody kills it.</summary>
internal static class ClusterHolder
{
    private static async Task Main(string[] arguments)
    {
        var options = new LocalPostgresOptions { Directory = arguments[0], Durability = LocalPostgresDurability.None };
        await using var cluster = await LocalPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None);
        Console.WriteLine("ready");
        await Task.Delay(Timeout.Infinite);
    }
}
