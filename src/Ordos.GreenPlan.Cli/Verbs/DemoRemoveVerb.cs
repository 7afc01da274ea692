using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data.Demo;

namespace Ordos.GreenPlan.Cli.Verbs;

/// <summary>demo remove: takes all sample and generated data out again.</summary>
internal static class DemoRemoveVerb
{
    public static Task<int> RunAsync(VerbCall call)
    {
        call.None();
        return PortalSession.RunAsync(call, async services =>
        {
            var removed = await services.GetRequiredService<DemoData>().RemoveAsync(call.Cancel);
            await call.SayAsync(removed.Nothing
                ? "没有示例数据，未作改动。"
                : $"已清除示例数据：账号{removed.Accounts}个，调度期{removed.Periods}个，填报{removed.Reports}条，生成的文件{removed.Documents}件。");

            foreach (var kept in removed.KeptPeriods.Concat(removed.KeptDocuments))
            {
                await call.SayAsync($"“{kept}”有正式填报，予以保留，转为正式数据。");
            }

            return ExitCode.Done;
        });
    }
}
