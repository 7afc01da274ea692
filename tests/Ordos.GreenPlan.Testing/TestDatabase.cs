using Npgsql;

namespace Ordos.GreenPlan.Testing;

/// <summary>A test's own database.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _maintenance;
    private readonly string _name;

    internal TestDatabase(string connectionString, NpgsqlDataSource maintenance, string name) =>
        (ConnectionString, _maintenance, _name) = (connectionString, maintenance, name);

    public string ConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        await using (var pooled = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        await PostgresFixture.ExecuteAsync(_maintenance, $"DROP DATABASE {_name} WITH (FORCE)", CancellationToken.None);
    }
}
