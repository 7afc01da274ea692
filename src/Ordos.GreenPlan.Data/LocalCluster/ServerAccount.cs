namespace Ordos.GreenPlan.Data.LocalCluster;

/// <summary>The operating-system user that PostgreSQL runs as. It refuses to run as root, so root lends the work to another user.</summary>
/// <remarks>Everything inside the cluster's place is done by this user, so that root never follows a link that this user laid.</remarks>
internal sealed class ServerAccount
{
    private const string SystemUser = "postgres";

    private readonly string? _lentTo;

    private ServerAccount(string? lentTo) => _lentTo = lentTo;

    public string Name => _lentTo ?? Environment.UserName;

    public bool IsCaller => _lentTo is null;

    /// <summary>The caller itself; for root the owner of a cluster that is there, or else the user that PostgreSQL's package made.</summary>
    public static async Task<ServerAccount> ForAsync(string place, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerAccount(lentTo: null);
        }

        if (Directory.Exists(place))
        {
            var owner = await Command.RunAsync("stat", ["-c", "%U", "--", place], null, cancellation);

            if (owner.Succeeded && owner.Output.Trim() is not ("root" or "UNKNOWN") and var name)
            {
                return new ServerAccount(name);
            }
        }

        var known = await Command.RunAsync("id", ["-u", SystemUser], null, cancellation);
        return known.Succeeded
            ? new ServerAccount(SystemUser)
            : throw new LocalPostgresException("PostgreSQL 不能以 root 身份运行，而系统中没有 postgres 用户：请用系统软件包安装 postgresql，或以普通用户运行。");
    }

    public Task<Command> RunAsync(string file, IEnumerable<string> arguments, CancellationToken cancellation, string? input = null) =>
        _lentTo is null
            ? Command.RunAsync(file, arguments, input, cancellation)
            : Command.RunAsync("runuser", ["-u", _lentTo, "--", file, .. arguments], input, cancellation);

    public Task<Command> ShellAsync(string script, IEnumerable<string> arguments, CancellationToken cancellation, string? input = null) =>
        RunAsync("sh", ["-c", script, "sh", .. arguments], cancellation, input);

    public async Task WriteAsync(string path, string text, CancellationToken cancellation)
    {
        var written = await ShellAsync("umask 077 && cat > \"$1.new\" && mv -f -- \"$1.new\" \"$1\"", [path], cancellation, text);

        if (!written.Succeeded)
        {
            throw new LocalPostgresException($"无法写入 {path}：{written.Reason}");
        }
    }
}
