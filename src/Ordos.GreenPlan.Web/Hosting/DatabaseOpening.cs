using Ordos.GreenPlan.Data;
using Serilog;
using Serilog.Extensions.Logging;

namespace Ordos.GreenPlan.Web.Hosting;

internal static class DatabaseOpening
{
    /// <summary>Opens the database that the configuration names, else the private one.</summary>
    /// <returns>Null where there is none to be had; the console says why.</returns>
    public static async Task<PortalDatabase?> OpenDatabaseAsync(this WebApplicationBuilder builder)
    {
        var portal = builder.Configuration.GetSection(PortalOptions.Section).Get<PortalOptions>() ?? new PortalOptions();
        using var loggers = new SerilogLoggerFactory(Log.Logger);

        try
        {
            return await PortalDatabase.OpenAsync(
                builder.Configuration.GetConnectionString("GreenPlan"),
                Path.Combine(builder.Environment.ContentRootPath, portal.DataFolder),
                loggers.CreateLogger(typeof(PortalDatabase).FullName!),
                CancellationToken.None);
        }
        catch (LocalPostgresException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return null;
        }
    }
}
