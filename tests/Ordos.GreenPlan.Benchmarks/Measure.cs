using System.Diagnostics;

namespace Ordos.GreenPlan.Benchmarks;

/// <summary>Times one operation, again and again: warm-up first, then each run for itself.</summary>
internal static class Measure
{
    /// <param name="name">What the table calls it.</param>
    /// <param name="runs">How many runs count.</param>
    /// <param name="warmUp">How many go before and do not.</param>
    /// <param name="operation">The operation; its argument counts from 0, warm-up included.</param>
    public static async Task<Figures> RunAsync(string name, int runs, int warmUp, Func<int, Task> operation, CancellationToken cancel)
    {
        for (var i = 0; i < warmUp; i++)
        {
            cancel.ThrowIfCancellationRequested();
            await operation(i);
        }

        var times = new double[runs];
        var allocated = GC.GetTotalAllocatedBytes(precise: true);

        for (var i = 0; i < runs; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            await operation(warmUp + i);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Array.Sort(times);
        return new Figures(name, runs, times[runs / 2], times[(int)(runs * 0.95)], times[^1], allocated / runs);
    }
}

/// <summary>What was measured, in milliseconds and bytes.</summary>
internal sealed record Figures(string Name, int Runs, double Median, double P95, double Longest, long AllocatedBytes);
