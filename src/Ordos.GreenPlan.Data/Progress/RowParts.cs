using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>What belongs to a row beside its text: values of indicators and the lines of the department's offices.</summary>
public sealed record RowParts(IReadOnlyList<ValueEntry> Values, IReadOnlyList<OfficeEntry> Offices)
{
    public static RowParts None { get; } = new([], []);

    /// <returns>By report; a report without parts has no entry.</returns>
    public static async Task<IReadOnlyDictionary<int, RowParts>> LoadAsync(GreenPlanContext db, IReadOnlyCollection<int> reportIds, CancellationToken cancel)
    {
        var values = (await db.DraftValues.AsNoTracking().Where(value => reportIds.Contains(value.ReportId)).ToListAsync(cancel)).ToLookup(value => value.ReportId);
        var offices = (await db.OfficeLines.AsNoTracking().Where(line => reportIds.Contains(line.ReportId)).ToListAsync(cancel)).ToLookup(line => line.ReportId);
        return values.Select(own => own.Key).Union(offices.Select(own => own.Key)).ToDictionary(
            id => id, id => new RowParts(InOrder(values[id].Select(value => value.Entry)), [.. offices[id].OrderBy(line => line.Ordinal).Select(line => line.Entry)]));
    }

    /// <summary>The parts as they are kept.</summary>
    /// <exception cref="Domain.DomainRuleException">What <see cref="ValueEntry.Cleaned"/> and <see cref="OfficeEntry.Cleaned"/> refuse.</exception>
    public RowParts Cleaned() => new(InOrder(Values.Select(value => value.Cleaned())), OfficeEntry.Cleaned(Offices));

    public bool SaysTheSameAs(RowParts other) => Values.SequenceEqual(other.Values) && Offices.SequenceEqual(other.Offices);

    private static List<ValueEntry> InOrder(IEnumerable<ValueEntry> values) =>
        [.. values.DistinctBy(value => (value.IndicatorId, value.Area)).OrderBy(value => value.IndicatorId).ThenBy(value => value.Area, StringComparer.Ordinal)];
}
