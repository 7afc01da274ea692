using System.Threading.Channels;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>Lets work that is due now and then be called for sooner. Calls that come while it is at work count as one.</summary>
internal sealed class Wake(TimeProvider clock)
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Call() => _calls.Writer.TryWrite(true);

    /// <summary>Waits for a call, but no longer than this.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);

        try
        {
            await _calls.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Nobody has called.
        }
    }
}
