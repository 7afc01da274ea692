using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Web.Features.Bulletins;

/// <summary>Rows of the ledger in the form that offices keep it in, batch by batch.</summary>
internal sealed class LedgerFormRows(GreenPlanContext db)
{
    public const int BatchSize = 2000;

    // Asked for by ids, so that the order is kept and each batch is answered from indexes; 目标 are the sentences that hold the task's numbers.
    private const string Batch = """
        select t.title, u.leads, u.others, g.quotes, r.done, r.problems, r.next_step, t.due, t.ongoing, s.percent
        from unnest(@ids) with ordinality wanted (id, place)
        join tasks t on t.id = wanted.id
        join standings s on s.task_id = t.id
        left join lateral (
            select string_agg(a.name_as_printed, '、' order by a.ordinal) filter (where a.role in ('Lead', 'Shared')) as leads,
                   string_agg(a.name_as_printed, '、' order by a.ordinal) filter (where a.role not in ('Lead', 'Shared')) as others
            from assignments a where a.task_id = t.id) u on true
        left join lateral (select string_agg(distinct x.quote, '；') as quotes from targets x where x.task_id = t.id) g on true
        left join lateral (
            select x.done, x.problems, x.next_step from reports x
            where x.task_id = t.id and x.signed_at is not null order by x.signed_at desc limit 1) r on true
        order by wanted.place
        """;

    /// <summary>The tasks in the order of their plans and of the text; few bytes each.</summary>
    /// <param name="plan">Null for all plans in force.</param>
    public async Task<int[]> IdsAsync(int? plan, CancellationToken cancel) => await (
            from standing in db.Standings
            join task in db.Tasks on standing.TaskId equals task.Id
            where plan == null ? !db.Documents.Any(document => document.Id == standing.DocumentId && document.ArchivedAt != null) : standing.DocumentId == plan
            orderby standing.DocumentId, task.Ordinal
            select task.Id)
        .ToArrayAsync(cancel);

    public async Task ReadAsync(int[] ids, Action<DbDataReader> row, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var command = new NpgsqlCommand(Batch, connection);
        command.Parameters.Add(new NpgsqlParameter("ids", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = ids });
        await using var reader = await command.ExecuteReaderAsync(cancel);

        while (await reader.ReadAsync(cancel))
        {
            row(reader);
        }
    }
}
