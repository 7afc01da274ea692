using System.Globalization;
using Serilog;

namespace Ordos.GreenPlan.Web.Hosting;

public static class Logging
{
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} [{Request}] {SourceContext}: {Message:lj}{NewLine}{Exception}";

    // The audit keeps the trace number; in the file a line of the one leads to the other.
    private const string FileLine = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} [{Request}] {TraceId} {SourceContext}: {Message:lj}{NewLine}{Exception}";

    /// <summary>Console and a file a day, kept for thirty days; levels come from section <c>Serilog</c> of the configuration.</summary>
    public static void AddPortalLogging(this WebApplicationBuilder builder)
    {
        var portal = builder.Configuration.GetSection(PortalOptions.Section).Get<PortalOptions>() ?? new PortalOptions();
        var folder = Path.Combine(builder.Environment.ContentRootPath, portal.LogFolder);

        Log.Logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(
                Path.Combine(folder, "portal-.log"),
                outputTemplate: FileLine,
                formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 30,
                fileSizeLimitBytes: 64 << 20,
                rollOnFileSizeLimit: true,
                shared: true)
            .CreateLogger();

        builder.Logging.ClearProviders().AddSerilog(Log.Logger, dispose: true);
    }
}
