using System.Globalization;
using Npgsql;

namespace Ordos.GreenPlan.Data.LocalCluster;

/// <summary>Makes, starts and stops the server of one cluster. The caller holds the cluster's lock.</summary>
internal sealed class ClusterServer(ClusterPlace place, LocalPostgresOptions options)
{
    public ClusterPlace Place => place;

    public string? SocketDirectory { get; private set; }

    public bool IsAlive => Postmaster.Read(place.Data)?.Serves(place.Data) == true;

    private string Seconds => ((int)options.Patience.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <returns>How the server was found: still running, or started now.</returns>
    public async Task<bool> StartOrTakeOverAsync(CancellationToken cancellation)
    {
        var binaries = await PostgresBinaries.FindAsync(DataVersion(), cancellation);

        if (!Directory.Exists(place.Data))
        {
            await InitialiseAsync(binaries, cancellation);
        }

        var takenOver = await TakeOverAsync(cancellation);

        if (!takenOver)
        {
            await StartAsync(binaries, cancellation);
        }

        await EnsureRoleAsync(cancellation);
        return takenOver;
    }

    public async Task<Command> StopAsync(CancellationToken cancellation)
    {
        var binaries = await PostgresBinaries.FindAsync(DataVersion(), cancellation);
        var stopped = await place.Account.RunAsync(binaries.PgCtl, ["stop", "-D", place.Data, "-m", "fast", "-w", "-t", Seconds], cancellation);

        if (stopped.Succeeded)
        {
            await SocketPlace.ReleaseAsync(place, cancellation);
        }

        return stopped;
    }

    public string ConnectionString(string database, string role = ClusterSettings.Role) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketDirectory,
        Username = role,
        Database = database,
        Pooling = role == ClusterSettings.Role,
    }.ConnectionString;

    private int? DataVersion() =>
        File.Exists(Path.Combine(place.Data, "PG_VERSION"))
            ? int.Parse(File.ReadAllText(Path.Combine(place.Data, "PG_VERSION")), CultureInfo.InvariantCulture)
            : null;

    /// <summary>Made beside its place and moved there when it is whole, so that an interrupted start leaves nothing half done.</summary>
    private async Task InitialiseAsync(PostgresBinaries binaries, CancellationToken cancellation)
    {
        var draft = place.Data + ".new";

        // Character classes must know Han characters (LC_CTYPE), and an order shown to people is that of pinyin.
        string[] chinese = binaries.Version >= 15 ? ["--locale-provider=icu", "--icu-locale=zh"] : [];
        var made = await InitialiseAsync(binaries, draft, chinese, cancellation);

        if (!made.Succeeded && made.Output.Contains("ICU is not supported", StringComparison.Ordinal))
        {
            made = await InitialiseAsync(binaries, draft, [], cancellation);
        }

        if (!made.Succeeded)
        {
            throw new LocalPostgresException($"无法在 {place.Root} 建立数据库集群：{made.Reason}");
        }

        var moved = await place.Account.RunAsync("mv", ["-T", "--", draft, place.Data], cancellation);

        if (!moved.Succeeded)
        {
            throw new LocalPostgresException($"无法在 {place.Root} 建立数据库集群：{moved.Reason}");
        }
    }

    private async Task<Command> InitialiseAsync(PostgresBinaries binaries, string draft, string[] locale, CancellationToken cancellation)
    {
        string[] sync = options.Durability == LocalPostgresDurability.Full ? [] : ["--no-sync"];
        await place.Account.RunAsync("rm", ["-rf", "--", draft], cancellation);
        return await place.Account.RunAsync(
            binaries.Initdb,
            [
                "-D", draft, "--username", ClusterSettings.Superuser, "--auth-local=peer", "--auth-host=reject",
                "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-instructions", .. locale, .. sync,
            ],
            cancellation);
    }

    /// <summary>Uses the server that a killed portal left running, or that another process of ours uses right now.</summary>
    private async Task<bool> TakeOverAsync(CancellationToken cancellation)
    {
        var deadline = DateTime.UtcNow + options.Patience;

        while (Postmaster.Read(place.Data) is { } found)
        {
            if (!found.Serves(place.Data))
            {
                await ForgetAsync(found, deadline, cancellation);
                return false;
            }

            SocketDirectory = found.SocketDirectory;

            if (await AnswersAsync(cancellation))
            {
                return true;
            }

            // It is still starting, recovering or stopping.
            if (DateTime.UtcNow > deadline)
            {
                throw new LocalPostgresException($"PostgreSQL（进程 {found.ProcessId}）在运行，却不应答：日志见 {Path.Combine(place.Data, "log")}。");
            }

            await Task.Delay(100, cancellation);
        }

        return false;
    }

    // PostgreSQL clears a dead server's file away itself, after making sure that none of its children still writes. It only
    // refuses when the process id exists, be it a stranger's or an unburied server's: that is the one case to decide here.
    private async Task ForgetAsync(Postmaster dead, DateTime deadline, CancellationToken cancellation)
    {
        if (!dead.ProcessExists)
        {
            return;
        }

        while (dead.HasChildren && !dead.IsCopiedTo(place.Data))
        {
            if (DateTime.UtcNow > deadline)
            {
                throw new LocalPostgresException($"PostgreSQL 的主进程已终止，而它的子进程仍在写 {place.Data}：请先结束这些进程。");
            }

            await Task.Delay(100, cancellation);
        }

        await place.Account.RunAsync("rm", ["-f", "--", Postmaster.FileIn(place.Data)], cancellation);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres", ClusterSettings.Superuser));
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task StartAsync(PostgresBinaries binaries, CancellationToken cancellation)
    {
        SocketDirectory = await SocketPlace.ClaimAsync(place, cancellation);
        await ClusterSettings.WriteAsync(place, SocketDirectory, options.Durability, cancellation);

        var log = Path.Combine(place.Root, "start.log");
        var deadline = DateTime.UtcNow + options.Patience;

        while (true)
        {
            await place.Account.WriteAsync(log, "", cancellation);

            // Not cancelled half-way: a server that starts is better awaited than lost sight of.
            var started = await place.Account.RunAsync(binaries.PgCtl, ["start", "-D", place.Data, "-l", log, "-w", "-t", Seconds], CancellationToken.None);

            if (started.Succeeded)
            {
                return;
            }

            // After a kill -9 the dead server's children take a moment to notice and leave.
            var said = File.ReadAllText(log);

            if (!said.Contains("pre-existing shared memory block", StringComparison.Ordinal) || DateTime.UtcNow > deadline)
            {
                var reason = said.Split('\n').LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal)) ?? started.Reason;
                throw new LocalPostgresException($"PostgreSQL 无法启动：{reason.Trim()}（日志：{log}）");
            }

            await Task.Delay(200, cancellation);
        }
    }

    private async Task EnsureRoleAsync(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres", ClusterSettings.Superuser));
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ClusterSettings.Role}') THEN
                    CREATE ROLE {ClusterSettings.Role} LOGIN CREATEDB;
                END IF;
            END $$
            """;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
