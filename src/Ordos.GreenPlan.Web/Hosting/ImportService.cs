using Ordos.GreenPlan.Data.Importing;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>Reads in the background what administrators hand over: at once what was handed over here, within seconds what was left behind.</summary>
internal sealed partial class ImportService(ImportRunner runner, ImportSignal signal, TimeProvider clock, ILogger<ImportService> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        var wake = signal.WaitAsync(stoppingToken);

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await runner.RunNextAsync(stoppingToken))
                {
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database may be away for a while; the next look asks again.
                LogFailed(failure);
            }

            await (await Task.WhenAny(tick, wake));
            tick = tick.IsCompleted ? timer.WaitForNextTickAsync(stoppingToken).AsTask() : tick;
            wake = wake.IsCompleted ? signal.WaitAsync(stoppingToken) : wake;
        }
    }

    [LoggerMessage(LogLevel.Error, "Imports could not be looked for.")]
    private partial void LogFailed(Exception failure);
}
