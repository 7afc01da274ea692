using System.Globalization;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Data.LocalCluster;

/// <summary>An installed PostgreSQL: its programs and its major version.</summary>
internal sealed partial record PostgresBinaries(string Directory, int Version)
{
    // The oldest that Npgsql's EF provider supports.
    private const int Oldest = 13;

    public string Initdb => Path.Combine(Directory, "initdb");

    public string PgCtl => Path.Combine(Directory, "pg_ctl");

    /// <summary>The newest, or for data that are there the one that wrote them: no other version can read them.</summary>
    public static async Task<PostgresBinaries> FindAsync(int? dataVersion, CancellationToken cancellation)
    {
        var installed = await InstalledAsync(cancellation);

        if (dataVersion is { } version)
        {
            return installed.FirstOrDefault(found => found.Version == version)
                ?? throw new LocalPostgresException(
                    $"数据由 PostgreSQL {version} 写成，而系统中没有这个版本：请安装 postgresql-{version}，或从备份恢复到新的数据目录（见 docs/operations.md）。");
        }

        return installed.FirstOrDefault(found => found.Version >= Oldest)
            ?? throw new LocalPostgresException(
                $"没有找到 PostgreSQL（{Oldest} 或更高版本）：请先安装，例如 apt-get install postgresql；或用 ConnectionStrings__GreenPlan 指定已有的数据库。");
    }

    private static async Task<List<PostgresBinaries>> InstalledAsync(CancellationToken cancellation)
    {
        const string packages = "/usr/lib/postgresql";
        var folders = (System.IO.Directory.Exists(packages) ? System.IO.Directory.GetDirectories(packages) : [])
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries));

        var found = new List<PostgresBinaries>();

        foreach (var folder in folders.Where(folder => File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"))).Distinct())
        {
            var version = await Command.RunAsync(Path.Combine(folder, "postgres"), ["--version"], null, cancellation);

            if (Major().Match(version.Output) is { Success: true } major)
            {
                found.Add(new PostgresBinaries(folder, int.Parse(major.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
            }
        }

        return [.. found.OrderByDescending(binaries => binaries.Version)];
    }

    // postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1) | postgres (PostgreSQL) 18beta1
    [GeneratedRegex(@"\(PostgreSQL\) ([0-9]+)")]
    private static partial Regex Major();
}
