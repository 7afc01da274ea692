using Npgsql;
using Ordos.GreenPlan.Browser.Tests;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Running;
using Ordos.GreenPlan.Testing;

[assembly: AssemblyFixture(typeof(PortalFixture))]

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>The browser, the databases and the two portals that the tests share.</summary>
public sealed class PortalFixture : IAsyncDisposable
{
    private readonly PostgresFixture _databases;
    private readonly Lazy<Task<Portal>> _reading;
    private readonly Lazy<Task<Portal>> _writing;
    private readonly Lazy<Task<Portal>> _twin;
    private readonly Lazy<Task<Portal>> _sheets;
    private PortalAccounts _accounts = null!;

    public PortalFixture()
    {
        _databases = new PostgresFixture(FillAsync);
        _reading = new(() => NewPortalAsync());
        _writing = new(() => NewPortalAsync());
        _sheets = new(() => NewPortalAsync());
        _twin = new(async () => await (await _writing.Value).TwinAsync());
    }

    public Chromium Chromium { get; } = new();

    /// <summary>A portal in which nobody changes anything, for tests that compare figures.</summary>
    public Task<Portal> ReadingAsync() => _reading.Value;

    /// <summary>A portal for tests that change things of their own.</summary>
    public Task<Portal> WritingAsync() => _writing.Value;

    /// <summary>A portal for tests that fill in rows of the sheet that nobody has begun: each test of a class takes rows of its own, each class a department.</summary>
    public Task<Portal> SheetsAsync() => _sheets.Value;

    /// <summary>Another server on the database of <see cref="WritingAsync"/>.</summary>
    public Task<Portal> TwinAsync() => _twin.Value;

    /// <summary>A portal of the caller's own, with the sample data in it.</summary>
    /// <param name="prepare">What is done to its data before it starts.</param>
    public async Task<Portal> NewPortalAsync(string? prepare = null)
    {
        var database = await _databases.CreateDatabaseAsync();

        if (prepare is not null)
        {
            await using var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(prepare, connection);
            await command.ExecuteNonQueryAsync();
        }

        return await Portal.StartAsync(database, _accounts, Chromium);
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        foreach (var portal in new[] { _twin, _reading, _writing, _sheets }.Where(portal => portal.IsValueCreated))
        {
            await (await portal.Value).DisposeAsync();
        }

        await _databases.DisposeAsync();
    }

    // The portal itself fills the database that all others are copied from: a first start as people see it.
    private async Task FillAsync(string connectionString)
    {
        using var folder = new ScratchFolder();
        await using var first = await PortalProcess.StartAsync(new PortalStart(folder.Path, connectionString, Demo: true));
        _accounts = new PortalAccounts(first.Accounts);
        await first.StopAsync();
    }
}
