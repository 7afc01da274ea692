using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Testing;

namespace Ordos.GreenPlan.Data.Tests.Progress;

/// <summary>What was acknowledged is there after PostgreSQL was killed: on a cluster of its own that forces its log to the disk.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    private const int Writers = 6;
    private const int Tasks = 3000;
    private const int Enough = 120;

    private readonly LocalPostgresOptions _options = new() { Directory = Path.Combine(Path.GetTempPath(), $"greenplan-crash-{Guid.NewGuid():N}") };
    private LocalPostgres? _cluster;
    private ServiceProvider? _services;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await LocalPostgres.StartAsync(_options, NullLogger.Instance, Cancel);
        await _cluster.EnsureDatabaseAsync("greenplan", Cancel);
        await TestPortal.MigrateAsync(_cluster.ConnectionString("greenplan"));
        _services = new ServiceCollection().AddLogging().AddGreenPlanData(_cluster.ConnectionString("greenplan")).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services!.DisposeAsync();
        await using (var pooled = new NpgsqlConnection(_cluster!.ConnectionString("greenplan")))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        await _cluster.DisposeAsync();
        await LocalPostgres.DeleteAsync(_options, CancellationToken.None);
    }

    [Fact]
    public async Task Submit_ServerKilledMeanwhile_EveryAcknowledgedReportIsThere()
    {
        var (department, tasks) = await ArrangeAsync();
        Assert.Equal(("on", "on"), (await ReadAsync("show fsync"), await ReadAsync("show synchronous_commit")));
        var queue = new Queue<int>(tasks);
        var acknowledged = new List<int>();

        // First one of its processes, which makes the server restart itself; then the server.
        foreach (var victim in new Func<Task<int>>[] { BackendAsync, PostmasterAsync })
        {
            await KillWhileWritingAsync(department, queue, acknowledged, await victim());
            await using var recovered = await LocalPostgres.StartAsync(_options, NullLogger.Instance, Cancel);
            var stored = await StoredAsync();

            Assert.Empty(acknowledged.Except(stored));
            Assert.Equal(stored.Count, int.Parse(await ReadAsync("select count(*) from audit_entries where entity = 'ProgressReport'"), CultureInfo.InvariantCulture));
        }

        Assert.True(acknowledged.Count >= 2 * Enough);
    }

    private async Task KillWhileWritingAsync(int department, Queue<int> tasks, List<int> acknowledged, int victim)
    {
        var staff = new Actor(1, "经办人甲", AccountRole.Staff, department);
        var entry = new ReportEntry(TaskState.UnderWay, 40, "已建成光伏项目3个。", null, null, NeedsCoordination: false);
        var goal = acknowledged.Count + Enough;
        var killed = false;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                int task;
                lock (tasks)
                {
                    if (!tasks.TryDequeue(out task))
                    {
                        return;
                    }
                }

                try
                {
                    var id = await _services!.GetRequiredService<ReportDesk>().SubmitAsync(staff, task, department, entry, Cancel);
                    lock (tasks)
                    {
                        acknowledged.Add(id);
                        if (acknowledged.Count >= goal && !killed)
                        {
                            killed = true;
                            Process.GetProcessById(victim).Kill();
                        }
                    }
                }
                catch (Exception lost) when (killed && IsLostConnection(lost))
                {
                    // Not acknowledged: the page says that it could not be saved.
                    return;
                }
            }
        }, Cancel)));

        Assert.True(killed);
    }

    private static bool IsLostConnection(Exception? failure) =>
        failure is NpgsqlException or IOException || (failure is not null && IsLostConnection(failure.InnerException));

    private async Task<(int Department, List<int> Tasks)> ArrangeAsync()
    {
        await using var db = Open();
        var department = new Department { Key = "nyj", Name = "市能源局", FullName = "鄂尔多斯市能源局", Kind = DepartmentKind.Department, Level = "市" };
        var document = new PolicyDocument { Title = "减污降碳协同创新试点实施方案", IssuedOn = new DateOnly(2024, 9, 29) };
        db.AddRange(department, document);

        for (var i = 1; i <= Tasks; i++)
        {
            var task = new PolicyTask { Ordinal = i, Path = ["二、主要任务"], Title = "推进光伏治沙", Text = "推进光伏治沙。", Start = 0, End = 7 };
            task.Assign(new Assignment { Ordinal = 0, Role = UnitRole.Lead, NameAsPrinted = "市能源局", Start = 0, End = 4, DepartmentId = department.Id });
            document.Add(task);
        }

        document.Publish(DateTime.UtcNow);
        await db.SaveChangesAsync(Cancel);
        return (department.Id, [.. document.Tasks.Select(task => task.Id)]);
    }

    private GreenPlanContext Open()
    {
        var db = _services!.GetRequiredService<IDbContextFactory<GreenPlanContext>>().CreateDbContext();
        db.Actor = Actor.Portal;
        return db;
    }

    // The server is taken over or started by now, but it may be recovering: asked again until it answers.
    private async Task<HashSet<int>> StoredAsync()
    {
        while (true)
        {
            try
            {
                await using var db = Open();
                var stored = await db.Reports.Select(report => report.Id).ToHashSetAsync(Cancel);

                // The test's own connections, kept from before, are dead and do not know it.
                NpgsqlConnection.ClearAllPools();
                return stored;
            }
            catch (Exception recovering) when (IsLostConnection(recovering))
            {
                Cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<int> BackendAsync() =>
        int.Parse(await ReadAsync("select pg_backend_pid()"), CultureInfo.InvariantCulture);

    // The parent of each of its processes.
    private async Task<int> PostmasterAsync() =>
        int.Parse(File.ReadLines($"/proc/{await BackendAsync()}/status").First(line => line.StartsWith("PPid:", StringComparison.Ordinal))[5..], CultureInfo.InvariantCulture);

    private async Task<string> ReadAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_cluster!.ConnectionString("greenplan"));
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(Cancel), CultureInfo.InvariantCulture)!;
    }
}
