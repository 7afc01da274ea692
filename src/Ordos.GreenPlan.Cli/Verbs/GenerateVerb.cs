using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data.Generating;

namespace Ordos.GreenPlan.Cli.Verbs;

/// <summary>generate --tasks N [--reports M] [--targets K]: many made-up tasks for measuring.</summary>
internal static class GenerateVerb
{
    public static Task<int> RunAsync(VerbCall call)
    {
        var (tasks, reports, targets) = Read(call.Arguments);
        return PortalSession.RunAsync(call, async services =>
        {
            await call.NoteAsync($"正在生成{tasks}项任务、{reports}条填报、{targets}个目标…");
            var started = TimeProvider.System.GetTimestamp();
            var plans = await services.GetRequiredService<TaskGenerator>().GenerateAsync(tasks, reports, targets, call.Cancel);
            var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            await call.SayAsync($"已生成文件{plans}件、任务{tasks}项、填报{reports}条、目标{targets}个，用时{seconds.ToString("0.0", CultureInfo.InvariantCulture)}秒。demo remove 可全部清除。");
            return ExitCode.Done;
        });
    }

    private static (int Tasks, int Reports, int Targets) Read(IReadOnlyList<string> arguments)
    {
        int? tasks = null, reports = null, targets = null;

        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count && int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new RefusalException($"“{arguments[i]}”后面应是一个数。");

            switch (arguments[i])
            {
                case "--tasks": tasks = value; break;
                case "--reports": reports = value; break;
                case "--targets": targets = value; break;
                default: throw new RefusalException($"不认识参数“{arguments[i]}”。运行 help 可查看用法。");
            }
        }

        return tasks is >= 1 and <= TaskGenerator.MaxTasks
            ? (tasks.Value, Math.Min(reports ?? tasks.Value, tasks.Value * TaskGenerator.MaxReportsPerTask), Math.Min(targets ?? 0, tasks.Value))
            : throw new RefusalException($"请用 --tasks 给出任务数量（1至{TaskGenerator.MaxTasks}）。");
    }
}
