using System.Globalization;

namespace Ordos.GreenPlan.Extraction.Tests;

/// <summary>Time on a processor, because the clock on a busy machine says nothing about the reader.</summary>
internal static class ProcessorTime
{
    private const string Statistics = "/proc/thread-self/schedstat";

    /// <summary>What the work uses on this thread; what it waits for is not counted.</summary>
    public static TimeSpan Of(Action work)
    {
        var before = OfThread();
        work();
        return OfThread() - before;
    }

    /// <summary>What this thread has used of a processor; the clock where the system does not tell.</summary>
    private static TimeSpan OfThread() =>
        File.Exists(Statistics)
            ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(Statistics).Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0)
            : TimeSpan.FromMilliseconds(Environment.TickCount64);
}
