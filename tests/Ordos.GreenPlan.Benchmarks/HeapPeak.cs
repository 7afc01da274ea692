namespace Ordos.GreenPlan.Benchmarks;

/// <summary>Watches how much of the heap is in use, collecting all the time: garbage says more about the collector than about the work.</summary>
internal sealed class HeapPeak : IDisposable
{
    private readonly Thread _watch;
    private volatile bool _isStopped;
    private long _peak;

    public HeapPeak()
    {
        _watch = new Thread(Watch) { IsBackground = true };
        _watch.Start();
    }

    public long Stop()
    {
        Dispose();
        return _peak;
    }

    public void Dispose()
    {
        _isStopped = true;
        _watch.Join();
    }

    private void Watch()
    {
        while (!_isStopped)
        {
            _peak = Math.Max(_peak, InUse());
            Thread.Sleep(1);
        }
    }

    private static long InUse()
    {
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }
}
