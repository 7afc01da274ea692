using System.Collections.Concurrent;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Bulletins;

/// <summary>Exports that are being written now, so that the page that asked for one can show how far it is and end it.</summary>
internal sealed class ExportJobs
{
    private readonly ConcurrentDictionary<(int? Account, Guid Id), Running> _running = new();

    /// <param name="id">What the page follows it by; null where nobody does.</param>
    public Running Begin(Actor actor, Guid? id, CancellationToken gone)
    {
        var running = new Running(
            ended =>
            {
                if (id is { } followed)
                {
                    _running.TryRemove(new((actor.AccountId, followed), ended));
                }
            },
            gone);

        if (id is { } key)
        {
            _running.TryAdd((actor.AccountId, key), running);
        }

        return running;
    }

    /// <summary>How far an export is; null before it begins and after it has ended.</summary>
    public ExportProgress? Of(Actor actor, Guid id) => _running.GetValueOrDefault((actor.AccountId, id))?.Progress;

    /// <summary>Ends an export; nobody ends another's.</summary>
    public void Cancel(Actor actor, Guid id) => _running.GetValueOrDefault((actor.AccountId, id))?.End();

    /// <summary>One export.</summary>
    internal sealed class Running(Action<Running> ended, CancellationToken gone) : IProgress<ExportProgress>, IDisposable
    {
        private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(gone);
        private ExportProgress _progress = new(0, 0);

        public CancellationToken Cancel => _end.Token;

        public ExportProgress Progress => Volatile.Read(ref _progress);

        public void Report(ExportProgress value) => Volatile.Write(ref _progress, value);

        public void Finish() => Report(Progress with { Written = Progress.Total });

        public void End() => _end.Cancel();

        public void Dispose()
        {
            ended(this);
            _end.Dispose();
        }
    }
}

/// <summary>How much of an export is written.</summary>
internal sealed record ExportProgress(int Written, int Total);
