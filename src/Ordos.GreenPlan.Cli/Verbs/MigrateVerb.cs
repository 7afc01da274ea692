using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Cli.Verbs;

/// <summary>migrate: brings the database to the current version.</summary>
internal static class MigrateVerb
{
    public static Task<int> RunAsync(VerbCall call)
    {
        call.None();
        return PortalSession.RunOnAnyVersionAsync(call, async services =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<GreenPlanContext>>().CreateDbContextAsync(call.Cancel);
            var pending = (await db.Database.GetPendingMigrationsAsync(call.Cancel)).ToList();
            await db.Database.MigrateAsync(call.Cancel);
            await call.SayAsync(pending.Count == 0 ? "数据库已是当前版本。" : $"数据库已升级：{string.Join('、', pending)}。");
            return ExitCode.Done;
        });
    }
}
