using System.Threading.Channels;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>Wakes this server's reader when somebody hands files over here; files handed over elsewhere are found by looking.</summary>
public sealed class ImportSignal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _channel.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancel) => await _channel.Reader.ReadAsync(cancel);
}
