using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Browser.Tests.Running;

/// <summary>The database server that a portal keeps in its own folder.</summary>
public sealed class PrivateCluster(string folder)
{
    private readonly LocalPostgresOptions _options = new() { Directory = Path.Combine(folder, "postgres") };

    /// <summary>Asks for the address and leaves again: whoever stays would start a killed server too, and the portal must do that alone.</summary>
    public async Task<string> ConnectionStringAsync()
    {
        await using var user = await LocalPostgres.StartAsync(_options, NullLogger.Instance, CancellationToken.None);
        return user.ConnectionString("greenplan");
    }

    /// <summary>Kills the server's first process; the others follow it.</summary>
    public void KillServer()
    {
        var elsewhere = Path.Combine(_options.Directory, "location");
        var place = File.Exists(elsewhere) ? File.ReadAllText(elsewhere).Trim() : Path.Combine(_options.Directory, "cluster");
        var number = File.ReadLines(Path.Combine(place, "data", "postmaster.pid")).First();
        using var server = Process.GetProcessById(int.Parse(number, CultureInfo.InvariantCulture));
        server.Kill();
    }

    public Task DeleteAsync() => LocalPostgres.DeleteAsync(_options, CancellationToken.None);
}
