namespace Ordos.GreenPlan.Data.LocalCluster;

/// <summary>The configuration files of a private cluster, written anew at each start of its server.</summary>
/// <remarks>An operator's own settings belong into postgresql.auto.conf (ALTER SYSTEM), which overrides these and is never touched.</remarks>
internal static class ClusterSettings
{
    /// <summary>The portal's role: it may make databases and rule its own, and is no superuser.</summary>
    public const string Role = "greenplan";

    public const string Superuser = "postgres";

    public static async Task WriteAsync(ClusterPlace place, string socketDirectory, LocalPostgresDurability durability, CancellationToken cancellation)
    {
        await place.Account.WriteAsync(Path.Combine(place.Data, "postgresql.conf"), Server(socketDirectory, durability), cancellation);
        await place.Account.WriteAsync(Path.Combine(place.Data, "pg_hba.conf"), "local all all peer map=greenplan\n", cancellation);
        await place.Account.WriteAsync(Path.Combine(place.Data, "pg_ident.conf"), Users(place.Account), cancellation);
    }

    private static string Server(string socketDirectory, LocalPostgresDurability durability)
    {
        var safe = durability == LocalPostgresDurability.Full;
        return $"""
            # Written by Ordos.GreenPlan at each start; your own settings go through ALTER SYSTEM.
            listen_addresses = ''
            unix_socket_directories = '{socketDirectory}'
            unix_socket_permissions = 0700
            max_connections = 200
            shared_buffers = 256MB
            effective_cache_size = 1GB
            work_mem = 16MB
            random_page_cost = 1.1
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'iso, ymd'
            lc_messages = 'C.UTF-8'
            default_text_search_config = 'pg_catalog.simple'
            fsync = {OnOff(safe)}
            synchronous_commit = {OnOff(safe)}
            full_page_writes = {OnOff(safe)}
            autovacuum = {OnOff(safe)}
            max_wal_size = {(safe ? "1GB" : "128MB")}
            min_wal_size = {(safe ? "80MB" : "32MB")}
            logging_collector = {OnOff(safe)}
            log_directory = 'log'
            log_filename = 'postgresql-%a.log'
            log_rotation_age = 1d
            log_rotation_size = 0
            log_truncate_on_rotation = on
            log_line_prefix = '%m [%p] %d '

            """;
    }

    // The socket lets nobody in but the server's user and root, and the server asks the kernel who is calling: no password to keep.
    private static string Users(ServerAccount account)
    {
        var callers = new[] { account.Name, "root" }.Distinct();
        return string.Concat(callers.SelectMany(caller => new[] { Role, Superuser }.Select(role => $"greenplan \"{caller}\" {role}\n")));
    }

    private static string OnOff(bool on) => on ? "on" : "off";
}
