using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>A department's sheet: what was returned first, then what is open by urgency, then what was missed, then what has been sent.</summary>
public sealed class Sheet
{
    public const int PageSize = 40;

    private readonly Dictionary<RowKey, SheetRow> _byKey;

    /// <param name="facts">What is stored.</param>
    /// <param name="unsaved">Rows with something typed that is not stored yet: they stay as they are.</param>
    public Sheet(IEnumerable<SheetFacts> facts, IEnumerable<SheetRow> unsaved)
        : this(Rows(facts, unsaved.ToDictionary(row => row.Key)), [])
    {
    }

    /// <param name="before">The open rows as they were shown: they keep their order, so that nothing moves away under a hand.</param>
    private Sheet(IReadOnlyList<SheetRow> rows, IReadOnlyList<SheetRow> before)
    {
        var places = before.Index().ToDictionary(at => at.Item.Key, at => at.Index);
        _byKey = rows.ToDictionary(row => row.Key);
        Open = [.. rows.Where(row => !row.IsSent)
            .OrderBy(row => places.TryGetValue(row.Key, out var place) ? place : Group(row) == 0 ? -1 : int.MaxValue)
            .ThenBy(Group)
            .ThenBy(row => row.Facts.Task.Health?.Health ?? Health.Green)
            .ThenBy(row => row.Facts.Task.Due ?? DateOnly.MaxValue)
            .ThenBy(row => row.Facts.Task.DocumentId).ThenBy(row => row.Facts.Task.Order).ThenBy(row => row.Facts.Period.EndsOn)];
        Sent = [.. rows.Where(row => row.IsSent).OrderBy(row => row.Own!.State).ThenBy(row => row.Facts.Task.DocumentId).ThenBy(row => row.Facts.Task.Order)];
        Periods = [.. rows.Select(row => row.Facts.Period).Where(period => !period.IsClosed).DistinctBy(period => period.Id).OrderBy(period => period.ClosesOn)];
    }

    private static List<SheetRow> Rows(IEnumerable<SheetFacts> facts, Dictionary<RowKey, SheetRow> kept) =>
        [.. facts.Select(row => kept.GetValueOrDefault(row.Key) is { } typed && row.Own is not { IsWithStaff: false } ? typed : new SheetRow(row))];

    public IReadOnlyList<SheetRow> Open { get; }

    public IReadOnlyList<SheetRow> Sent { get; }

    public IReadOnlyList<SheetPeriod> Periods { get; }

    public int Pages => Math.Max(1, (Open.Count + PageSize - 1) / PageSize);

    public IEnumerable<SheetRow> Unsaved => Open.Where(row => row.Mine is not null || row.Refusal is not null);

    /// <summary>The sheet as it is stored now, while somebody is at work in it.</summary>
    /// <param name="typing">Rows in which something is being typed: their text, and what it is typed over, stays.</param>
    public Sheet Follow(IReadOnlyList<SheetFacts> facts, IReadOnlySet<RowKey> typing)
    {
        var asked = facts.Select(row => row.Key).ToHashSet();
        var rows = facts.Select(row => Find(row.Key) is { } shown ? shown.Follow(row, typing.Contains(row.Key)) : new SheetRow(row));
        return new Sheet([.. rows, .. Open.Where(row => typing.Contains(row.Key) && !asked.Contains(row.Key))], Open);
    }

    public SheetRow? Find(RowKey? key) => key is { } known ? _byKey.GetValueOrDefault(known) : null;

    public int Count(RowStatus status) => Open.Count(row => row.Status == status);

    /// <summary>Rows that somebody has filled in and that can go.</summary>
    public IReadOnlyList<SheetRow> Ready => [.. Open.Where(row => row.Status == RowStatus.Ready)];

    /// <summary>Untouched rows of open windows whose last text could be repeated.</summary>
    public IReadOnlyList<SheetRow> Repeatable =>
        [.. Open.Where(row => row.Status == RowStatus.Untouched && row.Facts.Last is not null && !row.Facts.Period.IsClosed)];

    /// <summary>The next row that asks for something, after a given one and then from the top. Missed windows ask for nothing by themselves.</summary>
    public SheetRow? NextOpen(SheetRow? after)
    {
        var from = after is null ? 0 : IndexOf(after) + 1;
        return Open.Skip(from).Concat(Open.Take(from)).FirstOrDefault(
            row => row.Status != RowStatus.Ready && !(row.Status == RowStatus.Untouched && row.Facts.Period.IsClosed));
    }

    public int PageOf(SheetRow row) => (IndexOf(row) / PageSize) + 1;

    private int IndexOf(SheetRow row)
    {
        for (var index = 0; index < Open.Count; index++)
        {
            if (Open[index] == row)
            {
                return index;
            }
        }

        return -1;
    }

    private static int Group(SheetRow row) => row.Own is { State: ReportState.Returned } ? 0 : row.Facts.Period.IsClosed ? 2 : 1;
}
