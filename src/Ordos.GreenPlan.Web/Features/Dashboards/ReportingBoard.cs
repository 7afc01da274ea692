using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Who has reported in the present round (本期填报), counted once after every change and shown to all who ask.</summary>
/// <remarks>
/// What a department owes depends on duties, reorganisations, receipts, reports and the calendar; counting it reads every duty there is. Every page takes
/// the figures from here, so that they agree with one another. Where counting takes longer than a page may, a page is given the last count while the next is made,
/// and is told when it is there.
/// </remarks>
public sealed partial class ReportingBoard : IDisposable
{
    /// <summary>As long as a page may take altogether.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly IDbContextFactory<GreenPlanContext> _contexts;
    private readonly PortalCalendar _calendar;
    private readonly ChangeFeed _feed;
    private readonly ILogger<ReportingBoard> _logger;
    private readonly SemaphoreSlim _counting = new(1, 1);
    private readonly IDisposable _following;
    private int _changes;
    private Counted? _counted;

    public ReportingBoard(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, ChangeFeed feed, ILogger<ReportingBoard> logger)
    {
        (_contexts, _calendar, _feed, _logger) = (contexts, calendar, feed, logger);
        _following = feed.Follow(told =>
        {
            if (told.Any(Alters))
            {
                Interlocked.Increment(ref _changes);
            }
        });
    }

    /// <summary>Whether a page that shows who has reported must look again.</summary>
    public static bool Concerns(Change change) => Alters(change) || change.Kind == ChangeKind.Round;

    public async Task<RoundStanding> ReadAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _counted) is { } known && known.Day == _calendar.Today)
        {
            if (known.Changes == Volatile.Read(ref _changes))
            {
                return known.Round;
            }

            if (known.Took > Patience)
            {
                // Whoever is first counts for all; the others go on with what is known.
                if (await _counting.WaitAsync(TimeSpan.Zero, cancel))
                {
                    _ = CountForAllAsync();
                }

                return known.Round;
            }
        }

        await _counting.WaitAsync(cancel);
        try
        {
            return Volatile.Read(ref _counted) is { } meanwhile && meanwhile.Changes == Volatile.Read(ref _changes) && meanwhile.Day == _calendar.Today
                ? meanwhile.Round
                : await RecountAsync(cancel);
        }
        finally
        {
            _counting.Release();
        }
    }

    private async Task CountForAllAsync()
    {
        try
        {
            await RecountAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or TimeoutException or InvalidOperationException or ObjectDisposedException)
        {
            // The database may be away for a while; the next page asks again.
            LogFailed(failure);
        }
        finally
        {
            _counting.Release();
        }

        _feed.Publish([new Change(ChangeKind.Round, 0)]);
    }

    /// <summary>Counts; the caller holds the right to.</summary>
    private async Task<RoundStanding> RecountAsync(CancellationToken cancel)
    {
        // What changes while it is being counted makes the count old again.
        var (changes, today, started) = (Volatile.Read(ref _changes), _calendar.Today, Stopwatch.GetTimestamp());
        await using var db = await _contexts.CreateDbContextAsync(cancel);
        var round = await CountAsync(db, today, cancel);
        Volatile.Write(ref _counted, new Counted(changes, today, round, Stopwatch.GetElapsedTime(started)));
        return round;
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

    private static bool Alters(Change change) =>
        change.Is(ChangeKind.Task) || change.Is(ChangeKind.Document) || change.Is(ChangeKind.Period) || change.Is(ChangeKind.Department);

    [LoggerMessage(LogLevel.Warning, "Who has reported could not be counted.")]
    private partial void LogFailed(Exception failure);

    private sealed record Counted(int Changes, DateOnly Day, RoundStanding Round, TimeSpan Took);
}
