using Microsoft.Extensions.Logging;

namespace Ordos.GreenPlan.Data;

/// <summary>The database of this installation: on the server that was named, else in a private cluster.</summary>
public sealed class PortalDatabase : IAsyncDisposable
{
    private const string Name = "greenplan";

    private readonly LocalPostgres? _cluster;

    private PortalDatabase(string connectionString, LocalPostgres? cluster) => (ConnectionString, _cluster) = (connectionString, cluster);

    public string ConnectionString { get; }

    /// <param name="connectionString">A server to use; null or empty starts, or joins, the private cluster.</param>
    /// <param name="folder">Where the private cluster lives.</param>
    /// <exception cref="LocalPostgresException">The private cluster cannot be started; the message is for the console.</exception>
    public static async Task<PortalDatabase> OpenAsync(string? connectionString, string folder, ILogger logger, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(connectionString))
        {
            return new PortalDatabase(connectionString, cluster: null);
        }

        var cluster = await LocalPostgres.StartAsync(new LocalPostgresOptions { Directory = Path.Combine(folder, "postgres") }, logger, cancel);
        try
        {
            await cluster.EnsureDatabaseAsync(Name, cancel);
            return new PortalDatabase(cluster.ConnectionString(Name), cluster);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
