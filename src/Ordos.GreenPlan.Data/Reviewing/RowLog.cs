using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>Writes down what a change does to the rows of a draft, and brings rows back to what they were.</summary>
internal static class RowLog
{
    private static readonly Dictionary<Type, RecordKind> Kinds = new()
    {
        [typeof(Heading)] = RecordKind.Heading,
        [typeof(PolicyTask)] = RecordKind.Task,
        [typeof(Assignment)] = RecordKind.Unit,
        [typeof(Target)] = RecordKind.Target,
        [typeof(UnclaimedSentence)] = RecordKind.Sentence,
        [typeof(AnnexRow)] = RecordKind.AnnexRow,
    };

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The rows that the context is about to save.</summary>
    public static List<RowChange> Changes(GreenPlanContext db)
    {
        db.ChangeTracker.DetectChanges();
        return
        [
            .. from entry in db.ChangeTracker.Entries()
               where Kinds.ContainsKey(entry.Metadata.ClrType) && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
               let change = Describe(entry)
               where change.Before is null || change.After is null || change.Before.Count > 0
               select change,
        ];
    }

    public static string Write(IReadOnlyList<RowChange> changes) => JsonSerializer.Serialize(changes, Json);

    public static List<RowChange> Read(string rows) => JsonSerializer.Deserialize<List<RowChange>>(rows, Json)!;

    /// <summary>Lets the context undo a change; nothing is saved yet.</summary>
    public static async Task RestoreAsync(GreenPlanContext db, RowChange change, CancellationToken cancel)
    {
        var type = Kinds.Single(kind => kind.Value == change.Key.Kind).Key;
        var entity = await db.FindAsync(type, [change.Id], cancel);

        if (change.Before is null)
        {
            if (entity is not null)
            {
                db.Remove(entity);
            }

            return;
        }

        var entry = db.Entry(entity ?? Activator.CreateInstance(type)!);
        foreach (var (name, value) in change.Before)
        {
            var property = entry.Property(name);
            property.CurrentValue = value.Deserialize(property.Metadata.ClrType, Json);
        }

        if (entity is null)
        {
            entry.State = EntityState.Added;
        }
    }

    private static RowChange Describe(EntityEntry entry)
    {
        var kept = entry.Properties.Where(property => IsKept(property.Metadata)
            && (entry.State != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)))).ToList();

        return new RowChange(
            Kinds[entry.Metadata.ClrType],
            (int)entry.Property("Id").CurrentValue!,
            (entry.Entity as Assignment)?.TaskId,
            entry.State == EntityState.Added ? null : Values(kept, property => property.OriginalValue),
            entry.State == EntityState.Deleted ? null : Values(kept, property => property.CurrentValue));
    }

    private static bool IsKept(IProperty property) => property.ValueGenerated != ValueGenerated.OnAddOrUpdate && !property.IsConcurrencyToken;

    private static Dictionary<string, JsonElement> Values(List<PropertyEntry> properties, Func<PropertyEntry, object?> value) =>
        properties.ToDictionary(
            property => property.Metadata.Name, property => JsonSerializer.SerializeToElement(value(property), property.Metadata.ClrType, Json));
}

/// <summary>One row before and after a change; null where it was not, or is no more.</summary>
/// <param name="TaskId">The task whose unit it is.</param>
internal sealed record RowChange(
    RecordKind Kind, int Id, int? TaskId, Dictionary<string, JsonElement>? Before, Dictionary<string, JsonElement>? After)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public RecordKey Key => new(Kind, Id);

    /// <summary>The record itself, and the task that a unit hangs on.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<RecordKey> Touches => TaskId is { } task ? [Key, new RecordKey(RecordKind.Task, task)] : [Key];
}
