using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Data.LocalCluster;

/// <summary>A directory for the server's socket that only its user (and root) may enter.</summary>
internal static partial class SocketPlace
{
    // A socket's address has room for 107 bytes, and the file name .s.PGSQL.5432 with its slash takes 14 of them.
    private const int Longest = 107 - 14;

    public static async Task<string> ClaimAsync(ClusterPlace place, CancellationToken cancellation)
    {
        var near = Path.Combine(place.Root, "socket");

        if (near.Length <= Longest && Plain().IsMatch(near))
        {
            var made = await place.Account.RunAsync("mkdir", ["-p", "-m", "0700", "--", near], cancellation);
            return made.Succeeded ? near : throw new LocalPostgresException($"无法建立 {near}：{made.Reason}");
        }

        // Kept across restarts of the server, so that connection strings stay true; a stranger's directory is not trusted.
        var script = """
            kept=$(cat -- "$1" 2>/dev/null) && [ -d "$kept" ] && [ ! -L "$kept" ] && [ -O "$kept" ] && echo "$kept" && exit
            made=$(mktemp -d /tmp/greenplan-XXXXXXXX) && echo "$made" > "$1" && echo "$made"
            """;
        var claimed = await place.Account.ShellAsync(script, [Record(place)], cancellation);
        return claimed.Succeeded ? claimed.Output.Trim() : throw new LocalPostgresException($"无法在 /tmp 建立套接字目录：{claimed.Reason}");
    }

    public static Task ReleaseAsync(ClusterPlace place, CancellationToken cancellation) =>
        place.Account.ShellAsync("kept=$(cat -- \"$1\" 2>/dev/null) && rmdir -- \"$kept\" && rm -f -- \"$1\"", [Record(place)], cancellation);

    private static string Record(ClusterPlace place) => Path.Combine(place.Root, "socket-directory");

    // Commas part addresses, for PostgreSQL as for Npgsql; spaces and other letters need quoting that neither does alike.
    [GeneratedRegex(@"^/[A-Za-z0-9/._-]+$")]
    private static partial Regex Plain();
}
