using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Cli.Verbs;

/// <summary>import 文件: stores a notice as a draft.</summary>
internal static class ImportVerb
{
    public static async Task<int> RunAsync(VerbCall call)
    {
        var file = call.Only("通知文件");
        var notice = await NoticeReading.ReadAsync(file, call.Cancel);

        // Without a task nothing will be stored; no need to start a database for that.
        if (notice.Tasks.Count == 0)
        {
            throw new RefusalException("文中没有读到任务，未导入。请确认文件是分解任务的通知，或补充其任务清单。");
        }

        return await PortalSession.RunAsync(call, async services =>
        {
            var outcome = await services.GetRequiredService<NoticeImporter>().ImportAsync(Actor.Portal, file, notice, call.Cancel);
            await ReportAsync(call, notice, outcome);
            return ExitCode.Done;
        });
    }

    private static async Task ReportAsync(VerbCall call, ExtractedNotice notice, ImportOutcome outcome)
    {
        var amounts = $"任务{outcome.Tasks}项，目标{outcome.Targets}项";

        if (outcome.AlreadyStored)
        {
            await call.SayAsync($"《{outcome.Title}》此前已导入（{amounts}），未重复存储。");
            return;
        }

        await call.SayAsync($"已导入《{outcome.Title}》：{amounts}，存为草稿。");

        if (outcome.Unmatched.Count > 0)
        {
            await call.SayAsync($"以下{outcome.Unmatched.Count}个责任单位尚未对应到部门，请登记部门或补充别名后再发布：");

            foreach (var unit in outcome.Unmatched)
            {
                await call.SayAsync($"  {unit}");
            }
        }

        foreach (var warning in notice.Warnings)
        {
            await call.NoteAsync(warning.Line is { } line ? $"提示：第{line}行，{warning.Message}" : $"提示：{warning.Message}");
        }
    }
}
