using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Live;

/// <summary>Two servers on one database, each with its own feed.</summary>
public sealed class ChangeRelayTests(Databases databases) : PortalTest(databases)
{
    private readonly Channel<Change> _here = Channel.CreateUnbounded<Change>();

    private readonly Channel<Change> _there = Channel.CreateUnbounded<Change>();

    // The relay waits in real time, whatever day the test plays on.
    protected override void Register(IServiceCollection services) => services.Replace(
        ServiceDescriptor.Singleton(provider => Relay(provider.GetRequiredService<ChangeFeed>())));

    [Fact]
    public async Task Submit_OnOneServer_IsToldOnBothAndOnceOnEach()
    {
        var department = await AddDepartmentAsync("市能源局");
        var plan = await PublishAsync("2024-09-29", new Sketch("发展光伏", "2025-12-31", (UnitRole.Lead, department)));
        await using var servers = await StartAsync();

        await Reports.SubmitAsync(Staff(department), plan.Tasks[0], department, Entry, Cancel);
        Get<ChangeFeed>().Publish([Mark]);

        var change = new Change(ChangeKind.Task, plan.Tasks[0]);
        Assert.Equal([change], await ToldAsync(_here));
        Assert.Equal([change], await ToldAsync(_there));
    }

    [Fact]
    public async Task Save_RolledBack_IsNotTold()
    {
        await using var servers = await StartAsync();
        await using (var db = Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            db.Departments.Add(new() { Key = "x", Name = "市水利局", FullName = "市水利局", Kind = DepartmentKind.Department, Level = "市" });
            await db.SaveChangesAsync(Cancel);
            await transaction.RollbackAsync(Cancel);
        }

        Get<ChangeFeed>().Publish([Mark]);

        Assert.Empty(await ToldAsync(_here));
        Assert.Empty(await ToldAsync(_there));
    }

    [Fact]
    public async Task Listen_ConnectionsLostAndFoundAgain_TellsThatEverythingMayHaveChanged()
    {
        await using var servers = await StartAsync();
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var kill = new NpgsqlCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'greenplan live' and datname = current_database()", connection);

        await kill.ExecuteNonQueryAsync(Cancel);

        Assert.Equal(Change.Everything, await _there.Reader.ReadAsync(Cancel));
    }

    /// <summary>The end of what is read: changes arrive in the order in which they were told.</summary>
    private static Change Mark { get; } = new(ChangeKind.Period, int.MaxValue);

    private ChangeRelay Relay(ChangeFeed feed) => new(
        ConnectionString, feed, TimeProvider.System, NullLogger<ChangeRelay>.Instance);

    private async Task<IAsyncDisposable> StartAsync()
    {
        var other = new ChangeFeed();
        var end = new CancellationTokenSource();
        Task[] relays = [Get<ChangeRelay>().RunAsync(end.Token), Relay(other).RunAsync(end.Token)];
        var following = new[] { Follow(Get<ChangeFeed>(), _here), Follow(other, _there) };
        await ListeningAsync();

        return new Ending(async () =>
        {
            Array.ForEach(following, follower => follower.Dispose());
            await end.CancelAsync();
            await Task.WhenAll(relays);
            end.Dispose();
        });
    }

    private static IDisposable Follow(ChangeFeed feed, Channel<Change> told) => feed.Follow(changes =>
    {
        foreach (var change in changes)
        {
            told.Writer.TryWrite(change);
        }
    });

    /// <summary>Until the other server listens: it answers a mark.</summary>
    private async Task ListeningAsync()
    {
        Get<ChangeFeed>().Publish([Mark]);

        while (!await ArrivedAsync())
        {
            Get<ChangeFeed>().Publish([Mark]);
        }

        await DrainAsync();
    }

    private async Task<bool> ArrivedAsync()
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        soon.CancelAfter(TimeSpan.FromMilliseconds(200));
        try
        {
            return await _there.Reader.WaitToReadAsync(soon.Token);
        }
        catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Takes away the marks that are still under way.</summary>
    private async Task DrainAsync()
    {
        var last = new Change(ChangeKind.Period, int.MaxValue - 1);
        Get<ChangeFeed>().Publish([last]);

        foreach (var told in new[] { _here, _there })
        {
            while (await told.Reader.ReadAsync(Cancel) != last)
            {
            }
        }
    }

    private static async Task<List<Change>> ToldAsync(Channel<Change> told)
    {
        var changes = new List<Change>();

        for (var change = await told.Reader.ReadAsync(Cancel); change != Mark; change = await told.Reader.ReadAsync(Cancel))
        {
            changes.Add(change);
        }

        return changes;
    }

    private sealed class Ending(Func<Task> end) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await end();
    }
}
