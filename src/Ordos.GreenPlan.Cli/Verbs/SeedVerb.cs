using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data.Importing;

namespace Ordos.GreenPlan.Cli.Verbs;

/// <summary>seed: fills an empty database with the departments and notices that come with the portal.</summary>
internal static class SeedVerb
{
    public static Task<int> RunAsync(VerbCall call)
    {
        call.None();
        var folder = Places.SeedFolder(call.Terminal);
        return PortalSession.RunAsync(call, async services =>
        {
            var imported = await services.GetRequiredService<SeedData>().ImportAsync(folder, call.Cancel);
            await call.SayAsync(imported ? "已导入内置的部门与通知。" : "库中已有文件，未作改动。");
            return ExitCode.Done;
        });
    }
}
