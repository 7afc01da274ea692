using Microsoft.Extensions.Options;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Messages;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>Has messages written when something has changed, and once a minute for what the calendar brings and for what was missed. Once a day old ones go.</summary>
internal sealed partial class MessageClock(
    MessageWriter writer, ChangeFeed changes, PortalCalendar calendar, TimeProvider clock, IOptions<PortalOptions> options, ILogger<MessageClock> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    /// <summary>Changes that follow one another within this time are looked at together.</summary>
    private static readonly TimeSpan Bundling = TimeSpan.FromMilliseconds(300);

    private readonly Wake _wake = new(clock);
    private int _concernsAll = 1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var following = changes.Follow(OnChanges);
        var looked = DateTimeOffset.MinValue;
        var tidied = DateOnly.MinValue;

        while (true)
        {
            try
            {
                var all = Interlocked.Exchange(ref _concernsAll, 0) == 1 || clock.GetUtcNow() - looked >= Pace;
                looked = all ? clock.GetUtcNow() : looked;
                await writer.WriteAsync(all ? MessageScope.All : MessageScope.Tasks, stoppingToken);

                if (options.Value.KeepMessagesForDays is > 0 and var days && tidied != calendar.Today)
                {
                    tidied = calendar.Today;
                    await writer.ForgetAsync(days, stoppingToken);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database may be away for a while; the next minute asks again.
                LogFailed(failure);
            }

            await Task.Delay(Bundling, clock, stoppingToken);
            await _wake.WaitAsync(Pace, stoppingToken);
        }
    }

    private void OnChanges(IReadOnlyCollection<Change> told)
    {
        if (told.Any(change => change.Kind is not (ChangeKind.Task or ChangeKind.Message)))
        {
            Volatile.Write(ref _concernsAll, 1);
        }

        if (told.Any(change => change.Kind != ChangeKind.Message))
        {
            _wake.Call();
        }
    }

    [LoggerMessage(LogLevel.Error, "Messages could not be written; the next minute tries again.")]
    private partial void LogFailed(Exception failure);
}
