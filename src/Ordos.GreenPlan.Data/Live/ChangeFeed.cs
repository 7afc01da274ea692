using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Ordos.GreenPlan.Data.Live;

/// <summary>Tells the pages of this server what has changed, here or on another server.</summary>
public sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<Guid, Action<IReadOnlyCollection<Change>>> _followers = new();

    // More than this would be told as Everything anyway.
    private readonly Channel<Change> _outgoing = Channel.CreateBounded<Change>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Changes made here, for the relay to the other servers.</summary>
    internal ChannelReader<Change> Outgoing => _outgoing.Reader;

    /// <summary>Calls back on every change until disposed of; the callback must return at once and must not throw.</summary>
    public IDisposable Follow(Action<IReadOnlyCollection<Change>> follower)
    {
        var key = Guid.NewGuid();
        _followers[key] = follower;
        return new Following(() => _followers.TryRemove(key, out _));
    }

    /// <summary>Tells what was changed here, once it is committed.</summary>
    public void Publish(IReadOnlyCollection<Change> changes)
    {
        foreach (var change in changes)
        {
            _outgoing.Writer.TryWrite(change);
        }

        Tell(changes);
    }

    /// <summary>Tells what another server has changed.</summary>
    internal void Tell(IReadOnlyCollection<Change> changes)
    {
        foreach (var follower in _followers.Values)
        {
            follower(changes);
        }
    }

    private sealed class Following(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
