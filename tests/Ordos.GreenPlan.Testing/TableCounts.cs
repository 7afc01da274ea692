using System.Globalization;
using Npgsql;

namespace Ordos.GreenPlan.Testing;

/// <summary>What is in every table of a database, for telling whether anything was left behind.</summary>
public static class TableCounts
{
    /// <summary>Rows of each table, by name.</summary>
    public static Task<SortedDictionary<string, string>> RowsAsync(string connectionString, CancellationToken cancel) =>
        ReadAsync(connectionString, "select count(*)::text from {0}", cancel);

    /// <summary>A fingerprint of the contents of each table, by name; kept counts are folded first.</summary>
    public static Task<SortedDictionary<string, string>> ContentsAsync(string connectionString, CancellationToken cancel) =>
        ReadAsync(connectionString, "select coalesce(md5(string_agg(r::text, '|' order by r::text)), '-') from {0} r", cancel);

    private static async Task<SortedDictionary<string, string>> ReadAsync(string connectionString, string query, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await ScalarAsync(source, "select fold_counts()", cancel);
        var tables = (string)(await ScalarAsync(
            source, "select string_agg(quote_ident(tablename), ',') from pg_tables where schemaname = 'public'", cancel))!;
        var result = new SortedDictionary<string, string>(StringComparer.Ordinal);

        foreach (var table in tables.Split(','))
        {
            result[table] = (string)(await ScalarAsync(source, string.Format(CultureInfo.InvariantCulture, query, table), cancel))!;
        }

        return result;
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(cancel);
    }
}
