using Microsoft.Extensions.Options;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Web.Mail;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>Has mails sent when somebody was told something, and once a minute for digests and for what could not be sent before.</summary>
internal sealed partial class MailClock(
    MessageMailer mailer, ChangeFeed changes, IOptions<PortalOptions> options, TimeProvider clock, ILogger<MailClock> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    private readonly Wake _wake = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.SendsMail)
        {
            if (options.Value.Mail.Host.Length > 0)
            {
                LogIncomplete();
            }

            return;
        }

        using var following = changes.Follow(told =>
        {
            if (told.Any(change => change.Is(ChangeKind.Message)))
            {
                _wake.Call();
            }
        });

        while (true)
        {
            try
            {
                await mailer.SendAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }

            await _wake.WaitAsync(Pace, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Portal:Mail:Host is set, but not Portal:Mail:From and an absolute http address in Portal:Address: no mail goes out.")]
    private partial void LogIncomplete();

    [LoggerMessage(LogLevel.Error, "Mails could not be sent; the next minute tries again.")]
    private partial void LogFailed(Exception failure);
}
