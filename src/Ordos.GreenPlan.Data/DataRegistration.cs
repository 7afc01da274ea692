using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Ordos.GreenPlan.Data.Audit;
using Ordos.GreenPlan.Data.Bulletins;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Demo;
using Ordos.GreenPlan.Data.Generating;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Data.Views;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data;

public static class DataRegistration
{
    /// <summary>Registers the database and the operations on it.</summary>
    public static IServiceCollection AddGreenPlanData(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new HealthThresholds());
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<ChangeWatch>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ChangeRelay>(provider, connectionString));
        services.AddDbContextFactory<GreenPlanContext>((provider, options) => options
            .UseNpgsql(Prepared(connectionString))
            .AddInterceptors(provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<ChangeWatch>()));

        services.AddSingleton<PortalCalendar>();
        services.AddSingleton<StandingKeeper>();
        services.AddSingleton<StandingHistory>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<SheetDesk>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<RequestDesk>();
        services.AddSingleton<EvidenceDesk>();
        services.AddSingleton<PeriodDesk>();
        services.AddSingleton<SupervisionDesk>();
        services.AddSingleton<SupervisionTemplates>();
        services.AddSingleton<BulletinDesk>();
        services.AddSingleton<TaskDesk>();
        services.AddSingleton<DocumentDesk>();
        services.AddSingleton<DepartmentDesk>();
        services.AddSingleton<ReorganisationDesk>();
        services.AddSingleton<TargetRegister>();
        services.AddSingleton<IndicatorDesk>();
        services.AddSingleton<ReadingDesk>();
        services.AddSingleton<RulingDesk>();
        services.AddSingleton<AlignmentDesk>();
        services.AddSingleton<MessageWriter>();
        services.AddSingleton<MessageDesk>();
        services.AddSingleton<NoticeImporter>();
        services.AddSingleton<AnnexImporter>();
        services.AddSingleton<ImportSignal>();
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<ImportRunner>();
        services.AddSingleton<DraftDesk>();
        services.AddSingleton<RecordDesk>();
        services.AddSingleton<PassageDesk>();
        services.AddSingleton<UnitDesk>();
        services.AddSingleton<AnnexDesk>();
        services.AddSingleton<CitationDesk>();
        services.AddSingleton<ImportUndo>();
        services.AddSingleton<ViewDesk>();
        services.AddSingleton<DepartmentRegistry>();
        services.AddSingleton<SeedData>();
        services.AddSingleton<DemoData>();
        services.AddSingleton<TaskGenerator>();
        return services;
    }

    /// <summary>Statements that come again are prepared by themselves: planning took most of the time of saving a report.</summary>
    private static string Prepared(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);

        if (settings.MaxAutoPrepare == 0)
        {
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (100, 3);
        }

        return settings.ConnectionString;
    }
}
