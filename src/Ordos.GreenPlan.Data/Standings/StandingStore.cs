using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Standings;

/// <summary>Writes standings in one statement however many there are, so that the counting triggers run once.</summary>
internal static class StandingStore
{
    private const string Upsert = """
        insert into standings (task_id, document_id, health, reason, amount, state, due, due_band, percent, awaits_acceptance, scheduled, as_of, changes_on, health_since)
        select *, as_of from unnest(@task, @document, @health, @reason, @amount, @state, @due, @band, @percent, @awaits, @scheduled, @asOf, @changes)
            as n(task_id, document_id, health, reason, amount, state, due, due_band, percent, awaits_acceptance, scheduled, as_of, changes_on)
        on conflict (task_id) do update set
            health = excluded.health, reason = excluded.reason, amount = excluded.amount, state = excluded.state,
            due = excluded.due, due_band = excluded.due_band, percent = excluded.percent, awaits_acceptance = excluded.awaits_acceptance,
            scheduled = excluded.scheduled, as_of = excluded.as_of, changes_on = excluded.changes_on,
            health_since = case when standings.health = excluded.health then standings.health_since else excluded.as_of end
        """;

    /// <summary>Makes others who want to write these standings wait until the caller's transaction ends.</summary>
    public static Task LockAsync(GreenPlanContext db, int[] taskIds, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select 1 from standings where task_id = any({taskIds}) order by task_id for no key update", cancel);

    public static async Task WriteAsync(GreenPlanContext db, List<TaskStanding> standings, CancellationToken cancel)
    {
        if (standings.Count == 0)
        {
            return;
        }

        await db.Database.ExecuteSqlRawAsync(
            Upsert,
            [
                Array("task", NpgsqlDbType.Integer, standings, s => s.TaskId),
                Array("document", NpgsqlDbType.Integer, standings, s => s.DocumentId),
                Array("health", NpgsqlDbType.Text, standings, s => s.Health.ToString()),
                Array("reason", NpgsqlDbType.Text, standings, s => s.Reason.ToString()),
                Array("amount", NpgsqlDbType.Integer, standings, s => s.Amount),
                Array("state", NpgsqlDbType.Text, standings, s => s.State.ToString()),
                Array("due", NpgsqlDbType.Date, standings, s => s.Due),
                Array("band", NpgsqlDbType.Text, standings, s => s.DueBand.ToString()),
                Array("percent", NpgsqlDbType.Integer, standings, s => s.Percent),
                Array("awaits", NpgsqlDbType.Boolean, standings, s => s.AwaitsAcceptance),
                Array("scheduled", NpgsqlDbType.Integer, standings, s => s.Scheduled),
                Array("asOf", NpgsqlDbType.Date, standings, s => s.AsOf),
                Array("changes", NpgsqlDbType.Date, standings, s => s.ChangesOn),
            ],
            cancel);
    }

    private static NpgsqlParameter Array<T>(string name, NpgsqlDbType type, List<TaskStanding> standings, Func<TaskStanding, T> value) =>
        new(name, NpgsqlDbType.Array | type) { Value = standings.Select(value).ToArray() };
}
