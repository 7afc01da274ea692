using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Policies.Alignment;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Domain.Views;

namespace Ordos.GreenPlan.Data.Audit;

/// <summary>Adds an <see cref="AuditEntry"/> for every change of a record that matters, before it is saved.</summary>
/// <remarks>Rows that arrive together with their new document are covered by the document's own entry.</remarks>
internal sealed class AuditTrail(TimeProvider clock) : SaveChangesInterceptor
{
    private static readonly HashSet<Type> Watched =
    [
        typeof(PolicyDocument), typeof(Heading), typeof(Citation), typeof(PolicyTask), typeof(Assignment), typeof(Target),
        typeof(ProgressReport), typeof(ReportingPeriod), typeof(PeriodDocument), typeof(EvidenceDraw), typeof(DrawnReport),
        typeof(DutyReceipt), typeof(ExtensionRequest), typeof(CloseOutCheck), typeof(EvidenceFile),
        typeof(Indicator), typeof(Reading), typeof(Ruling), typeof(PlanParent), typeof(PassageCorrection),
        typeof(Department), typeof(DepartmentAlias), typeof(GroupMember), typeof(Succession), typeof(Reorganisation), typeof(Account), typeof(SavedView),
        typeof(SupervisionItem), typeof(SupervisionTemplate), typeof(Bulletin),
    ];

    /// <summary>Types whose rows arrive together with their new document.</summary>
    private static readonly HashSet<Type> OfDocument =
        [typeof(Heading), typeof(Citation), typeof(PolicyTask), typeof(Assignment), typeof(Target)];

    /// <summary>Properties that would put secrets or noise into the trail.</summary>
    private static readonly HashSet<string> Silent =
    [
        nameof(Account.SecurityStamp), nameof(Account.ConcurrencyStamp),
        nameof(Account.NormalizedUserName), nameof(Account.NormalizedEmail), nameof(PolicyTask.Version), "Words",

        // A file stays with its report; the trail says that it came or went.
        nameof(EvidenceFile.Content),
        // A bulletin is kept itself, with its data.
        nameof(Bulletin.Content),

        // The draft's own history tells who accepted what.
        nameof(PolicyTask.Review),
    ];

    /// <summary>What a person types into a report.</summary>
    private static readonly string[] Typed =
    [
        nameof(ProgressReport.ClaimedState), nameof(ProgressReport.Percent), nameof(ProgressReport.Done), nameof(ProgressReport.Problems),
        nameof(ProgressReport.NextStep), nameof(ProgressReport.NeedsCoordination), nameof(ProgressReport.Explanation), nameof(ProgressReport.Evidence),
    ];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Record(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Forget(eventData.Context);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    /// <summary>What was not saved did not happen; when the same context saves again, it is recorded anew.</summary>
    private static void Forget(DbContext? context)
    {
        foreach (var entry in context?.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added).ToList() ?? [])
        {
            entry.State = EntityState.Detached;
        }
    }

    private void Record(DbContext? context)
    {
        if (context is not GreenPlanContext db)
        {
            return;
        }

        db.ChangeTracker.DetectChanges();
        var newDocument = db.ChangeTracker.Entries<PolicyDocument>().Any(entry => entry.State == EntityState.Added);
        var changed = db.ChangeTracker.Entries()
            .Where(entry => Watched.Contains(entry.Metadata.ClrType)
                && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && !IsTyping(entry)
                && !(newDocument && entry.State == EntityState.Added && OfDocument.Contains(entry.Metadata.ClrType)))
            .ToList();

        var reported = db.ChangeTracker.Entries<ProgressReport>().DistinctBy(report => report.Entity.TaskId)
            .ToDictionary(report => report.Entity.TaskId, report => report.Entity.IsDemo);

        foreach (var entry in changed)
        {
            // Sign-in itself touches the account (failed attempts, stamps, a hash made anew); that is the log's business, not the trail's.
            var changes = Changes(entry);
            AddWhatIsSent(entry, changes);
            var isSignIn = db.Actor is null && entry.State == EntityState.Modified && changes.Keys.All(key => key == nameof(Account.PasswordHash));
            if (changes.Count > 0 && !isSignIn)
            {
                db.AuditEntries.Add(Describe(db, entry, changes, reported));
            }
        }
    }

    // A draft is saved with every pause in the typing. The trail begins where it is sent.
    private static bool IsTyping(EntityEntry entry) => entry.Entity is ProgressReport { IsWithStaff: true } && entry.State switch
    {
        EntityState.Added => true,
        EntityState.Modified => !entry.Property(nameof(ProgressReport.State)).IsModified,
        _ => false,
    };

    /// <summary>What is sent was mostly typed before, when nothing was recorded: the trail gets all of it now.</summary>
    private static void AddWhatIsSent(EntityEntry entry, Dictionary<string, object?[]> changes)
    {
        if (entry is { Entity: ProgressReport { State: ReportState.Submitted }, State: EntityState.Modified }
            && entry.Property(nameof(ProgressReport.State)).IsModified)
        {
            foreach (var name in Typed.Where(name => !changes.ContainsKey(name) && entry.Property(name).CurrentValue is not null))
            {
                changes[name] = [null, Plain(entry.Property(name), entry.Property(name).CurrentValue)];
            }
        }
    }

    private AuditEntry Describe(
        GreenPlanContext db, EntityEntry entry, Dictionary<string, object?[]> changes, Dictionary<int, bool> reported)
    {
        var actor = db.Actor ?? throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} changes without an actor.");

        return new AuditEntry
        {
            At = clock.GetUtcNow().UtcDateTime,
            AccountId = actor.AccountId,
            AccountName = actor.Name,
            Action = entry.State switch
            {
                EntityState.Added => AuditAction.Added,
                EntityState.Deleted => AuditAction.Removed,
                _ => AuditAction.Changed,
            },
            Entity = entry.Metadata.ClrType.Name,
            EntityId = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(key => entry.Property(key.Name).CurrentValue)),
            Changes = JsonSerializer.Serialize(changes, Readable),
            RequestId = Activity.Current?.TraceId.ToString(),
            IsDemo = IsDemo(entry, actor, reported),
        };
    }

    /// <summary>Whether the change goes away with the sample data: it is of a sample record, or of a task on account of one.</summary>
    /// <param name="reported">Tasks whose report changes too, and whether that report is sample data.</param>
    private static bool IsDemo(EntityEntry entry, Actor actor, Dictionary<int, bool> reported) => entry.Entity switch
    {
        // A task follows the report that moves; whoever moves it, a sample report makes it sample data.
        PolicyTask task => reported.TryGetValue(task.Id, out var sample) ? sample : actor.IsDemo,

        // What a sample quarter covers goes with it.
        PeriodDocument => actor.IsDemo,

        // Archiving is taken back with the sample account that did it; the plan itself stays what it is.
        PolicyDocument { IsDemo: false } => actor.IsDemo && entry.Property(nameof(PolicyDocument.ArchivedAt)).IsModified,
        _ => entry.Metadata.FindProperty("IsDemo") is null ? actor.IsDemo : entry.Property("IsDemo").CurrentValue is true,
    };

    private static Dictionary<string, object?[]> Changes(EntityEntry entry) =>
        entry.Properties
            .Where(property => !Silent.Contains(property.Metadata.Name) && !IsOwnId(property.Metadata))
            .Where(property => entry.State != EntityState.Modified
                || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)))
            .Where(property => !IsSignInNoise(property.Metadata.Name))
            .ToDictionary(
                property => property.Metadata.Name,
                property => new[]
                {
                    entry.State == EntityState.Added ? null : Plain(property, property.OriginalValue),
                    entry.State == EntityState.Deleted ? null : Plain(property, property.CurrentValue),
                });

    // The entry names the record already; a key of several parts, such as a group's member, is all that such a record says.
    private static bool IsOwnId(IProperty property) => property.FindContainingPrimaryKey() is { Properties.Count: 1 };

    private static bool IsSignInNoise(string property) =>
        property is nameof(Account.AccessFailedCount) or nameof(Account.LockoutEnd);

    /// <summary>The value as the trail keeps it: that a password was changed, but not what it was or is.</summary>
    private static object? Plain(PropertyEntry property, object? value) =>
        property.Metadata.Name == nameof(Account.PasswordHash) ? (value is null ? null : "***")
        : value is Enum word ? word.ToString()
        : value;
}
