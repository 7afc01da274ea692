using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text;
using Ordos.GreenPlan.Extraction;

namespace Ordos.GreenPlan.Benchmarks;

/// <summary>Reading a notice: the seeds when warm, long texts, and the command line from a cold start.</summary>
internal sealed class ExtractionBenchmark(string root)
{
    private const int NoticeLength = 13_000;
    private const int ColdStarts = 15;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(40);

    private readonly (string Name, string Text)[] _seeds =
        [.. Directory.GetFiles(Path.Combine(root, "seeds", "notices")).Order(StringComparer.Ordinal).Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))];

    public async Task RunAsync(int runs, CancellationToken cancel)
    {
        Warm(cancel);
        var figures = _seeds.Select(seed => Read($"{seed.Name}（{seed.Text.Length}字）", [seed.Text], runs, cancel)).ToList();
        var cuts = _seeds.Where(seed => seed.Text.Length >= NoticeLength).Select(seed => seed.Text[..NoticeLength]).ToArray();
        figures.Add(Read($"{NoticeLength}字的通知（{cuts.Length}件轮流）", cuts, runs, cancel));
        FigureTable.Print("读取通知（预热后，单线程处理器时间）", figures);

        Console.WriteLine("长文本（各通知轮流相接；大小按UTF-16计，内存为在用堆的最大增量，不含原文）");
        Console.WriteLine("        MB         ms      ms/MB   内存/文本   结果/文本   分配/文本");

        foreach (var megabytes in (int[])[1, 2, 5, 10])
        {
            cancel.ThrowIfCancellationRequested();
            ReadLong(megabytes);
        }

        Console.WriteLine();
        await StartColdAsync(cancel);
    }

    /// <summary>Until nothing has been compiled for a while: the compiler of often-run code works in the background.</summary>
    private void Warm(CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var (compiled, since) = (0L, started);

        while (Stopwatch.GetElapsedTime(since) < Quiet && Stopwatch.GetElapsedTime(started) < LongestWarmUp)
        {
            foreach (var (_, text) in _seeds)
            {
                cancel.ThrowIfCancellationRequested();
                NoticeExtractor.Extract(text);
            }

            if (JitInfo.GetCompiledMethodCount() is var count && count != compiled)
            {
                (compiled, since) = (count, Stopwatch.GetTimestamp());
            }
        }
    }

    private static Figures Read(string name, string[] texts, int runs, CancellationToken cancel)
    {
        var times = new double[runs];
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < runs; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var started = ProcessorClock.OfThread();
            NoticeExtractor.Extract(texts[i % texts.Length]);
            times[i] = (ProcessorClock.OfThread() - started).TotalMilliseconds;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(times);
        return new Figures(name, runs, times[runs / 2], times[(int)(runs * 0.95)], times[^1], allocated / runs);
    }

    private void ReadLong(int megabytes)
    {
        var text = LongText(megabytes * 1024 * 1024 / sizeof(char));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = ProcessorClock.OfThread();
        NoticeExtractor.Extract(text);
        var time = (ProcessorClock.OfThread() - started).TotalMilliseconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var heap = new HeapPeak();
        var notice = NoticeExtractor.Extract(text);
        var peak = heap.Stop() - before;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(notice);
        var size = (double)text.Length * sizeof(char);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{megabytes,10}{time,11:0.0}{time / megabytes,11:0.00}{peak / size,12:0.0}{kept / size,12:0.0}{allocated / size,12:0.0}"));
    }

    private string LongText(int length)
    {
        var text = new StringBuilder(length);

        for (var i = 0; text.Length < length; i++)
        {
            text.Append(_seeds[i % _seeds.Length].Text).Append('\n');
        }

        return text.ToString(0, length);
    }

    private async Task StartColdAsync(CancellationToken cancel)
    {
        var (name, text) = _seeds.MinBy(seed => Math.Abs(seed.Text.Length - NoticeLength));
        var file = Path.Combine(root, "seeds", "notices", name + ".txt");
        var program = BuiltProject.PathOf(root, "Ordos.GreenPlan.Cli");
        var (wall, processor) = (new List<double>(), new List<double>());

        for (var i = 0; i < ColdStarts; i++)
        {
            var used = ProcessorClock.OfChildren();
            var started = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "extract", file]) { RedirectStandardOutput = true })!;
            await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            wall.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            processor.Add((ProcessorClock.OfChildren() - used).TotalMilliseconds);
        }

        wall.Sort();
        processor.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"冷启动 cli extract（{text.Length}字，{ColdStarts}次）：历时中位数{wall[ColdStarts / 2]:0}ms、最短{wall[0]:0}ms；处理器时间中位数{processor[ColdStarts / 2]:0}ms、最短{processor[0]:0}ms"));
    }
}
