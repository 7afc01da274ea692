using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Data.LocalCluster;

/// <summary>A directory for the server's socket that only its user (and root) may enter.</summary>
internal static partial class SocketPlace
{
    // A socket's address has room for 107 bytes, and the file name .s.PGSQL.5432 with its slash takes 14 of them.
    private const int Longest = 107 - 14;

    // Kept across restarts of the server, so that connection strings stay true. A stranger's directory is not trusted, nor is
    // one that a copied cluster's record names: it belongs to the original.
    private const string ClaimShort = """
        kept=$(cat -- "$1" 2>/dev/null) && [ -d "$kept" ] && [ ! -L "$kept" ] && [ -O "$kept" ] &&
            [ "$(cat -- "$kept/place" 2>/dev/null)" = "$2" ] && echo "$kept" && exit
        made=$(mktemp -d /tmp/greenplan-XXXXXXXX) && printf %s "$2" > "$made/place" && echo "$made" > "$1" && echo "$made"
        """;

    public static async Task<string> ClaimAsync(ClusterPlace place, CancellationToken cancellation)
    {
        var near = Path.Combine(place.Root, "socket");
        var claimed = near.Length <= Longest && Plain().IsMatch(near)
            ? await place.Account.ShellAsync("mkdir -p -m 0700 -- \"$1\" && echo \"$1\"", [near], cancellation)
            : await place.Account.ShellAsync(ClaimShort, [Record(place), place.Root], cancellation);

        if (!claimed.Succeeded)
        {
            throw new LocalPostgresException($"无法建立 PostgreSQL 的套接字目录：{claimed.Reason}");
        }

        // The lock beside a dead server's socket would stop the next one while the process id stands for somebody else.
        var directory = claimed.Output.Trim();
        await place.Account.ShellAsync("rm -f -- \"$1\"/.s.PGSQL.*", [directory], cancellation);
        return directory;
    }

    public static Task ReleaseAsync(ClusterPlace place, CancellationToken cancellation) =>
        place.Account.ShellAsync("kept=$(cat -- \"$1\" 2>/dev/null) && rm -f -- \"$kept/place\" \"$1\" && rmdir -- \"$kept\"", [Record(place)], cancellation);

    private static string Record(ClusterPlace place) => Path.Combine(place.Root, "socket-directory");

    // Commas part addresses, for PostgreSQL as for Npgsql; spaces and other letters need quoting that neither does alike.
    [GeneratedRegex(@"^/[A-Za-z0-9/._-]+$")]
    private static partial Regex Plain();
}
