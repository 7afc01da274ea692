using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Demo;
using Ordos.GreenPlan.Data.Importing;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>What a start finds or makes before the first request: the schema, the seeds of an empty database, an administrator.</summary>
internal static class FirstStart
{
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<GreenPlanContext>();

        // Of several servers that start at once, one prepares and the others wait for it.
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("select pg_advisory_lock(hashtext('first start'))", cancel);

        // Made before it is asked for: an empty database would otherwise log a failed question.
        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancel);
        await db.Database.MigrateAsync(cancel);

        var portal = services.GetRequiredService<IOptions<PortalOptions>>().Value;
        var seeds = Path.Combine(AppContext.BaseDirectory, portal.SeedsFolder);
        if (await services.GetRequiredService<SeedData>().ImportAsync(seeds, cancel))
        {
            Console.WriteLine("已导入内置的部门与通知。");
        }

        if (await services.GetRequiredService<AccountDesk>().CreateFirstAdministratorAsync(cancel) is { } administrator)
        {
            Announce("首个管理员账号（仅显示这一次，首次登录须更换密码）：", [(administrator.UserName, administrator.Password, "管理员")]);
        }

        if (portal.Demo && await services.GetRequiredService<DemoData>().AddAsync(cancel) is { } added)
        {
            Announce(
                "示例账号（仅显示这一次）：",
                [.. added.Accounts.Select(account => (account.UserName, account.Password, account.DisplayName))]);
        }

        await db.Database.CloseConnectionAsync();
    }

    private static void Announce(string title, IReadOnlyList<(string Account, string Password, string Name)> accounts)
    {
        Console.WriteLine(title);
        foreach (var (account, password, name) in accounts)
        {
            Console.WriteLine($"  账号 {account}　密码 {password}　{name}");
        }
    }
}
