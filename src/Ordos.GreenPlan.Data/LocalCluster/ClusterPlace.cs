using System.Security.Cryptography;
using System.Text;

namespace Ordos.GreenPlan.Data.LocalCluster;

/// <summary>The directory that holds the cluster, and the user that owns it.</summary>
/// <remarks>
/// Normally <c>cluster/</c> in the home that the caller wants. Root lends the server to another user, who cannot reach a home
/// below /root or a private temporary folder: the cluster then lives in /var/lib, and the home keeps a file that says where.
/// </remarks>
internal sealed record ClusterPlace(string Root, ServerAccount Account)
{
    private const string Elsewhere = "/var/lib/ordos-greenplan";
    private const string HomeFile = "home";

    public string Data => Path.Combine(Root, "data");

    public static async Task<ClusterPlace> FindAsync(string home, CancellationToken cancellation)
    {
        if (ReadLine(Pointer(home)) is { } kept && Directory.Exists(kept) && !BelongsToAnother(kept, home))
        {
            return await AdoptAsync(kept, home, cancellation);
        }

        var near = Path.Combine(home, "cluster");
        var account = await ServerAccount.ForAsync(near, cancellation);

        if (await CreateAsync(near, account, cancellation))
        {
            return new ClusterPlace(near, account);
        }

        if (account.IsCaller)
        {
            throw new LocalPostgresException($"数据目录 {near} 无法写入，或属于另一个用户：请用当初的用户运行，或改用别的目录。");
        }

        return await MoveOutAsync(home, account, cancellation);
    }

    public async Task DeleteAsync(string home, CancellationToken cancellation)
    {
        var removed = await Account.RunAsync("find", [Root, "-mindepth", "1", "-delete"], cancellation);

        if (!removed.Succeeded)
        {
            throw new LocalPostgresException($"无法删除 {Root}：{removed.Reason}");
        }

        Directory.Delete(Root);
        File.Delete(Pointer(home));
    }

    private static string Pointer(string home) => Path.Combine(home, "location");

    private static async Task<bool> CreateAsync(string root, ServerAccount account, CancellationToken cancellation)
    {
        if (!Directory.Exists(root))
        {
            var owner = account.IsCaller ? Array.Empty<string>() : ["-o", account.Name];
            await Command.RunAsync("install", ["-d", "-m", "0700", .. owner, "--", root], null, cancellation);
        }

        var usable = await account.ShellAsync("[ -d \"$1\" ] && [ -O \"$1\" ] && [ -w \"$1\" ] && [ -x \"$1\" ]", [root], cancellation);
        return usable.Succeeded;
    }

    private static async Task<ClusterPlace> MoveOutAsync(string home, ServerAccount account, CancellationToken cancellation)
    {
        if (Directory.Exists(Path.Combine(home, "cluster", "data")))
        {
            throw new LocalPostgresException($"用户 {account.Name} 进不了 {home}，其中已有的数据不会被另起炉灶地忽略：请放宽上级目录的权限。");
        }

        if (Directory.Exists(Path.Combine(home, "cluster")))
        {
            Directory.Delete(Path.Combine(home, "cluster"));
        }

        await Command.RunAsync("install", ["-d", "-m", "0755", "--", Elsewhere], null, cancellation);
        var root = FreeNameFor(home);

        if (!await CreateAsync(root, account, cancellation))
        {
            throw new LocalPostgresException($"用户 {account.Name} 无法使用 {root}：请检查 {Elsewhere} 的权限。");
        }

        await account.WriteAsync(Path.Combine(root, HomeFile), home, cancellation);
        await File.WriteAllTextAsync(Pointer(home), root, cancellation);
        return new ClusterPlace(root, account);
    }

    // A home that was wiped starts afresh: data that an earlier one left behind is kept, but not taken for its own.
    private static string FreeNameFor(string home)
    {
        var name = Path.Combine(Elsewhere, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home)))[..16]);
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? name : $"{name}-{number}")
            .First(candidate => !Directory.Exists(Path.Combine(candidate, "data")));
    }

    // A copied clone brings its pointer along; the cluster stays with the original. A moved one takes it with it.
    private static bool BelongsToAnother(string root, string home) =>
        ReadLine(Path.Combine(root, HomeFile)) is { } owner && owner != home && ReadLine(Pointer(owner)) == root;

    private static async Task<ClusterPlace> AdoptAsync(string root, string home, CancellationToken cancellation)
    {
        var place = new ClusterPlace(root, await ServerAccount.ForAsync(root, cancellation));

        if (ReadLine(Path.Combine(root, HomeFile)) != home)
        {
            await place.Account.WriteAsync(Path.Combine(root, HomeFile), home, cancellation);
        }

        return place;
    }

    private static string? ReadLine(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
