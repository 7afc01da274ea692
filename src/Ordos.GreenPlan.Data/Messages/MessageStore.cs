using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Ordos.GreenPlan.Data.Messages;

/// <summary>Stores messages in one statement however many there are; what is there already stays as it is.</summary>
internal static class MessageStore
{
    private const string Insert = """
        insert into messages (account_id, kind, subject_id, fact_at, text, task_id, period_id, document_id, is_demo, at)
        select f.*, @at from unnest(@account, @kind, @subject, @fact, @text, @task, @period, @document, @demo) f
        on conflict (account_id, kind, subject_id, fact_at) do nothing
        returning account_id as "Value"
        """;

    /// <returns>For each message that was stored, whose it is.</returns>
    public static Task<List<int>> AddAsync(GreenPlanContext db, IReadOnlyList<NewMessage> messages, DateTime at, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<int>(
            Insert,
            Array("account", NpgsqlDbType.Integer, messages, message => message.To.AccountId),
            Array("kind", NpgsqlDbType.Text, messages, message => message.Kind.ToString()),
            Array("subject", NpgsqlDbType.Integer, messages, message => message.SubjectId),
            Array("fact", NpgsqlDbType.TimestampTz, messages, message => message.FactAt),
            Array("text", NpgsqlDbType.Text, messages, message => message.Text),
            Array("task", NpgsqlDbType.Integer, messages, message => message.TaskId),
            Array("period", NpgsqlDbType.Integer, messages, message => message.PeriodId),
            Array("document", NpgsqlDbType.Integer, messages, message => message.DocumentId),
            Array("demo", NpgsqlDbType.Boolean, messages, message => message.IsDemo),
            new NpgsqlParameter("at", NpgsqlDbType.TimestampTz) { Value = at })
        .ToListAsync(cancel);

    private static NpgsqlParameter Array<T>(string name, NpgsqlDbType type, IReadOnlyList<NewMessage> messages, Func<NewMessage, T> value) =>
        new(name, NpgsqlDbType.Array | type) { Value = messages.Select(value).ToArray() };
}
