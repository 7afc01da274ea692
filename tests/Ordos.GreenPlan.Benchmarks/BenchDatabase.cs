using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Demo;
using Ordos.GreenPlan.Data.Generating;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Benchmarks;

/// <summary>A database of its own with the seeds, the sample accounts and as many generated tasks and targets as are asked for; kept for the next run.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private const string Coordinator = "demo-coordinator";

    private readonly PortalDatabase _database;

    private BenchDatabase(PortalDatabase database, ServiceProvider services) => (_database, Services) = (database, services);

    public ServiceProvider Services { get; }

    public string ConnectionString => _database.ConnectionString;

    /// <summary>Staff and coordinator to sign in with; their passwords are new in every run.</summary>
    public IReadOnlyList<DemoAccount> Accounts { get; private set; } = [];

    public static async Task<BenchDatabase> OpenAsync(string? connectionString, string folder, string seeds, int tasks, CancellationToken cancel)
    {
        var database = await PortalDatabase.OpenAsync(connectionString, folder, NullLogger.Instance, cancel);
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None)).AddGreenPlanData(database.ConnectionString);
        services.AddGreenPlanAccounts();
        var bench = new BenchDatabase(database, services.BuildServiceProvider());

        try
        {
            await bench.PrepareAsync(seeds, tasks, cancel);
            return bench;
        }
        catch
        {
            await bench.DisposeAsync();
            throw;
        }
    }

    public GreenPlanContext Open() => Services.GetRequiredService<IDbContextFactory<GreenPlanContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task PrepareAsync(string seeds, int tasks, CancellationToken cancel)
    {
        var demo = Services.GetRequiredService<DemoData>();

        await using (var db = Open())
        {
            await db.Database.MigrateAsync(cancel);

            if (await db.Reports.AnyAsync(report => !report.IsDemo, cancel))
            {
                throw new InvalidOperationException("这个数据库里有正式填报，不能用来测试性能。");
            }
        }

        if (await IsPreparedAsync(tasks, cancel))
        {
            Accounts = [await WithNewPasswordAsync()];
            return;
        }

        Console.WriteLine($"正在准备{tasks}项任务和同样多的目标…");
        await Services.GetRequiredService<SeedData>().ImportAsync(seeds, cancel);
        await demo.RemoveAsync(cancel);
        Accounts = (await demo.AddAsync(cancel))!.Accounts;
        await Services.GetRequiredService<TaskGenerator>().GenerateAsync(tasks, tasks * TaskGenerator.MaxReportsPerTask, tasks, cancel);

        await using var settled = Open();
        settled.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await settled.Database.ExecuteSqlRawAsync("vacuum analyze", cancel);
    }

    private async Task<bool> IsPreparedAsync(int tasks, CancellationToken cancel)
    {
        await using var db = Open();
        return await db.Users.AnyAsync(account => account.UserName == Coordinator, cancel)
            && await db.Tasks.CountAsync(task => db.Documents.Any(document => document.Id == task.DocumentId && document.IsDemo), cancel) == tasks
            && await db.Targets.CountAsync(target => db.Documents.Any(document => document.Id == target.DocumentId && document.IsDemo), cancel) == tasks;
    }

    private async Task<DemoAccount> WithNewPasswordAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<GreenPlanContext>().Actor = Actor.DemoPortal;
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await accounts.FindByNameAsync(Coordinator))!;
        var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
        await accounts.RemovePasswordAsync(account);
        await accounts.AddPasswordAsync(account, password);
        return new DemoAccount(Coordinator, password, account.DisplayName, account.Role);
    }
}
