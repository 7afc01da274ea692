using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Audit;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Audit;

/// <summary>A test of what the trail holds, in a portal with one plan of one task.</summary>
public abstract class AuditTest(Databases databases) : PortalTest(databases)
{
    protected int Energy { get; private set; }

    protected Plan Plan { get; private set; } = new(0, []);

    protected override async Task ArrangeAsync()
    {
        Energy = await AddDepartmentAsync("市能源局");
        Plan = await PublishAsync("2024-09-29", new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Lead, Energy)));
    }

    protected async Task<List<AuditEntry>> AllAsync()
    {
        await using var db = Open();
        return await db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(Cancel);
    }

    protected async Task<List<AuditEntry>> EntriesAsync(string entity, int id) =>
        (await AllAsync()).FindAll(entry => entry.Entity == entity && entry.EntityId == $"{id}");

    protected static string[] Names(AuditEntry entry) =>
        [.. JsonDocument.Parse(entry.Changes).RootElement.EnumerateObject().Select(change => change.Name).Order(StringComparer.Ordinal)];

    protected static (string? From, string? To) Change(AuditEntry entry, string property)
    {
        var change = JsonDocument.Parse(entry.Changes).RootElement.GetProperty(property);
        return (Text(change[0]), Text(change[1]));

        static string? Text(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Array => value.GetRawText(),
            _ => value.ToString(),
        };
    }
}
