namespace Ordos.GreenPlan.Benchmarks;

/// <summary>Watches how large the heap grows, garbage that is not yet collected included.</summary>
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
            _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false));
            Thread.Sleep(1);
        }
    }
}
