using System.Collections.Concurrent;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Bulletins;

/// <summary>Exports that are being written, so that the page that asked for one can show how far it is and end it.</summary>
internal sealed class ExportJobs(TimeProvider clock)
{
    /// <summary>How long an ended export is known: its page asks within a second, unless it has gone.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(int? Account, Guid Id), Running> _known = new();

    /// <param name="id">What the page follows it by; null where nobody does.</param>
    public Running Begin(Actor actor, Guid? id, CancellationToken gone)
    {
        foreach (var (key, old) in _known)
        {
            if (old.EndedAt is { } ended && clock.GetElapsedTime(ended) > Memory)
            {
                _known.TryRemove(new(key, old));
            }
        }

        var running = new Running(clock, gone);

        if (id is { } followed)
        {
            _known.TryAdd((actor.AccountId, followed), running);
        }

        return running;
    }

    /// <summary>How far an export is; null before it begins.</summary>
    public ExportProgress? Of(Actor actor, Guid id) => _known.GetValueOrDefault((actor.AccountId, id))?.Progress;

    /// <summary>Ends an export; nobody ends another's.</summary>
    public void Cancel(Actor actor, Guid id) => _known.GetValueOrDefault((actor.AccountId, id))?.End();

    /// <summary>One export.</summary>
    internal sealed class Running : IProgress<ExportProgress>, IDisposable
    {
        private readonly TimeProvider _clock;
        private readonly CancellationTokenSource _end;
        private readonly Lock _ending = new();
        private ExportProgress _progress = new(0, 0);

        public Running(TimeProvider clock, CancellationToken gone)
        {
            (_clock, _end) = (clock, CancellationTokenSource.CreateLinkedTokenSource(gone));
            Cancel = _end.Token;
        }

        public CancellationToken Cancel { get; }

        public long? EndedAt { get; private set; }

        public ExportProgress Progress => Volatile.Read(ref _progress);

        public void Report(ExportProgress value) => Volatile.Write(ref _progress, value);

        public void End()
        {
            lock (_ending)
            {
                if (EndedAt is null)
                {
                    _end.Cancel();
                }
            }
        }

        public void Dispose()
        {
            lock (_ending)
            {
                EndedAt ??= _clock.GetTimestamp();
                Report(Progress with { IsEnded = true });
                _end.Dispose();
            }
        }
    }
}

/// <summary>How much of an export is written.</summary>
internal sealed record ExportProgress(int Written, int Total, bool IsEnded = false);
