using Ordos.GreenPlan.Cli.Verbs;

namespace Ordos.GreenPlan.Cli;

/// <summary>Finds the verb that was called and runs it.</summary>
/// <remarks>Knows the verbs only as delegates, so that one which needs no database loads nothing of it.</remarks>
internal static class CommandLine
{
    private static readonly Verb[] Verbs =
    [
        new("extract", "文件", "读取通知，输出任务、责任单位与目标（JSON），不写入数据库", ExtractVerb.RunAsync),
        new("compare", "文件… [--json]", "比对各通知的目标，提出裁定建议：一致、冲突、被替代、收紧、放宽、递进、分项与总量、口径不同", CompareVerb.RunAsync),
        new("align", "上级文件 本级文件 [--json]", "将本级方案与上级方案逐段对齐：承接、本地化、未承接、新增", AlignVerb.RunAsync),
        new("import", "文件", "读取通知并存为草稿；同一通知只存一次", ImportVerb.RunAsync),
        new("migrate", "", "建立数据库，或升级到当前版本", MigrateVerb.RunAsync),
        new("seed", "", "向空库导入内置的部门与通知", SeedVerb.RunAsync),
        new("accuracy", "[--misses]", "将内置通知的读取结果与人工标注比对，列出各项准确度（0至1）", AccuracyVerb.RunAsync),
        new("demo add", "", "加入示例账号、四个季度的示例填报", DemoAddVerb.RunAsync),
        new("demo remove", "", "清除全部示例数据和生成数据", DemoRemoveVerb.RunAsync),
        new("generate", "--tasks 数量 [--reports 数量] [--targets 数量]", "生成大量测试任务和目标（生成数据），用于性能测试", GenerateVerb.RunAsync),
        new("compact", "", "合并统计数的增量记录", CompactVerb.RunAsync),
        new("help", "", "显示本说明", HelpAsync),
    ];

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancel)
    {
        try
        {
            var verb = Find(arguments);
            var rest = arguments.Skip(Math.Min(verb.Words.Length, arguments.Count)).ToList();
            return await verb.Run(new VerbCall(rest, terminal, cancel));
        }
        catch (RefusalException refusal)
        {
            await terminal.Error.WriteLineAsync(refusal.Message);
            return ExitCode.Refused;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await terminal.Error.WriteLineAsync("已中断。");
            return ExitCode.Interrupted;
        }
    }

    /// <exception cref="RefusalException">No verb is called so.</exception>
    private static Verb Find(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments[0] is "-h" or "--help")
        {
            return Verbs[^1];
        }

        var verb = Array.Find(Verbs, verb => verb.Words.Length <= arguments.Count && verb.Words.SequenceEqual(arguments.Take(verb.Words.Length)));
        if (verb is not null)
        {
            return verb;
        }

        var similar = Verbs.Where(verb => verb.Words[0] == arguments[0]).Select(verb => verb.Name).ToList();
        throw new RefusalException(similar.Count > 0
            ? $"命令不完整，可用的有：{string.Join('、', similar)}。"
            : $"没有“{arguments[0]}”这个命令。运行 help 可查看全部命令。");
    }

    private static async Task<int> HelpAsync(VerbCall call)
    {
        await call.SayAsync("用法：./greenplan cli 命令 [参数]");

        foreach (var verb in Verbs)
        {
            await call.SayAsync($"  {verb.Name} {verb.Arguments}".TrimEnd());
            await call.SayAsync($"      {verb.Purpose}");
        }

        await call.SayAsync("数据库：设置了 ConnectionStrings__GreenPlan 时用该服务器，否则用 .data/ 下的内置数据库。");
        await call.SayAsync("退出码：0 完成，1 程序或数据库故障，2 不能办理（未作任何改动），130 被中断。");
        return ExitCode.Done;
    }
}
