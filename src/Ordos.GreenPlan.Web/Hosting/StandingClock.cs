using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Standings;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>Lets the standings follow the calendar: at the start, and within a minute of every midnight.</summary>
internal sealed partial class StandingClock(StandingKeeper standings, StandingHistory history, ChangeFeed changes, TimeProvider clock, ILogger<StandingClock> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);

        do
        {
            try
            {
                var seen = await standings.FollowCalendarAsync(stoppingToken);
                await history.FollowAsync(stoppingToken);

                if (seen > 0)
                {
                    changes.Publish([Change.Everything]);
                    LogFollowed(seen);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database may be away for a while; the next minute asks again.
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "The calendar moved: {Seen} tasks assessed anew.")]
    private partial void LogFollowed(int seen);

    [LoggerMessage(LogLevel.Error, "Standings could not follow the calendar.")]
    private partial void LogFailed(Exception failure);
}
