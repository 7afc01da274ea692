using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Domain;
using Serilog;
using Serilog.Events;

namespace Ordos.GreenPlan.Cli;

/// <summary>Opens the portal's database for a verb, and leaves it as it was found: running where the portal runs.</summary>
internal static class PortalSession
{
    /// <summary>Does work on a database of the current version.</summary>
    public static Task<int> RunAsync(VerbCall call, Func<IServiceProvider, Task<int>> work) =>
        RunOnAnyVersionAsync(call, async services =>
        {
            await using (var db = await services.GetRequiredService<IDbContextFactory<GreenPlanContext>>().CreateDbContextAsync(call.Cancel))
            {
                await db.Database.MigrateAsync(call.Cancel);
            }

            return await work(services);
        });

    /// <summary>Does work on a database of whatever version, an empty one included.</summary>
    public static async Task<int> RunOnAnyVersionAsync(VerbCall call, Func<IServiceProvider, Task<int>> work)
    {
        try
        {
            await using var log = new LoggerConfiguration()
                .MinimumLevel.Warning()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Fatal)
                .WriteTo.Sink(new LineSink(call.Terminal.Error))
                .CreateLogger();
            var collection = new ServiceCollection().AddLogging(logging => logging.AddSerilog(log));
            await using var loggers = collection.BuildServiceProvider();
            await using var database = await PortalDatabase.OpenAsync(
                call.Terminal.Setting("ConnectionStrings__GreenPlan"),
                Places.DataFolder(call.Terminal),
                loggers.GetRequiredService<ILogger<PortalDatabase>>(),
                call.Cancel);

            collection.AddGreenPlanData(database.ConnectionString).AddGreenPlanAccounts();
            await using var services = collection.BuildServiceProvider();
            return await work(services);
        }
        catch (DomainRuleException refusal)
        {
            throw new RefusalException(refusal.Message);
        }
        catch (LocalPostgresException failure)
        {
            await call.NoteAsync(failure.Message);
            return ExitCode.Failed;
        }
        catch (DbException failure) when (!call.Cancel.IsCancellationRequested)
        {
            await call.NoteAsync($"数据库无法使用：{failure.Message}");
            return ExitCode.Failed;
        }
    }
}
