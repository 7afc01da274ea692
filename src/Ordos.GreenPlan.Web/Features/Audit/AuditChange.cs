using System.Globalization;
using System.Text.Json;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Audit;

namespace Ordos.GreenPlan.Web.Features.Audit;

/// <summary>An entry of the trail with its changes taken apart.</summary>
internal sealed record AuditChange(AuditEntry Entry, Dictionary<string, (string? From, string? To)> Values)
{
    public static AuditChange Read(AuditEntry entry)
    {
        var values = new Dictionary<string, (string? From, string? To)>(StringComparer.Ordinal);
        using var changes = JsonDocument.Parse(entry.Changes);

        foreach (var property in changes.RootElement.EnumerateObject())
        {
            if (property.Value is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2)
            {
                values[property.Name] = (Text(pair[0]), Text(pair[1]));
            }
        }

        return new AuditChange(entry, values);
    }

    /// <summary>The id that a property has, after the change or else before it.</summary>
    public int? Id(string property) =>
        Values.TryGetValue(property, out var value) && int.TryParse(value.To ?? value.From, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The parts of the record's own key.</summary>
    public int? Key(int part) =>
        Entry.EntityId.Split('/') is var keys && part < keys.Length && int.TryParse(keys[part], CultureInfo.InvariantCulture, out var id) ? id : null;

    public AuditRow ToRow(AuditNames names, PortalCalendar calendar)
    {
        var (record, link) = names.Of(this);
        var fields = Values
            .Where(value => AuditWords.IsShown(value.Key) && value.Value.From != value.Value.To && Speaks(value.Value))
            .Select(value => new AuditField(
                AuditWords.OfField(value.Key), Words(value.Key, value.Value.From), Words(value.Key, value.Value.To)))
            .ToList();
        return new AuditRow(
            Entry.Id, Entry.At, Entry.AccountName, Entry.Action, AuditWords.OfKind(Entry.Entity), record, link, fields, Entry.IsDemo);

        string? Words(string property, string? value) => value is null
            ? null
            : names.OfId(property, value) ?? AuditWords.OfValue(Entry.Entity, property, value, calendar);
    }

    // Of a record that came or went, what was never set says nothing.
    private bool Speaks((string? From, string? To) value) =>
        Entry.Action == AuditAction.Changed || (value.To ?? value.From) is not (null or "" or "False" or "false" or "[]");

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.String =>
            string.Join('、', value.EnumerateArray().Select(item => item.GetString())),
        _ => value.GetRawText(),
    };
}
