using Npgsql;
using Ordos.GreenPlan.Testing;
using Xunit;

namespace Ordos.GreenPlan.Data.Tests;

public sealed class PostgresFixtureTests
{
    [Fact]
    public async Task CreateDatabase_GivesEachCallerItsOwnCopyOfThePrepared()
    {
        await using var fixture = new PostgresFixture(PrepareAsync);

        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fixture.CreateDatabaseAsync(TestContext.Current.CancellationToken)));
        await ExecuteAsync(databases[0], "INSERT INTO seen VALUES (1)");

        Assert.Equal(1L, await ExecuteAsync(databases[0], "SELECT count(*) FROM seen"));
        Assert.Equal(0L, await ExecuteAsync(databases[1], "SELECT count(*) FROM seen"));

        foreach (var database in databases)
        {
            await database.DisposeAsync();
        }

        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(databases[0], "SELECT 1"));
    }

    // Leaves a pooled connection open, as a migration does.
    private static async Task PrepareAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("CREATE TABLE seen (id int)", connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
