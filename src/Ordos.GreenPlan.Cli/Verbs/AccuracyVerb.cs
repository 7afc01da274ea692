using System.Globalization;
using Ordos.GreenPlan.Extraction.Accuracy;

namespace Ordos.GreenPlan.Cli.Verbs;

/// <summary>accuracy: how well the seeds are read, compared with what a person wrote down.</summary>
internal static class AccuracyVerb
{
    private const int NameWidth = 36;

    private static readonly (string Title, Func<AccuracyFigures, double> Figure)[] Columns =
    [
        ("任务", figures => figures.Tasks),
        ("标题", figures => figures.Path),
        ("单位", figures => figures.Units),
        ("时限", figures => figures.Flags),
        ("目标", figures => figures.Targets),
        ("严格", figures => figures.Strict),
        ("文头", figures => figures.Header),
    ];

    public static async Task<int> RunAsync(VerbCall call)
    {
        var showMisses = call.Arguments is ["--misses"];
        if (!showMisses)
        {
            call.None();
        }

        var folder = Places.SeedFolder(call.Terminal);
        await call.SayAsync("通知".PadRight(NameWidth - 2) + string.Concat(Columns.Select(column => $"    {column.Title}")));

        foreach (var expected in Directory.EnumerateFiles(Path.Combine(folder, "expected"), "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(expected);
            var notice = await NoticeReading.ReadAsync(Path.Combine(folder, "notices", $"{name}.txt"), call.Cancel);
            var report = Accuracy.Compare(await File.ReadAllTextAsync(expected, call.Cancel), notice);
            await call.SayAsync(name.PadRight(NameWidth) + string.Concat(Columns.Select(column => Cell(column.Figure(report.Figures)))));

            foreach (var miss in showMisses ? report.Misses : [])
            {
                await call.SayAsync($"  {miss}");
            }
        }

        return ExitCode.Done;
    }

    private static string Cell(double figure) => figure.ToString("0.0000", CultureInfo.InvariantCulture).PadLeft(8);
}
