using System.Globalization;

namespace Ordos.GreenPlan.Benchmarks;

/// <summary>What a run of the benchmarks is asked to do.</summary>
/// <param name="Tasks">How many tasks the database holds.</param>
/// <param name="Runs">How often each operation is timed.</param>
/// <param name="Data">Whether operations on the database are timed.</param>
/// <param name="Pages">Whether pages are timed.</param>
/// <param name="Extraction">Whether the reading of notices is timed; needs no database.</param>
/// <param name="Comparison">Whether the comparison of targets is timed; needs no database.</param>
/// <param name="Address">More addresses to be timed.</param>
internal sealed record BenchOptions(int Tasks, int Runs, bool Data, bool Pages, bool Extraction, bool Comparison, IReadOnlyList<string> Address)
{
    public const string Usage =
        "用法：./greenplan bench [--tasks 数量] [--runs 次数] [--data | --pages | --extraction | --comparison] [--address 路径]…\n"
        + "默认100000项任务、每项操作300次；设置 ConnectionStrings__GreenPlan 时用该服务器上的空库，否则用 .data/bench 下的数据库。\n"
        + "--extraction 只测读取通知，--comparison 只测目标比对，都不用数据库。";

    /// <returns>Null where the arguments are not understood.</returns>
    public static BenchOptions? Read(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions(100_000, 300, true, true, true, true, []);

        for (var i = 0; i < arguments.Count; i++)
        {
            var next = i + 1 < arguments.Count ? arguments[i + 1] : "";
            var number = int.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed > 0 ? parsed : (int?)null;

            switch (arguments[i])
            {
                case "--data": options = options with { Pages = false, Extraction = false, Comparison = false }; break;
                case "--pages": options = options with { Data = false, Extraction = false, Comparison = false }; break;
                case "--extraction": options = options with { Data = false, Pages = false, Comparison = false }; break;
                case "--comparison": options = options with { Data = false, Pages = false, Extraction = false }; break;
                case "--tasks" when number is { } tasks: options = options with { Tasks = tasks }; i++; break;
                case "--runs" when number is { } runs: options = options with { Runs = runs }; i++; break;
                case "--address" when next is ['/', ..]: options = options with { Address = [.. options.Address, next] }; i++; break;
                default: return null;
            }
        }

        return options;
    }
}
