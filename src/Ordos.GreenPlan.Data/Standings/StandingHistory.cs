using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Standings;

/// <summary>Keeps what the past is asked for: how tasks stood before the portal looked at them, and counts of the days on which periods closed.</summary>
public sealed class StandingHistory(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, HealthThresholds thresholds)
{
    /// <summary>How many closed windows the trend reaches back.</summary>
    public const int DaysKept = 8;

    /// <summary>How many ends of months are counted besides: the days that meetings ask for.</summary>
    private const int MonthsKept = 24;

    /// <summary>How many other days are kept for those who ask again; when there are more, all of them are counted anew where somebody asks.</summary>
    private const int OthersKept = 60;

    private const int BatchSize = 2000;

    /// <summary>Days on which no task stood, so that they are not counted again every minute.</summary>
    private readonly ConcurrentDictionary<DateOnly, bool> _empty = new();

    /// <summary>
    /// Counts the days on which periods have closed and the ends of months, unless they have been counted, after working out the past of plans that have none.
    /// </summary>
    public async Task FollowAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);

        foreach (var plan in await PlansWithoutPastAsync(db, cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await RebuildAsync(db, await db.Standings.Where(standing => standing.DocumentId == plan).Select(standing => standing.TaskId).ToListAsync(cancel), cancel);
            await transaction.CommitAsync(cancel);
        }

        var closed = await ClosedDaysAsync(db, calendar.Today, DaysKept, cancel);
        var kept = await db.DayCounts.Select(count => count.Day).Distinct().ToListAsync(cancel);

        DateOnly[] wanted = [.. closed.Union(MonthEnds())];

        foreach (var day in wanted.Except(kept).Where(day => !_empty.ContainsKey(day)))
        {
            await db.Database.ExecuteSqlAsync($"select keep_day({day})", cancel);
            _ = await db.DayCounts.AnyAsync(count => count.Day == day, cancel) || _empty.TryAdd(day, true);
        }

        if (kept.Except(wanted).Count() > OthersKept)
        {
            await db.DayCounts.Where(count => !wanted.Contains(count.Day)).ExecuteDeleteAsync(cancel);
            await db.DayDepartmentCounts.Where(count => !wanted.Contains(count.Day)).ExecuteDeleteAsync(cancel);
        }
    }

    /// <summary>Counts a past day that somebody asks for, unless it has been: some seconds the first time at a hundred thousand tasks, nothing afterwards.</summary>
    public static async Task KeepAsync(GreenPlanContext db, DateOnly day, CancellationToken cancel)
    {
        if (!await db.DayCounts.AnyAsync(count => count.Day == day, cancel))
        {
            await db.Database.ExecuteSqlAsync($"select keep_day({day})", cancel);
        }
    }

    private IEnumerable<DateOnly> MonthEnds()
    {
        var first = new DateOnly(calendar.Today.Year, calendar.Today.Month, 1);
        return Enumerable.Range(0, MonthsKept).Select(back => first.AddMonths(-back).AddDays(-1));
    }

    /// <summary>Works out anew how tasks stood on past days, from the reports' history, inside the caller's transaction.</summary>
    public async Task RebuildAsync(GreenPlanContext db, IReadOnlyCollection<int> taskIds, CancellationToken cancel)
    {
        foreach (var batch in taskIds.Order().Chunk(BatchSize))
        {
            await StandingStore.LockAsync(db, batch, cancel);
            var standings = await db.Standings.AsNoTracking().Where(standing => batch.Contains(standing.TaskId)).ToDictionaryAsync(standing => standing.TaskId, cancel);
            var spans = (await StandingLoader.LoadAsync(db, [.. standings.Keys], calendar, cancel))
                .ConvertAll(facts => StandingPast.Of(facts, standings[facts.Task.TaskId], thresholds, calendar));

            await db.Database.ExecuteSqlAsync($"delete from standing_spans where task_id = any({batch})", cancel);
            await CopyAsync((NpgsqlConnection)db.Database.GetDbConnection(), spans.SelectMany(own => own), cancel);
            await SetSinceAsync(db, spans, cancel);
        }

        // They counted what has just become different; nobody may count the past as it was before this is committed.
        _empty.Clear();
        await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtext('keep_day')); delete from day_counts; delete from day_department_counts", cancel);
    }

    /// <summary>The last days on which periods closed, the latest first.</summary>
    public static Task<List<DateOnly>> ClosedDaysAsync(GreenPlanContext db, DateOnly before, int most, CancellationToken cancel) =>
        db.Periods.Where(period => period.ClosesOn < before).Select(period => period.ClosesOn).Distinct().OrderDescending().Take(most).ToListAsync(cancel);

    private static Task<List<int>> PlansWithoutPastAsync(GreenPlanContext db, CancellationToken cancel) => db.Database.SqlQuery<int>(
        $"""
        select d.id as "Value" from documents d
        where exists (select from standings s where s.document_id = d.id) and not exists (select from standing_spans s where s.document_id = d.id)
        """).ToListAsync(cancel);

    private static Task<int> SetSinceAsync(GreenPlanContext db, List<List<StandingSpan>> spans, CancellationToken cancel)
    {
        var tasks = spans.Select(own => own[^1].TaskId).ToArray();
        var since = spans.Select(own => own.FindLast(span => span.Health != own[^1].Health)?.Until ?? own[0].Since).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"update standings s set health_since = n.since from unnest({tasks}, {since}) as n(task, since) where s.task_id = n.task and s.health_since <> n.since", cancel);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, IEnumerable<StandingSpan> spans, CancellationToken cancel)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            """
            copy standing_spans (task_id, since, until, document_id, health, reason, state, due, due_band, percent, awaits_acceptance, scheduled_from)
            from stdin (format binary)
            """, cancel);

        foreach (var span in spans)
        {
            writer.StartRow();
            writer.Write(span.TaskId, NpgsqlDbType.Integer);
            writer.Write(span.Since, NpgsqlDbType.Date);
            Write(writer, span.Until, NpgsqlDbType.Date);
            writer.Write(span.DocumentId, NpgsqlDbType.Integer);
            writer.Write(span.Health.ToString(), NpgsqlDbType.Text);
            writer.Write(span.Reason.ToString(), NpgsqlDbType.Text);
            writer.Write(span.State.ToString(), NpgsqlDbType.Text);
            Write(writer, span.Due, NpgsqlDbType.Date);
            writer.Write(span.DueBand.ToString(), NpgsqlDbType.Text);
            Write(writer, span.Percent, NpgsqlDbType.Integer);
            writer.Write(span.AwaitsAcceptance, NpgsqlDbType.Boolean);
            Write(writer, span.ScheduledFrom, NpgsqlDbType.Date);
        }

        await writer.CompleteAsync(cancel);
    }

    private static void Write<T>(NpgsqlBinaryImporter writer, T? value, NpgsqlDbType type)
        where T : struct
    {
        if (value is { } present)
        {
            writer.Write(present, type);
        }
        else
        {
            writer.WriteNull();
        }
    }
}
