using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ordos.GreenPlan.Data.Live;

/// <summary>Carries changes between the servers of one database by LISTEN and NOTIFY, so that each tells its pages what the others did.</summary>
/// <remarks>
/// Sent after the commit, on a connection of its own, bundled: a NOTIFY inside each transaction would make all commits wait for one another.
/// </remarks>
public sealed partial class ChangeRelay(string connectionString, ChangeFeed feed, TimeProvider clock, ILogger<ChangeRelay> logger)
{
    private const string Channel = "greenplan_changes";

    /// <summary>PostgreSQL takes 8,000 bytes; a longer list is told as everything.</summary>
    private const int LongestPayload = 7_500;

    private static readonly TimeSpan Bundling = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private readonly string _self = Guid.NewGuid().ToString("N");

    /// <summary>Relays until cancelled. While the database is away it tries again; afterwards everything counts as changed.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var again = false;

        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var incoming = await OpenAsync(cancel);
                await using var outgoing = await OpenAsync(cancel);
                incoming.Notification += (_, told) => Receive(told.Payload);
                await using (var listen = new NpgsqlCommand($"listen {Channel}", incoming))
                {
                    await listen.ExecuteNonQueryAsync(cancel);
                }

                if (again)
                {
                    feed.Tell([Change.Everything]);
                }

                again = true;
                await RelayAsync(incoming, outgoing, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
            {
                LogInterrupted(failure);
                await Task.Delay(Retry, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        // Not pooled: a listening connection must not be handed to somebody else. Kept alive: a dead one would say nothing for hours.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30, ApplicationName = "greenplan live" };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>Listens and sends until one of the two fails.</summary>
    private async Task RelayAsync(NpgsqlConnection incoming, NpgsqlConnection outgoing, CancellationToken cancel)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task[] ways = [ListenAsync(incoming, both.Token), SendAsync(outgoing, both.Token)];

        try
        {
            await await Task.WhenAny(ways);
        }
        finally
        {
            await both.CancelAsync();
            await Task.WhenAll(ways).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task ListenAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        while (true)
        {
            await connection.WaitAsync(cancel);
        }
    }

    private async Task SendAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        while (await feed.Outgoing.WaitToReadAsync(cancel))
        {
            await Task.Delay(Bundling, clock, cancel);
            var changes = new List<Change>();

            while (feed.Outgoing.TryRead(out var change))
            {
                changes.Add(change);
            }

            await using var notify = new NpgsqlCommand("select pg_notify($1, $2)", connection);
            notify.Parameters.Add(new NpgsqlParameter { Value = Channel });
            notify.Parameters.Add(new NpgsqlParameter { Value = Payload(changes) });
            await notify.ExecuteNonQueryAsync(cancel);
        }
    }

    private string Payload(List<Change> changes)
    {
        var payload = $"{_self} {string.Join(' ', changes.Distinct())}";
        return payload.Length <= LongestPayload ? payload : $"{_self} {Change.Everything}";
    }

    private void Receive(string payload)
    {
        var words = payload.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        // The own pages have been told already.
        if (words is [var sender, .. var told] && sender != _self && told.Select(Change.Parse).OfType<Change>().ToList() is { Count: > 0 } changes)
        {
            feed.Tell(changes);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The relay of changes was interrupted; it tries again.")]
    private partial void LogInterrupted(Exception failure);
}
