using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data.Demo;

namespace Ordos.GreenPlan.Cli.Verbs;

/// <summary>demo add: adds sample accounts, quarters and reports.</summary>
internal static class DemoAddVerb
{
    public static Task<int> RunAsync(VerbCall call)
    {
        call.None();
        return PortalSession.RunAsync(call, async services =>
        {
            if (await services.GetRequiredService<DemoData>().AddAsync(call.Cancel) is not { } added)
            {
                await call.SayAsync("示例数据此前已加入，未作改动。");
                return ExitCode.Done;
            }

            await call.SayAsync($"已加入示例数据：{added.Periods[0]}至{added.Periods[^1]}，填报{added.Reports}条。示例账号（密码仅显示这一次）：");

            foreach (var account in added.Accounts)
            {
                await call.SayAsync($"  账号 {account.UserName}　密码 {account.Password}　{account.DisplayName}");
            }

            return ExitCode.Done;
        });
    }
}
