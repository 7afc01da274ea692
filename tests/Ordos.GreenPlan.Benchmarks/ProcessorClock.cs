using System.Runtime.InteropServices;

namespace Ordos.GreenPlan.Benchmarks;

/// <summary>Time on a processor, as Linux counts it: the clock on the wall also counts what others do meanwhile.</summary>
internal static class ProcessorClock
{
    private const int ThreadClock = 3;
    private const int Children = -1;

    /// <summary>What this thread has used.</summary>
    public static TimeSpan OfThread() =>
        ReadClock(ThreadClock, out var time) == 0 ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Part / 1000.0) : throw Refused();

    /// <summary>What processes have used that this one started and that have ended.</summary>
    public static TimeSpan OfChildren() => ReadUsage(Children, out var usage) == 0 ? Total(usage.User) + Total(usage.System) : throw Refused();

    private static TimeSpan Total(Time time) => TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Part);

    private static PlatformNotSupportedException Refused() => new("系统不提供处理器时间。");

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, out Time time);

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int ReadUsage(int who, out Usage usage);

    /// <summary>timespec and timeval: whole seconds, and nano- or microseconds.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Part;
    }

    /// <summary>rusage, whose fourteen counters behind the times are not read.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 18 * 8)]
    private struct Usage
    {
        public Time User;
        public Time System;
    }
}
