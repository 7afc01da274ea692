using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Audit;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Importing;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Policies.Alignment;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Domain.Views;

namespace Ordos.GreenPlan.Data;

/// <summary>The portal's database. One instance serves one operation.</summary>
public sealed class GreenPlanContext(DbContextOptions<GreenPlanContext> options) : IdentityUserContext<Account, int>(options)
{
    /// <summary>The sequence that all ids come from, a hundred at a time.</summary>
    internal const string Ids = "ids";

    /// <summary>On whose behalf this instance saves; a change of a watched record without one is a bug.</summary>
    public Actor? Actor { get; set; }

    public DbSet<PolicyDocument> Documents => Set<PolicyDocument>();
    public DbSet<NoticeSource> NoticeSources => Set<NoticeSource>();
    public DbSet<Passage> Passages => Set<Passage>();
    public DbSet<UnclaimedSentence> UnclaimedSentences => Set<UnclaimedSentence>();
    public DbSet<AnnexRow> AnnexRows => Set<AnnexRow>();
    public DbSet<ReviewEdit> ReviewEdits => Set<ReviewEdit>();
    public DbSet<ImportJob> ImportJobs => Set<ImportJob>();
    public DbSet<PolicyTask> Tasks => Set<PolicyTask>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<Target> Targets => Set<Target>();
    public DbSet<Indicator> Indicators => Set<Indicator>();
    public DbSet<Reading> Readings => Set<Reading>();
    public DbSet<ProposedPair> TargetPairs => Set<ProposedPair>();
    public DbSet<Ruling> Rulings => Set<Ruling>();
    public DbSet<PlanParent> PlanParents => Set<PlanParent>();
    public DbSet<PassageCorrection> PassageCorrections => Set<PassageCorrection>();
    public DbSet<ProgressReport> Reports => Set<ProgressReport>();
    public DbSet<DraftValue> DraftValues => Set<DraftValue>();
    public DbSet<OfficeLine> OfficeLines => Set<OfficeLine>();
    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();
    public DbSet<ReportingPeriod> Periods => Set<ReportingPeriod>();
    public DbSet<EvidenceDraw> EvidenceDraws => Set<EvidenceDraw>();
    public DbSet<DrawnReport> DrawnReports => Set<DrawnReport>();
    public DbSet<DutyReceipt> DutyReceipts => Set<DutyReceipt>();
    public DbSet<ExtensionRequest> ExtensionRequests => Set<ExtensionRequest>();
    public DbSet<CloseOutCheck> CloseOutChecks => Set<CloseOutCheck>();
    public DbSet<SupervisionItem> SupervisionItems => Set<SupervisionItem>();
    public DbSet<SupervisionStep> SupervisionSteps => Set<SupervisionStep>();
    public DbSet<SupervisionTemplate> SupervisionTemplates => Set<SupervisionTemplate>();
    public DbSet<Bulletin> Bulletins => Set<Bulletin>();
    public DbSet<Department> Departments => Set<Department>();
    public DbSet<Succession> Successions => Set<Succession>();
    public DbSet<Reorganisation> Reorganisations => Set<Reorganisation>();
    public DbSet<Handover> Handovers => Set<Handover>();
    public DbSet<TaskStanding> Standings => Set<TaskStanding>();
    public DbSet<Duty> Duties => Set<Duty>();
    public DbSet<DutyStanding> DutyStandings => Set<DutyStanding>();
    public DbSet<Answerer> Answerers => Set<Answerer>();
    public DbSet<PlanCount> PlanCounts => Set<PlanCount>();
    public DbSet<DepartmentCount> DepartmentCounts => Set<DepartmentCount>();
    public DbSet<DepartmentTotal> DepartmentTotals => Set<DepartmentTotal>();
    public DbSet<OverdueTotal> OverdueTotals => Set<OverdueTotal>();
    public DbSet<TurnTotal> TurnTotals => Set<TurnTotal>();
    public DbSet<PeriodCount> PeriodCounts => Set<PeriodCount>();
    public DbSet<TargetCount> TargetCounts => Set<TargetCount>();
    public DbSet<DayCount> DayCounts => Set<DayCount>();
    public DbSet<DayDepartmentCount> DayDepartmentCounts => Set<DayDepartmentCount>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <summary>A JSON column as text, to look for words in it.</summary>
    public static string JsonText(string json) => throw new InvalidOperationException("Only inside a query.");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Ids are known before saving, so that an audit entry can name a new record in the same round trip.
        builder.HasSequence<int>(Ids).IncrementsBy(100).StartsAt(100);
        builder.UseHiLo(Ids);

        builder.HasDbFunction(() => JsonText("")).HasName("jsonb_pretty").IsBuiltIn().HasParameter("json").HasStoreType("jsonb");
        builder.ApplyConfigurationsFromAssembly(typeof(GreenPlanContext).Assembly);
        SnakeCase.Apply(builder);

        // Said again for each key: a migration's snapshot otherwise expects the default sequence beside this one.
        foreach (var key in builder.Model.GetEntityTypes().Select(entity => entity.FindPrimaryKey()?.Properties).OfType<IReadOnlyList<IMutableProperty>>())
        {
            if (key is [{ ValueGenerated: ValueGenerated.OnAdd } id] && id.ClrType == typeof(int))
            {
                id.SetHiLoSequenceName(Ids);
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<decimal>().HaveColumnType("numeric");
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(24);
    }
}
