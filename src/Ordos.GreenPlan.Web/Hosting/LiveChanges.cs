using Ordos.GreenPlan.Data.Live;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>Runs the relay of changes as long as the portal runs.</summary>
internal sealed class LiveChanges(ChangeRelay relay) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => relay.RunAsync(stoppingToken);
}
