using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Register;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>Takes newly published targets into the register: at the start, whenever a document changed, and once a minute.</summary>
internal sealed partial class RegisterClock(TargetRegister register, ChangeFeed changes, TimeProvider clock, ILogger<RegisterClock> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(1);
        using var following = changes.Follow(told =>
        {
            if (told.Any(change => change.Is(ChangeKind.Document)) && changed.CurrentCount == 0)
            {
                changed.Release();
            }
        });

        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(changed, stoppingToken);

            try
            {
                if (await register.CatchUpAsync(stoppingToken) is var taken and > 0)
                {
                    changes.Publish([Change.Everything]);
                    LogTaken(taken);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database may be away for a while; the next minute asks again.
                LogFailed(failure);
            }
        }
    }

    private async Task WaitAsync(SemaphoreSlim changed, CancellationToken cancel)
    {
        using var pace = new CancellationTokenSource(Pace, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(pace.Token, cancel);

        try
        {
            await changed.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // A minute has passed.
        }
    }

    [LoggerMessage(LogLevel.Information, "{Taken} documents were taken into the register of targets.")]
    private partial void LogTaken(int taken);

    [LoggerMessage(LogLevel.Error, "The register of targets could not follow.")]
    private partial void LogFailed(Exception failure);
}
