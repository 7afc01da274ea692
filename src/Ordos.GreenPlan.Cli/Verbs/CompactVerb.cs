using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Cli.Verbs;

/// <summary>compact: folds the changes of the kept counts, as the portal does every night.</summary>
internal static class CompactVerb
{
    public static Task<int> RunAsync(VerbCall call)
    {
        call.None();
        return PortalSession.RunAsync(call, async services =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<GreenPlanContext>>().CreateDbContextAsync(call.Cancel);
            await db.Database.ExecuteSqlRawAsync("select fold_counts()", call.Cancel);
            await call.SayAsync("统计数的增量记录已合并。");
            return ExitCode.Done;
        });
    }
}
