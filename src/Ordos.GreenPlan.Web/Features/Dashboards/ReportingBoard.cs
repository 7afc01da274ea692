using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Who has reported in the present round (本期填报), counted once after every change and shown to all who ask.</summary>
/// <remarks>
/// What a department owes depends on duties, reorganisations, receipts, reports and the calendar; counting it reads every duty there is, and no page
/// should wait for that. Every page takes the figures from here, so that they agree with one another.
/// </remarks>
public sealed class ReportingBoard : IDisposable
{
    private readonly IDbContextFactory<GreenPlanContext> _contexts;
    private readonly PortalCalendar _calendar;
    private readonly SemaphoreSlim _counting = new(1, 1);
    private readonly IDisposable _following;
    private int _changes;
    private Counted? _counted;

    public ReportingBoard(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, ChangeFeed changes)
    {
        (_contexts, _calendar) = (contexts, calendar);
        _following = changes.Follow(told =>
        {
            if (told.Any(Concerns))
            {
                Interlocked.Increment(ref _changes);
            }
        });
    }

    /// <summary>Whether a change may alter who has reported.</summary>
    public static bool Concerns(Change change) =>
        change.Is(ChangeKind.Task) || change.Is(ChangeKind.Document) || change.Is(ChangeKind.Period) || change.Is(ChangeKind.Department);

    public async Task<RoundStanding> ReadAsync(CancellationToken cancel)
    {
        if (Fresh() is { } known)
        {
            return known;
        }

        await _counting.WaitAsync(cancel);
        try
        {
            if (Fresh() is { } meanwhile)
            {
                return meanwhile;
            }

            // What changes while it is being counted makes the count old again.
            var (changes, today) = (Volatile.Read(ref _changes), _calendar.Today);
            await using var db = await _contexts.CreateDbContextAsync(cancel);
            var round = await CountAsync(db, today, cancel);
            _counted = new Counted(changes, today, round);
            return round;
        }
        finally
        {
            _counting.Release();
        }
    }

    /// <summary>The same, counted for the caller alone.</summary>
    public static async Task<RoundStanding> CountAsync(GreenPlanContext db, DateOnly today, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var round = await ReportingRound.LoadAsync(db, today, cancel);
        if (round.Periods.Count == 0)
        {
            return new RoundStanding(round, []);
        }

        var counts = (await (
                from row in round.Asked(db)
                join report in db.Reports on new { row.TaskId, row.DepartmentId, PeriodId = (int?)row.PeriodId }
                    equals new { report.TaskId, report.DepartmentId, report.PeriodId } into own
                from report in own.DefaultIfEmpty()
                group row by new { row.DepartmentId, State = (ReportState?)report.State } into unit
                select new { unit.Key.DepartmentId, unit.Key.State, Rows = unit.Count() }).ToListAsync(cancel))
            .ToLookup(unit => unit.DepartmentId, unit => (unit.State, unit.Rows));
        var ids = counts.Select(unit => unit.Key).ToList();
        var names = await db.Departments.Where(department => ids.Contains(department.Id)).OrderBy(department => department.Id)
            .Select(department => new { department.Id, department.Name }).ToListAsync(cancel);

        // In the order of the registry: who owes most is nobody's rank.
        return new RoundStanding(round, names.ConvertAll(unit => RoundUnit.Of(unit.Id, unit.Name, [.. counts[unit.Id]])));
    }

    public void Dispose()
    {
        _following.Dispose();
        _counting.Dispose();
    }

    private RoundStanding? Fresh() =>
        Volatile.Read(ref _counted) is { } counted && counted.Changes == Volatile.Read(ref _changes) && counted.Day == _calendar.Today ? counted.Round : null;

    private sealed record Counted(int Changes, DateOnly Day, RoundStanding Round);
}

/// <summary>How far a round has been answered.</summary>
/// <param name="Units">Every department that is asked, in the order of the registry.</param>
public sealed record RoundStanding(ReportingRound Round, IReadOnlyList<RoundUnit> Units)
{
    public int Asked => Units.Sum(unit => unit.Asked);

    public int Missing => Units.Sum(unit => unit.Missing);

    public int UnitsMissing => Units.Count(unit => unit.Missing > 0);

    public int Count(Func<RoundUnit, int> of) => Units.Sum(of);
}

/// <summary>How far one department has answered a round.</summary>
public sealed record RoundUnit(int Id, string Name, int Asked, int Begun, int Submitted, int Signed, int Accepted)
{
    public int Sent => Submitted + Signed + Accepted;

    /// <summary>What has not been handed in, begun or not.</summary>
    public int Missing => Asked - Sent;

    internal static RoundUnit Of(int id, string name, IReadOnlyCollection<(ReportState? State, int Rows)> counts)
    {
        int In(params ReadOnlySpan<ReportState> states)
        {
            var sum = 0;
            foreach (var (state, rows) in counts)
            {
                sum += state is { } known && states.Contains(known) ? rows : 0;
            }

            return sum;
        }

        return new RoundUnit(
            id, name, counts.Sum(count => count.Rows), In(ReportState.Draft, ReportState.Returned), In(ReportState.Submitted), In(ReportState.Signed),
            In(ReportState.Accepted));
    }
}
